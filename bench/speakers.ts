import { workOn } from '../scripts/archive/make.ts';
import { listAlike } from '../electron/store/speakers/alike-speakers.ts';
import type { Archive } from '../electron/store/kernel/archive.ts';
import { undo } from '../electron/store/journal/journal.ts';
import { mergeSpeakers } from '../electron/store/speakers/people.ts';
import { countQuotes, listQuotes } from '../electron/store/speakers/quotes.ts';
import { getSpeaker, listSpeakers } from '../electron/store/speakers/speakers.ts';
import type { QuoteFilter } from '../shared/contract/calls.ts';
import { atMost, quantile, type Figure, type Row } from './row.ts';

/*
 * Quotes and speakers of the whole archive, as the window asks for them. The floor is sixty quotes read by their ids, and nothing else.
 */

const PAGE = 60;
const EVERY_QUOTE: QuoteFilter = { text: '', speakerId: null, role: null, topicId: null, sourceId: null, from: null, to: null };

export const rows: Row[] = [
  {
    name: 'speakers',
    async run(surroundings) {
      const figures: Figure[] = [];
      workOn(await surroundings.archive(), (archive) => { figures.push(...measured(archive)); });
      return figures;
    },
  },
];

function measured(archive: Archive): Figure[] {
  const { db } = archive;
  const ids = db.prepare<unknown[], number>('SELECT id FROM quote ORDER BY id').pluck().all();
  const own = db.prepare('SELECT * FROM quote WHERE id = ?');
  const quotes = ids.length.toLocaleString('en');
  const speakers = listSpeakers(db, { text: '', order: 'quotes', offset: 0, limit: PAGE });
  const topics = countQuotes(db, { filter: EVERY_QUOTE, by: 'topic', name: '', limit: PAGE });
  const [most, second] = speakers.rows;
  const page = (filter: QuoteFilter, total: number) => (n: number) =>
    listQuotes(db, { filter, order: 'newest', offset: (n * 977) % Math.max(1, total - PAGE), limit: PAGE });
  const floor = median((n) => { for (const id of ids.slice((n * 977) % ids.length).slice(0, PAGE)) own.get(id); });
  const figure = (name: string, value: number, note: string, least: number | null = null): Figure => ({
    name: `speakers: ${name}`, value, unit: 'ms', floor: least, bound: atMost(value, 100, 'ms'), note,
  });
  const ofTopic = { ...EVERY_QUOTE, topicId: topics.values[0]!.id as QuoteFilter['topicId'] };
  return [
    figure(`a page of 60 of ${quotes} quotes`, median(page(EVERY_QUOTE, ids.length)), 'median of 30 places', floor),
    figure('a page of one speaker', median(page({ ...EVERY_QUOTE, speakerId: most!.id }, most!.quotes)), `median of 30; ${most!.quotes} quotes`, floor),
    figure('a page of the commonest topic', median(page(ofTopic, topics.values[0]!.quotes)), `median of 30; ${topics.values[0]!.quotes} quotes`, floor),
    figure('counts of every speaker', median(() => countQuotes(db, { filter: EVERY_QUOTE, by: 'speaker', name: '', limit: PAGE })), 'median of 30'),
    figure('counts of every topic', median(() => countQuotes(db, { filter: EVERY_QUOTE, by: 'topic', name: '', limit: PAGE })), 'median of 30'),
    figure(`a page of 60 of ${speakers.total} speakers`, median(() => listSpeakers(db, { text: '', order: 'quotes', offset: 0, limit: PAGE })), 'median of 30'),
    figure('a speaker’s own page', median(() => getSpeaker(db, most!.id)), 'median of 30'),
    figure('all names that may be one person’s', median(() => listAlike(db, { offset: 0, limit: PAGE })), 'median of 30'),
    figure('merging two speakers and taking it back', median(() => {
      const merged = mergeSpeakers(archive, [second!.id], most!.id);
      if (!merged.ok) throw new Error(`not merged: ${merged.failure.code}`);
      undo(archive);
    }, 12), 'median of 12; no wait for the disk'),
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
