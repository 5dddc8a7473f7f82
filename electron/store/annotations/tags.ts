import type { TagName, TagUse } from '../../../shared/contract/calls.ts';
import type { BriefId, HighlightId, TagId } from '../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { prepared, type Archive } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { record, type RowWrite } from '../journal/journal.ts';
import type { NoteTarget } from './notes.ts';

/** Makes the tags of a highlight or a brief exactly these. Case does not make another tag. */
export function setTags(archive: Archive, on: NoteTarget, names: readonly string[]): Result<TagName[]> {
  const { db } = archive;
  const { table, column, id, briefId } = target(db, on);
  if (briefId === null) return fail({ code: 'not-found' });
  const { tags, writes: made } = withTags(archive, names);
  const before = tagsOf(db, on);
  const writes: RowWrite[] = [
    ...made,
    ...before.filter((old) => !tags.some((tag) => tag.id === old.id)).map((old): RowWrite => ({ entity: table, key: [id, old.id], after: null })),
    ...tags.map((tag): RowWrite => ({ entity: table, key: [id, tag.id], after: { [column]: id, tag_id: tag.id } })),
  ];
  record(archive, { label: 'Change tags', briefId }, writes);
  archive.emit('highlights-changed', { briefIds: [briefId] });
  return ok(tagsOf(db, on));
}

/** The tags of these names, and what makes those that are new. Case does not make another tag. */
export function withTags({ db, newId }: Archive, names: readonly string[]): { tags: TagName[]; writes: RowWrite[] } {
  const wanted = new Map(names.map((name) => [foldedCase(name), name]));
  const tags = [...wanted.values()].map((name) => ({ known: tagNamed(db, name), name })).map(({ known, name }) => ({ ...(known ?? { id: newId() as TagId, name }), isNew: !known }));
  return {
    tags: tags.map(({ id, name }) => ({ id, name })),
    writes: tags.filter(({ isNew }) => isNew).map(({ id, name }): RowWrite => ({ entity: 'tag', key: [id], after: { id, name } })),
  };
}

/** As the column compares: only the letters A to Z. */
const foldedCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

export function tagsOf(db: Db, on: NoteTarget): TagName[] {
  const { table, column, id } = target(db, on);
  return prepared<TagName>(db, `
    SELECT tag.id, tag.name FROM ${table} AS tagged JOIN tag ON tag.id = tagged.tag_id WHERE tagged.${column} = ? ORDER BY tag.name COLLATE NOCASE`).all(id);
}

export function tagsOfHighlights(db: Db, ids: readonly HighlightId[]): Map<HighlightId, TagName[]> {
  const rows = prepared<TagName & { highlight_id: HighlightId }>(db, `
    SELECT highlight_id, tag.id, tag.name
    FROM highlight_tag JOIN tag ON tag.id = highlight_tag.tag_id
    WHERE highlight_id IN (SELECT value FROM json_each(?))
    ORDER BY tag.name COLLATE NOCASE`).all(JSON.stringify(ids));
  const tags = new Map<HighlightId, TagName[]>();
  for (const { highlight_id: highlightId, id, name } of rows) tags.set(highlightId, [...(tags.get(highlightId) ?? []), { id, name }]);
  return tags;
}

export function listTags(db: Db): TagUse[] {
  return prepared<TagUse>(db, `
    SELECT id, name,
           (SELECT count(*) FROM highlight_tag JOIN highlight ON highlight.id = highlight_id WHERE tag_id = tag.id AND deleted_at IS NULL)
           + (SELECT count(*) FROM brief_tag WHERE tag_id = tag.id) AS uses
    FROM tag
    ORDER BY name COLLATE NOCASE`).all();
}

export function tagNamed(db: Db, name: string): TagName | undefined {
  return prepared<TagName>(db, 'SELECT id, name FROM tag WHERE name = ?').get(name);
}

function target(db: Db, on: NoteTarget) {
  if ('briefId' in on) {
    const found = prepared(db, 'SELECT 1 FROM brief WHERE id = ?').get(on.briefId);
    return { table: 'brief_tag', column: 'brief_id', id: on.briefId, briefId: found ? on.briefId : null } as const;
  }
  const row = prepared<{ brief_id: BriefId }>(db, 'SELECT brief_id FROM highlight WHERE id = ?').get(on.highlightId);
  return { table: 'highlight_tag', column: 'highlight_id', id: on.highlightId, briefId: row?.brief_id ?? null } as const;
}
