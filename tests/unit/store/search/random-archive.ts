import Database from 'better-sqlite3';
import fc from 'fast-check';
import { firstIdOfDay } from '../../../../electron/store/briefs/brief-ids.ts';
import type { Db } from '../../../../electron/store/kernel/database.ts';
import { MIGRATIONS } from '../../../../electron/store/kernel/migration-list.ts';
import { indexHighlight, indexNote } from '../../../../electron/store/search-index/index-annotations.ts';
import { indexBrief } from '../../../../electron/store/search-index/index-briefs.ts';
import type { BriefId, CalendarDate, HighlightId, NoteId } from '../../../../shared/ids.ts';
import type { Searched } from '../../../../shared/search/evaluate.ts';
import type { Flag, Thing } from '../../../../shared/search/query.ts';
import { wordsOf, wordsOfList } from '../../../../shared/search/words.ts';

/** A brief as a test draws it: everything a search can ask about. */
export interface DrawnBrief {
  date: string | null;
  title: string;
  source: string;
  series: string | null;
  authors: string[];
  topics: string[];
  /** Each section is a heading and paragraphs; its text is both. Quotes are whole paragraphs. */
  sections: { heading: string; paragraphs: { text: string; speaker: string | null }[] }[];
  hasImage: boolean;
  unread: boolean;
  starred: boolean;
  updated: boolean;
  missing: boolean;
  tags: string[];
  highlights: { exact: string; colour: string; verdict: string | null; note: string | null; tags: string[]; trashed: boolean }[];
  notes: string[];
}

export const VOCABULARY = [
  'iran', 'Russia', 'sanctions', 'sanction', 'fading', 'autocrat', 'US', 'U.S.', '300,000', '36-hour', 'O’Brien', 'Erdoğan', 'mutiny', '制裁', 'the',
] as const;
const word = fc.constantFrom(...VOCABULARY);
const phrase = (most: number) => fc.array(word, { minLength: 1, maxLength: most }).map((parts) => parts.join(' '));
const names = fc.uniqueArray(phrase(2), { maxLength: 3, selector: (name) => name.toLowerCase() });

export const drawnBrief: fc.Arbitrary<DrawnBrief> = fc.record({
  date: fc.option(fc.constantFrom('2022-12-31', '2023-01-01', '2023-06-28', '2023-06-30', '2024-02-29'), { freq: 6 }),
  title: phrase(4),
  source: fc.constantFrom('iran desk', 'Russia Desk', 'the autocrat'),
  series: fc.option(fc.constantFrom('fading mutiny', 'sanctions')),
  authors: names,
  topics: names,
  sections: fc.array(
    fc.record({
      heading: phrase(2),
      paragraphs: fc.array(fc.record({ text: phrase(8), speaker: fc.option(phrase(2), { freq: 2 }) }), { minLength: 1, maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  hasImage: fc.boolean(),
  unread: fc.boolean(),
  starred: fc.boolean(),
  updated: fc.boolean(),
  missing: fc.boolean(),
  tags: names,
  highlights: fc.array(
    fc.record({
      exact: phrase(3),
      colour: fc.constantFrom('yellow', 'green', 'blue'),
      verdict: fc.option(fc.constantFrom('intact', 'number', 'lost')),
      note: fc.option(phrase(3)),
      tags: names,
      trashed: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  notes: fc.array(phrase(3), { maxLength: 1 }),
});

/** An archive in memory with these briefs in the index; answers each brief's id and what the oracle sees of it. */
export function archiveOf(drawn: readonly DrawnBrief[]): { db: Db; briefs: { id: BriefId; searched: Searched }[] } {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  for (const { sql } of MIGRATIONS) db.exec(sql);
  const briefs = db.transaction(() => drawn.map((brief, at) => insert(db, brief, at + 1)))();
  return { db, briefs };
}

/** The oracle's picture of a brief. */
export function searchedOf(brief: DrawnBrief): Searched {
  const text = textOf(brief);
  const live = brief.highlights.filter(({ trashed }) => !trashed);
  const notes = [...live.flatMap(({ note }) => (note === null ? [] : [note])), ...brief.notes];
  const quotes = brief.sections.flatMap(({ paragraphs }) => paragraphs.filter(({ speaker }) => speaker !== null));
  const speakers = [...new Set(quotes.map(({ speaker }) => speaker as string))];
  const yours = [...notes, ...live.map(({ exact }) => exact).filter((exact) => !text.includes(exact))];
  const flags = new Set<Flag>();
  if (brief.unread) flags.add('unread');
  if (brief.starred) flags.add('starred');
  if (brief.updated) flags.add('updated');
  if (brief.missing) flags.add('missing');
  const things = new Set<Thing>();
  if (live.length > 0) things.add('highlight');
  if (notes.length > 0) things.add('note');
  if (brief.hasImage) things.add('image');
  const column = (values: readonly string[]) => wordsOfList(values);
  const each = (values: readonly string[]) => values.map(wordsOf);
  return {
    day: brief.date,
    texts: [wordsOf(brief.title), wordsOf(text), column(brief.topics), column(speakers), column(brief.authors), column(yours)],
    fields: {
      title: [wordsOf(brief.title)],
      in: brief.sections.map(({ heading }) => wordsOf(heading)),
      topic: [column(brief.topics)],
      source: [wordsOf(brief.source)],
      series: [wordsOf(brief.series ?? '')],
      speaker: [column(speakers)],
      by: [column(brief.authors)],
      tag: each([...brief.tags, ...live.flatMap(({ tags }) => tags)]),
      note: each(notes),
      quote: each(quotes.map((quote) => quote.text)),
      color: live.map(({ colour }) => [colour]),
      verdict: live.map(({ verdict }) => [verdict ?? 'intact']),
    },
    sections: brief.sections.map((section) => ({ heading: wordsOf(section.heading), text: wordsOf(sectionText(section)) })),
    flags,
    things,
  };
}

const sectionText = ({ heading, paragraphs }: DrawnBrief['sections'][number]): string =>
  [heading, ...paragraphs.map(({ text }) => text)].join('\n');
const textOf = ({ sections }: DrawnBrief): string => sections.map(sectionText).join('\n');

function insert(db: Db, brief: DrawnBrief, n: number): { id: BriefId; searched: Searched } {
  const id = (firstIdOfDay(brief.date as CalendarDate | null) + n) as BriefId;
  const text = textOf(brief);
  const body = { type: 'root', children: brief.hasImage ? [{ type: 'element', tagName: 'img', properties: {}, children: [] }] : [] };
  db.prepare(`INSERT INTO source (kind, name, address, added_at) VALUES ('files', ?, ?, '') ON CONFLICT DO NOTHING`).run(brief.source, brief.source);
  const source = db.prepare('SELECT id FROM source WHERE name = ?').pluck().get(brief.source);
  db.prepare(`INSERT INTO brief (id, source_id, key, revision_id, title, date, series, authors, excerpt, words, status, added_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', 1, ?, '')`)
    .run(id, source, String(n), n, brief.title, brief.date, brief.series, JSON.stringify(brief.authors), brief.missing ? 'gone' : 'published');
  const revision = db.prepare(`INSERT INTO revision (id, brief_id, number, title, body, text, text_version, hash, fetched_at)
    VALUES (?, ?, ?, ?, ?, ?, 1, '', '')`);
  if (brief.updated) revision.run(n + 100_000, id, 1, brief.title, '{}', 'words of before');
  revision.run(n, id, brief.updated ? 2 : 1, brief.title, JSON.stringify(body), text);
  insertParts(db, brief, n);
  insertNames(db, brief, id);
  if (!brief.unread || brief.starred) {
    db.prepare('INSERT INTO reading (brief_id, read_at, starred_at) VALUES (?, ?, ?)').run(id, brief.unread ? null : 'x', brief.starred ? 'x' : null);
  }
  indexBrief(db, id);
  insertAnnotations(db, brief, id, n);
  return { id, searched: searchedOf(brief) };
}

function insertParts(db: Db, brief: DrawnBrief, revisionId: number): void {
  let at = 0;
  let quotes = 0;
  brief.sections.forEach((section, position) => {
    const end = at + sectionText(section).length;
    db.prepare('INSERT INTO section VALUES (?, ?, ?, 2, ?, ?)').run(revisionId, position, section.heading, at, end);
    let start = at + section.heading.length + 1;
    for (const { text, speaker } of section.paragraphs) {
      if (speaker !== null) {
        db.prepare('INSERT INTO speaker (name) VALUES (?) ON CONFLICT DO NOTHING').run(speaker);
        db.prepare('INSERT INTO quote (revision_id, position, start, "end", exact, speaker_id) SELECT ?, ?, ?, ?, ?, id FROM speaker WHERE name = ?')
          .run(revisionId, quotes++, start, start + text.length, text, speaker);
      }
      start += text.length + 1;
    }
    at = end + 1;
  });
}

function insertNames(db: Db, brief: DrawnBrief, id: BriefId): void {
  brief.topics.forEach((name, position) => {
    db.prepare('INSERT INTO topic (name, known) VALUES (?, 1) ON CONFLICT DO NOTHING').run(name);
    db.prepare('INSERT INTO brief_topic SELECT ?, ?, id FROM topic WHERE name = ?').run(id, position, name);
  });
  for (const name of brief.tags) db.prepare('INSERT INTO brief_tag VALUES (?, ?)').run(id, tagNamed(db, name));
}

function insertAnnotations(db: Db, brief: DrawnBrief, id: BriefId, n: number): void {
  const note = db.prepare(`INSERT INTO note VALUES (?, ?, ?, ?, '', '', NULL, '', 1)`);
  brief.highlights.forEach((drawn, at) => {
    const highlightId = `h${n}-${at}` as HighlightId;
    db.prepare(`INSERT INTO highlight VALUES (?, ?, ?, 0, 1, ?, '', '', 1, ?, NULL, NULL, '', '', ?, '', 1)`)
      .run(highlightId, id, n, drawn.exact, drawn.colour, drawn.trashed ? 'x' : null);
    if (drawn.verdict !== null) db.prepare(`INSERT INTO highlight_place VALUES (?, ?, 1, ?, '[]', 0, 1, '[]')`).run(highlightId, n, drawn.verdict);
    for (const name of drawn.tags) db.prepare('INSERT INTO highlight_tag VALUES (?, ?)').run(highlightId, tagNamed(db, name));
    indexHighlight(db, highlightId);
    if (drawn.note === null) return;
    note.run(`n${n}-${at}`, id, highlightId, drawn.note);
    indexNote(db, `n${n}-${at}` as NoteId);
  });
  brief.notes.forEach((text, at) => {
    note.run(`z${n}-${at}`, id, null, text);
    indexNote(db, `z${n}-${at}` as NoteId);
  });
}

function tagNamed(db: Db, name: string): string {
  db.prepare('INSERT INTO tag VALUES (?, ?) ON CONFLICT DO NOTHING').run(name.toLowerCase(), name);
  return db.prepare('SELECT id FROM tag WHERE name = ?').pluck().get(name) as string;
}
