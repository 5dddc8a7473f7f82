import { expect, test } from 'vitest';
import { prepared } from '../../../electron/store/kernel/archive.ts';
import { redo, undo } from '../../../electron/store/journal/journal.ts';
import { markRead } from '../../../electron/store/briefs/reading-state.ts';
import { markAllRead, unreadOfSources } from '../../../electron/store/briefs/unread-counts.ts';
import type { SourceId } from '../../../shared/ids.ts';
import { givenArchive, givenBrief, postOf, type TestArchive } from '../../helpers/archive.ts';

function whole<T>(steps: Generator<void, T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** So many briefs in the source of imported files, and as many in another one. */
function given(briefs: number): { archive: TestArchive; own: SourceId; other: SourceId } {
  const archive = givenArchive();
  const other = Number(archive.db.prepare(`INSERT INTO source (kind, name, added_at) VALUES ('bundle', 'A stick', ?)`).run(archive.now()).lastInsertRowid) as SourceId;
  for (let at = 0; at < 2 * briefs; at++) {
    const id = givenBrief(archive, postOf({ key: String(at) }));
    if (at % 2 === 1) archive.db.prepare('UPDATE brief SET source_id = ? WHERE id = ?').run(other, id);
  }
  return { archive, own: prepared<SourceId>(archive.db, `SELECT id FROM source WHERE kind = 'files'`).pluck().get()!, other };
}

const counts = ({ db }: TestArchive) => Object.fromEntries(whole(unreadOfSources(db)).map(({ id, unread }) => [id, unread]));

test('unread briefs are counted for each source, and one that was read counts no more', () => {
  const { archive, own, other } = given(3);
  expect(counts(archive)).toEqual({ [own]: 3, [other]: 3 });
  markRead(archive, [prepared<never>(archive.db, 'SELECT id FROM brief WHERE source_id = ? LIMIT 1').pluck().get(other)!], true);
  expect(counts(archive)).toEqual({ [own]: 3, [other]: 2 });
});

test('everything of a source is marked as read in one step, which can be taken back and done again', () => {
  const { archive, own, other } = given(250);
  expect(whole(markAllRead(archive, other))).toBe(250);
  expect(counts(archive)).toEqual({ [own]: 250 });
  undo(archive);
  expect(counts(archive)).toEqual({ [own]: 250, [other]: 250 });
  redo(archive);
  expect([whole(markAllRead(archive, null)), whole(markAllRead(archive, null)), counts(archive)]).toEqual([250, 0, {}]);
});
