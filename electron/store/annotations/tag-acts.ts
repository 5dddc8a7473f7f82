import type { BriefId, HighlightId, TagId } from '../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { prepared, type Archive } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { record, type RowWrite } from '../journal/journal.ts';
import { tagNamed, withTags } from './tags.ts';

/*
 * What is done to many highlights, or to a tag everywhere. Each act is one step.
 */

/** Adds and takes away tags; a highlight that has a tag already keeps it. */
export function tagHighlights(archive: Archive, ids: readonly HighlightId[], add: readonly string[], remove: readonly TagId[]): Result<null> {
  const { db } = archive;
  const known = prepared<{ id: HighlightId; briefId: BriefId }>(db, `
    SELECT highlight.id, brief_id AS briefId FROM json_each(?) AS wanted CROSS JOIN highlight ON highlight.id = wanted.value`).all(JSON.stringify([...new Set(ids)]));
  if (known.length === 0) return fail({ code: 'not-found' });
  const { tags, writes } = withTags(archive, add);
  const had = remove.flatMap((tagId) => known.map(({ id }): RowWrite => ({ entity: 'highlight_tag', key: [id, tagId], after: null })));
  const gets = tags.flatMap((tag) => known.map(({ id }): RowWrite => ({ entity: 'highlight_tag', key: [id, tag.id], after: { highlight_id: id, tag_id: tag.id } })));
  const briefIds = [...new Set(known.map(({ briefId }) => briefId))];
  const label = known.length === 1 ? 'Change tags' : `Change tags of ${known.length} highlights`;
  record(archive, { label, briefId: briefIds.length === 1 ? briefIds[0]! : null }, [...writes, ...had, ...gets]);
  archive.emit('highlights-changed', { briefIds });
  return ok(null);
}

/** Another spelling of the same name is allowed; the name of another tag is not, for that would be merging. */
export function renameTag(archive: Archive, id: TagId, name: string): Result<null> {
  const { db } = archive;
  if (!prepared(db, 'SELECT 1 FROM tag WHERE id = ?').get(id)) return fail({ code: 'not-found' });
  const other = tagNamed(db, name);
  if (other && other.id !== id) return fail({ code: 'tag-known', detail: other.name });
  record(archive, { label: 'Rename tag', briefId: null }, [{ entity: 'tag', key: [id], after: { id, name } }]);
  archive.emit('highlights-changed', { briefIds: briefsWith(db, [id]) });
  return ok(null);
}

/** Whatever has one of the tags has `into` instead; the others are gone. */
export function mergeTags(archive: Archive, ids: readonly TagId[], into: TagId): Result<null> {
  const { db } = archive;
  const merged = existing(db, ids).filter((id) => id !== into);
  if (merged.length === 0 || !prepared(db, 'SELECT 1 FROM tag WHERE id = ?').get(into)) return fail({ code: 'not-found' });
  const briefIds = briefsWith(db, merged);
  const gets = merged.flatMap((id) => [
    ...taggedHighlights(db, id).map((highlight): RowWrite => ({ entity: 'highlight_tag', key: [highlight, into], after: { highlight_id: highlight, tag_id: into } })),
    ...taggedBriefs(db, id).map((brief): RowWrite => ({ entity: 'brief_tag', key: [brief, into], after: { brief_id: brief, tag_id: into } })),
  ]);
  record(archive, { label: merged.length === 1 ? 'Merge tags' : `Merge ${merged.length + 1} tags`, briefId: null }, [...once(gets), ...merged.flatMap((id) => without(db, id))]);
  archive.emit('highlights-changed', { briefIds });
  return ok(null);
}

export function deleteTags(archive: Archive, ids: readonly TagId[]): Result<null> {
  const { db } = archive;
  const known = existing(db, ids);
  if (known.length === 0) return fail({ code: 'not-found' });
  const briefIds = briefsWith(db, known);
  record(archive, { label: known.length === 1 ? 'Delete tag' : `Delete ${known.length} tags`, briefId: null }, known.flatMap((id) => without(db, id)));
  archive.emit('highlights-changed', { briefIds });
  return ok(null);
}

/** The tag goes last: what hangs on it must be gone before, and undo brings it back first. */
function without(db: Db, id: TagId): RowWrite[] {
  return [
    ...taggedHighlights(db, id).map((highlight): RowWrite => ({ entity: 'highlight_tag', key: [highlight, id], after: null })),
    ...taggedBriefs(db, id).map((brief): RowWrite => ({ entity: 'brief_tag', key: [brief, id], after: null })),
    { entity: 'tag', key: [id], after: null },
  ];
}

/** What has two of the merged tags gets the other one once. */
const once = (writes: readonly RowWrite[]): RowWrite[] => [...new Map(writes.map((write) => [JSON.stringify([write.entity, write.key]), write])).values()];

const existing = (db: Db, ids: readonly TagId[]): TagId[] =>
  prepared<TagId>(db, 'SELECT id FROM tag WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id').pluck().all(JSON.stringify(ids));

/** In the trash too: what is restored comes back with the tags it would have. */
const taggedHighlights = (db: Db, id: TagId): HighlightId[] =>
  prepared<HighlightId>(db, 'SELECT highlight_id FROM highlight_tag WHERE tag_id = ? ORDER BY highlight_id').pluck().all(id);

const taggedBriefs = (db: Db, id: TagId): BriefId[] => prepared<BriefId>(db, 'SELECT brief_id FROM brief_tag WHERE tag_id = ? ORDER BY brief_id').pluck().all(id);

/** Briefs that have one of the tags, or a highlight with it. */
export function briefsWith(db: Db, ids: readonly TagId[]): BriefId[] {
  return prepared<BriefId>(db, `
    SELECT brief_id FROM brief_tag WHERE tag_id IN (SELECT value FROM json_each(@ids))
    UNION
    SELECT highlight.brief_id FROM highlight_tag JOIN highlight ON highlight.id = highlight_id WHERE tag_id IN (SELECT value FROM json_each(@ids))`)
    .pluck().all({ ids: JSON.stringify(ids) });
}
