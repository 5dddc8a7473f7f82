import type { TagName } from '../../shared/contract.ts';
import type { BriefId, HighlightId, TagId } from '../../shared/ids.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { prepared, type Archive } from './archive.ts';
import type { Db } from './database.ts';
import { record, type RowWrite } from './journal.ts';
import type { NoteTarget } from './notes.ts';

/** Makes the tags of a highlight or a brief exactly these. Case does not make another tag. */
export function setTags(archive: Archive, on: NoteTarget, names: readonly string[]): Result<TagName[]> {
  const { db, newId } = archive;
  const { table, column, id, briefId } = target(db, on);
  if (briefId === null) return fail({ code: 'not-found' });
  const wanted = new Map(names.map((name) => [name.toLowerCase(), name]));
  const tags = [...wanted.values()].map((name) => tagNamed(db, name) ?? { id: newId() as TagId, name, isNew: true });
  const before = tagsOf(db, on);
  const writes: RowWrite[] = [
    ...tags.filter((tag) => 'isNew' in tag).map((tag): RowWrite => ({ entity: 'tag', key: [tag.id], after: { id: tag.id, name: tag.name } })),
    ...before.filter((old) => !tags.some((tag) => tag.id === old.id)).map((old): RowWrite => ({ entity: table, key: [id, old.id], after: null })),
    ...tags.map((tag): RowWrite => ({ entity: table, key: [id, tag.id], after: { [column]: id, tag_id: tag.id } })),
  ];
  record(archive, { label: 'Change tags', briefId }, writes);
  archive.emit('highlights-changed', { briefIds: [briefId] });
  return ok(tagsOf(db, on));
}

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

export function listTags(db: Db): (TagName & { uses: number })[] {
  return prepared<TagName & { uses: number }>(db, `
    SELECT id, name,
           (SELECT count(*) FROM highlight_tag WHERE tag_id = tag.id) + (SELECT count(*) FROM brief_tag WHERE tag_id = tag.id) AS uses
    FROM tag
    ORDER BY name COLLATE NOCASE`).all();
}

function tagNamed(db: Db, name: string): TagName | undefined {
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
