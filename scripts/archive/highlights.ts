import type { Archive } from '../../electron/store/kernel/archive.ts';
import { createHighlight } from '../../electron/store/annotations/highlights.ts';
import { saveNote } from '../../electron/store/annotations/notes.ts';
import { setTags } from '../../electron/store/annotations/tags.ts';
import { COLOURS } from '../../shared/contract/calls.ts';
import type { BriefId, HighlightId, Instant, RevisionId, TextOffset } from '../../shared/ids.ts';
import { randomFrom } from './random.ts';

const TAGS = ['claim', 'evidence', 'doubt', 'figures', 'check', 'sanctions', 'shipping', 'grain', 'memo 12', 'quote'];
/** Highlights made in one transaction. */
const BATCH = 500;

/** Adds highlights on whole words, spread over the briefs and over two years of making. Adds nothing when there are some. */
export function makeHighlights(archive: Archive, count: number, seed: number): void {
  const { db } = archive;
  if (db.prepare('SELECT 1 FROM highlight LIMIT 1').get() !== undefined) return;
  const random = randomFrom(seed);
  const briefs = db.prepare<unknown[], { briefId: BriefId; revisionId: RevisionId; text: string }>(`
    SELECT brief.id AS briefId, revision_id AS revisionId, text FROM brief JOIN revision ON revision.id = revision_id ORDER BY brief.id LIMIT 2000`).all();
  if (briefs.length === 0) return;
  for (let from = 0; from < count; from += BATCH) {
    db.transaction(() => {
      for (let n = from; n < Math.min(from + BATCH, count); n++) {
        const made = new Date(Date.UTC(2024, 0, 1) + Math.floor((n / count) * 730 * 86_400_000)).toISOString() as Instant;
        makeOne({ ...archive, now: () => made }, briefs[Math.floor(random() * briefs.length)]!, n, random);
      }
    }).immediate();
  }
}

function makeOne(archive: Archive, { briefId, revisionId, text }: { briefId: BriefId; revisionId: RevisionId; text: string }, n: number, random: () => number): void {
  const from = text.indexOf(' ', Math.floor(random() * Math.max(1, text.length - 300))) + 1;
  const end = text.indexOf(' ', from + 30 + Math.floor(random() * 200));
  const made = createHighlight(archive, {
    briefId, revisionId, start: from as TextOffset, end: (end < from ? text.length : end) as TextOffset, colour: COLOURS[Math.floor(random() ** 2 * COLOURS.length)]!, quoteId: null,
  });
  if (!made.ok) return;
  const id: HighlightId = made.value.id;
  if (n % 3 === 0) setTags(archive, { highlightId: id }, [TAGS[n % TAGS.length]!, ...(n % 4 === 0 ? [TAGS[(n * 7) % TAGS.length]!] : [])]);
  if (n % 5 === 0) saveNote(archive, { highlightId: id }, `Note ${n}: compare with the memo of last spring.`, `made ${n}`);
}
