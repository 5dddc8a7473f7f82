import type { BriefId } from '../../../shared/ids.ts';
import { wordsOf } from '../../../shared/search/words.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { indexIsDue, SEARCH_TABLES } from './rebuild.ts';

/** Briefs that are looked up in the index by some of their phrases, spread evenly over the archive. */
const COMPARED = 100;
/** Phrases of one brief, each around one of its rarest words: looking up common words alone takes long. */
const PHRASES = 25;
/** Briefs whose words are counted between two other things. */
const STEP = 50;

/** What must hold between the archive and its index: a query that counts what breaks it, and the sentence for it. */
const RULES: readonly (readonly [sentence: (count: number) => string, sql: string])[] = [
  [(count) => `${count} briefs are not in the search index, or in an older revision.`, `
    SELECT count(*) FROM brief LEFT JOIN indexed_brief ON brief_id = brief.id
    WHERE indexed_brief.revision_id IS NOT brief.revision_id`],
  [(count) => `The search index holds ${count} briefs that the archive does not have.`, `
    SELECT count(*) FROM indexed_brief WHERE NOT EXISTS (SELECT 1 FROM brief WHERE brief.id = brief_id)`],
  [(count) => `${count} briefs have no words in the search index.`, `
    SELECT count(*) FROM indexed_brief WHERE NOT EXISTS (SELECT 1 FROM brief_search_docsize WHERE id = brief_id)`],
  [(count) => `The search index holds the words of ${count} briefs it does not know.`, `
    SELECT count(*) FROM brief_search_docsize WHERE NOT EXISTS (SELECT 1 FROM indexed_brief WHERE brief_id = id)`],
  [(count) => `${count} highlights are not in the search index, or are in it and should not be.`, `
    SELECT (SELECT count(*) FROM highlight WHERE deleted_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM indexed_annotation WHERE highlight_id = highlight.id))
         + (SELECT count(*) FROM indexed_annotation WHERE highlight_id IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM highlight WHERE id = highlight_id AND deleted_at IS NULL))`],
  [(count) => `${count} notes are not in the search index, or are in it and should not be.`, `
    SELECT (SELECT count(*) FROM note LEFT JOIN highlight ON highlight.id = note.highlight_id
            WHERE note.deleted_at IS NULL AND highlight.deleted_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM indexed_annotation WHERE note_id = note.id))
         + (SELECT count(*) FROM indexed_annotation WHERE note_id IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM note WHERE id = note_id AND deleted_at IS NULL))`],
  [(count) => `${count} highlights or notes have no words in the search index.`, `
    SELECT count(*) FROM indexed_annotation WHERE NOT EXISTS (SELECT 1 FROM annotation_search_docsize WHERE id = indexed_annotation.id)`],
];

/** One plain sentence per thing that is wrong with the index; empty when it agrees with the archive. Changes nothing. */
export function checkIndex(db: Db): string[] {
  const steps = checkIndexSteps(db);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps, so that others can be answered between them. */
export function* checkIndexSteps(db: Db): Generator<void, string[]> {
  if (indexIsDue(db)) return ['The search index has not been made for this archive, or not to its end.'];
  const problems: string[] = [];
  for (const table of SEARCH_TABLES) {
    for (const line of asSentences(() => db.pragma(`integrity_check('${table}')`) as { integrity_check: string }[])) {
      problems.push(`The search index is damaged (${table}): ${line}.`);
    }
    yield;
  }
  for (const [sentence, sql] of RULES) {
    const count = db.prepare<unknown[], number>(sql).pluck().get() ?? 0;
    if (count > 0) problems.push(sentence(count));
  }
  if (problems.length > 0) return problems;
  try {
    return yield* wordProblems(db);
  } catch (error) {
    return [`The search index is damaged: ${(error as Error).message}.`];
  }
}

function asSentences(check: () => { integrity_check: string }[]): string[] {
  try {
    return check().map((row) => row.integrity_check).filter((line) => line !== 'ok');
  } catch (error) {
    return [(error as Error).message];
  }
}

/** Whether each word stands as often in the index as in all texts together, and where some of the briefs have it. */
function* wordProblems(db: Db): Generator<void, string[]> {
  const counts = yield* countedWords(db);
  db.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.brief_words USING fts5vocab (main, brief_search, 'col')`);
  const indexed = db.prepare<[], { term: string; cnt: number }>(`SELECT term, cnt FROM temp.brief_words WHERE col = 'body'`);
  let known = 0;
  let other = 0;
  for (const { term, cnt } of indexed.iterate()) {
    if (counts.has(term)) known++;
    if (counts.get(term) !== cnt) other++;
  }
  const wrong = other + counts.size - known;
  return wrong === 0 ? yield* phraseProblems(db, counts) : [`The search index counts ${wrong} words otherwise than the archive.`];
}

/** How often each word stands in the texts of all briefs. */
function* countedWords(db: Db): Generator<void, Map<string, number>> {
  const counts = new Map<string, number>();
  const next = prepared<{ id: BriefId; text: string }>(db, `
    SELECT brief.id, text FROM brief JOIN revision ON revision.id = revision_id WHERE brief.id > ? ORDER BY brief.id LIMIT ${STEP}`);
  for (let last = -1; ;) {
    const briefs = next.all(last);
    if (briefs.length === 0) return counts;
    for (const { text } of briefs) for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
    last = briefs.at(-1)?.id ?? last;
    yield;
  }
}

function* phraseProblems(db: Db, counts: ReadonlyMap<string, number>): Generator<void, string[]> {
  const total = prepared<number>(db, 'SELECT count(*) FROM brief').pluck().get() ?? 0;
  const every = Math.max(1, Math.floor(total / COMPARED));
  const ids = prepared<BriefId>(db, `
    SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM brief) WHERE n % ? = 0`).pluck().all(every);
  let wrong = 0;
  for (const id of ids) {
    if (!agrees(db, id, counts)) wrong++;
    yield;
  }
  return wrong === 0 ? [] : [`The search index has other words than the archive for ${wrong} of ${ids.length} briefs.`];
}

function agrees(db: Db, id: BriefId, counts: ReadonlyMap<string, number>): boolean {
  const row = prepared<{ title: string; text: string; sizes: Buffer }>(db, `
    SELECT brief.title, text, sz AS sizes
    FROM brief JOIN revision ON revision.id = revision_id JOIN brief_search_docsize ON brief_search_docsize.id = brief.id
    WHERE brief.id = ?`).get(id);
  if (row === undefined) return false;
  const title = wordsOf(row.title);
  const body = wordsOf(row.text);
  const [bodySize, titleSize] = varints(row.sizes);
  const rarest = [...body.keys()].sort((a, b) => (counts.get(body[a] ?? '') ?? 0) - (counts.get(body[b] ?? '') ?? 0)).slice(0, PHRASES);
  const asked = [
    ...rarest.map((at) => `{body} : "${body.slice(Math.max(0, at - 1), at + 2).join(' ')}"`),
    ...(title.length === 0 ? [] : [`{title} : "${title.join(' ')}"`]),
  ];
  const has = prepared(db, 'SELECT 1 FROM brief_search WHERE brief_search MATCH ? AND rowid = CAST(? AS INTEGER)');
  return titleSize === title.length && bodySize === body.length && (asked.length === 0 || has.get(asked.join(' AND '), id) !== undefined);
}

/** Numbers as SQLite writes them: seven bits a byte, the high bit says that more follow. */
function varints(bytes: Buffer): number[] {
  const numbers: number[] = [];
  let number = 0;
  for (const byte of bytes) {
    number = number * 128 + (byte & 127);
    if (byte < 128) {
      numbers.push(number);
      number = 0;
    }
  }
  return numbers;
}
