import { v7 as uuidv7 } from 'uuid';
import type { Archive } from '../../electron/store/archive.ts';
import type { Db } from '../../electron/store/database.ts';
import { createHighlight } from '../../electron/store/highlights.ts';
import { deviceOf } from '../../electron/store/settings.ts';
import { randomFrom } from '../../scripts/archive/random.ts';
import type { BriefId, Instant, RevisionId, TextOffset } from '../../shared/ids.ts';
import type { KeptBrief } from './kept.ts';

/** Of ten briefs, so many get a highlight or two. */
const SHARE = 4;

/** Highlights as an analyst would leave them: a run of words here and there, in four briefs of ten. */
export function makeHighlights(db: Db, folder: string, kept: ReadonlyMap<string, KeptBrief>, seed: number): void {
  const random = randomFrom(seed);
  const archive: Archive = { db, folder, device: deviceOf(db, uuidv7), now: () => new Date().toISOString() as Instant, newId: uuidv7, emit: () => {} };
  const revisionOf = db.prepare<unknown[], RevisionId>('SELECT revision_id FROM brief WHERE id = ?').pluck();
  for (const { id, text } of kept.values()) {
    if (text.length < 200 || random() * 10 >= SHARE) continue;
    for (let n = 0; n < 2; n++) {
      const start = Math.floor(random() * (text.length - 120)) as TextOffset;
      const end = (start + 20 + Math.floor(random() * 100)) as TextOffset;
      createHighlight(archive, { briefId: id as BriefId, revisionId: revisionOf.get(id)!, start, end, colour: 'yellow', quoteId: null });
    }
  }
}

/** Highlights whose words stand once in the current text of their brief, but that are shown elsewhere or not at all. */
export function misplaced(db: Db): string[] {
  const rows = db.prepare<unknown[], { id: string; exact: string; text: string; start: number | null; end: number | null; verdict: string | null; home: 0 | 1 }>(`
    SELECT highlight.id, exact, revision.text, highlight_place.start, highlight_place."end", verdict, highlight.revision_id = brief.revision_id AS home
    FROM highlight
    JOIN brief ON brief.id = highlight.brief_id
    JOIN revision ON revision.id = brief.revision_id
    LEFT JOIN highlight_place ON highlight_id = highlight.id AND highlight_place.revision_id = brief.revision_id`).all();
  return rows.flatMap(({ id, exact, text, start, end, verdict, home }) => {
    if (home === 1) return [];
    if (verdict === null) return [`highlight ${id} has no place in the new text`];
    const isOnce = text.split(exact).length === 2;
    return !isOnce || (start !== null && text.slice(start, end!) === exact) ? [] : [`highlight ${id} (${verdict}) has left its words: ${JSON.stringify(exact.slice(0, 60))}`];
  });
}
