import { makeHighlights } from '../scripts/archive/highlights.ts';
import { workOn } from '../scripts/archive/make.ts';
import type { Archive } from '../electron/store/kernel/archive.ts';
import { citedHighlights } from '../electron/store/annotations/cited-highlights.ts';
import { listHighlights, pickHighlights, surveyHighlights } from '../electron/store/annotations/highlight-list.ts';
import { countHighlightValues } from '../electron/store/annotations/highlight-values.ts';
import { undo } from '../electron/store/journal/journal.ts';
import { tagHighlights } from '../electron/store/annotations/tag-acts.ts';
import { EVERY_HIGHLIGHT, type HighlightListing } from '../shared/contract/calls.ts';
import { writeHighlights } from '../shared/export/highlights.ts';
import type { HighlightId } from '../shared/ids.ts';
import { atMost, quantile, type Figure, type Row } from './row.ts';

/*
 * Ten thousand highlights over all briefs, as the window asks for them. The floor is the same sixty rows read by their ids, and nothing else.
 */

const HIGHLIGHTS = 10_000;
const PAGE = 60;

export const rows: Row[] = [
  {
    name: 'notes',
    async run(surroundings) {
      const figures: Figure[] = [];
      const folder = await surroundings.archive();
      workOn(folder, (archive) => {
        makeHighlights(archive, HIGHLIGHTS, 1);
        figures.push(...measured(archive));
      });
      return figures;
    },
  },
];

function measured(archive: Archive): Figure[] {
  const { db } = archive;
  const plain: HighlightListing = { filter: EVERY_HIGHLIGHT, group: 'none', order: 'newest' };
  const grouped: HighlightListing = { ...plain, group: 'tag' };
  const written: HighlightListing = { ...plain, filter: { ...EVERY_HIGHLIGHT, text: 'memo' } };
  const ids = pickHighlights(db, { ...plain, offset: 0, limit: HIGHLIGHTS });
  const own = db.prepare('SELECT * FROM highlight WHERE id = ?');
  const page = (listing: HighlightListing) => (n: number) => listHighlights(db, { ...listing, offset: (n * 977) % (HIGHLIGHTS - PAGE), limit: PAGE });
  const floor = median((n) => { for (const id of ids.slice((n * 977) % HIGHLIGHTS).slice(0, PAGE)) own.get(id); });
  const some = (n: number): HighlightId[] => ids.slice(n * 500, n * 500 + 500);
  const figure = (name: string, value: number, limit: number | null, note: string, least: number | null = null): Figure => ({
    name: `notes: ${name}`, value, unit: 'ms', floor: least, bound: limit === null ? null : atMost(value, limit, 'ms'), note,
  });
  return [
    figure('a page of 60 of 10,000', median(page(plain)), 16, 'median of 30 places', floor),
    figure('a page under the headings of tags', median(page(grouped)), 100, 'median of 30 places', floor),
    figure('a page of a search', median(() => listHighlights(db, { ...written, offset: 0, limit: PAGE })), 100, 'median of 30', floor),
    figure('the headings of tags', median(() => surveyHighlights(db, grouped)), 100, 'median of 30'),
    figure('every value with its count', median(() => countHighlightValues(db, EVERY_HIGHLIGHT)), 100, 'median of 30'),
    figure('tagging 500 in one step', median((n) => tagHighlights(archive, some(n), ['bench'], []), 12), 100, 'median of 12; no wait for the disk'),
    figure('taking it back', median(() => undo(archive), 12), 100, 'median of 12; no wait for the disk'),
    figure('tagging all 10,000', median(() => tagHighlights(archive, ids, ['all'], []), 1), null, 'once; no wait for the disk'),
    figure('exporting all 10,000 as Markdown', median(() => writeHighlights(citedHighlights(db, ids), 'markdown'), 1), null, 'once'),
  ];
}

function median(run: (n: number) => unknown, times = 30): number {
  const each = Array.from({ length: times }, (_, n) => {
    const started = performance.now();
    run(n);
    return performance.now() - started;
  });
  return quantile(each, 0.5);
}
