import { v7 as uuidv7 } from 'uuid';
import { DERIVERS } from '../../electron/store/process/derivers.ts';
import type { Archive } from '../../electron/store/kernel/archive.ts';
import type { Db } from '../../electron/store/kernel/database.ts';
import { createHighlight } from '../../electron/store/annotations/highlights.ts';
import { deviceOf } from '../../electron/store/kernel/settings.ts';
import { randomFrom } from '../../scripts/archive/random.ts';
import type { BriefId, Instant, RevisionId, TextOffset } from '../../shared/ids.ts';
import type { KeptBrief } from './kept.ts';

/** Of ten briefs, so many get a highlight or two. */
const SHARE = 4;

/** Highlights as an analyst would leave them: a run of words here and there, in four briefs of ten. */
export function makeHighlights(db: Db, folder: string, kept: ReadonlyMap<string, KeptBrief>, seed: number): void {
  const random = randomFrom(seed);
  const archive: Archive = { db, folder, device: deviceOf(db, uuidv7), now: () => new Date().toISOString() as Instant, newId: uuidv7, derive: DERIVERS, emit: () => {} };
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

interface PlacedHighlight {
  id: string;
  exact: string;
  /** The text it was made in, and where. */
  home: string;
  homeStart: number;
  homeEnd: number;
  /** The brief's text now, and where the highlight is shown; null when it is not, or when nobody has looked yet. */
  text: string;
  start: number | null;
  end: number | null;
  verdict: string | null;
  isHome: 0 | 1;
}

/**
 * Highlights whose words stood once in their brief and stand once in its current text, but that are shown elsewhere or not at all. Words, not
 * letters: where "shipments" became "consignments", its "ents" is not what was highlighted. Of a sentence that stood twice, the one that was
 * not edited is not what was highlighted either.
 */
export function misplaced(db: Db): string[] {
  const rows = db.prepare<unknown[], PlacedHighlight>(`
    SELECT highlight.id, exact, home.text AS home, highlight.start AS homeStart, highlight."end" AS homeEnd,
           revision.text, highlight_place.start, highlight_place."end", verdict, highlight.revision_id = brief.revision_id AS isHome
    FROM highlight
    JOIN revision AS home ON home.id = highlight.revision_id
    JOIN brief ON brief.id = highlight.brief_id
    JOIN revision ON revision.id = brief.revision_id
    LEFT JOIN highlight_place ON highlight_id = highlight.id AND highlight_place.revision_id = brief.revision_id`).all();
  return rows.flatMap(({ id, exact, home, homeStart, homeEnd, text, start, end, verdict, isHome }) => {
    if (isHome === 1) return [];
    if (verdict === null) return [`highlight ${id} has no place in the new text`];
    const isOnce = [exact, wholeWords(home, homeStart, homeEnd)].every((words) => isOnceIn(home, words) && isOnceIn(text, words));
    return !isOnce || (start !== null && text.slice(start, end!) === exact) ? [] : [`highlight ${id} (${verdict}) has left its words: ${JSON.stringify(exact.slice(0, 60))}`];
  });
}

function isOnceIn(text: string, words: string): boolean {
  return text.split(words).length === 2;
}

/** The range with the rest of the words in which it begins and ends. */
function wholeWords(text: string, start: number, end: number): string {
  const before = /[\p{L}\p{M}\p{N}]*$/u.exec(text.slice(0, start))?.[0] ?? '';
  const after = /^[\p{L}\p{M}\p{N}]*/u.exec(text.slice(end))?.[0] ?? '';
  return before + text.slice(start, end) + after;
}
