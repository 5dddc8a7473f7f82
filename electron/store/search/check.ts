import type { BriefId } from '../../../shared/ids.ts';
import { wordsOf } from '../../../shared/search/words.ts';
import { prepared } from '../archive.ts';
import type { Db } from '../database.ts';
import { indexIsDue, SEARCH_TABLES } from './rebuild.ts';

/** Briefs whose words are compared with the index one by one, spread evenly over the archive. */
const COMPARED = 300;

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
  [(count) => `${count} passages are missing in the search index, or too many.`, `
    SELECT abs((SELECT coalesce(sum(passages), 0) FROM indexed_brief) - (SELECT count(*) FROM passage_search_docsize))`],
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
  if (indexIsDue(db)) return ['The search index has not been made for this archive, or not to its end.'];
  const problems: string[] = [];
  for (const table of SEARCH_TABLES) {
    for (const line of asSentences(() => db.pragma(`integrity_check('${table}')`) as { integrity_check: string }[])) {
      problems.push(`The search index is damaged (${table}): ${line}.`);
    }
  }
  for (const [sentence, sql] of RULES) {
    const count = db.prepare<unknown[], number>(sql).pluck().get() ?? 0;
    if (count > 0) problems.push(sentence(count));
  }
  return problems.length > 0 ? problems : wordProblems(db);
}

function asSentences(check: () => { integrity_check: string }[]): string[] {
  try {
    return check().map((row) => row.integrity_check).filter((line) => line !== 'ok');
  } catch (error) {
    return [(error as Error).message];
  }
}

/** Whether a brief's words are those the index has: the counts of its title and body, and a phrase of it. */
function wordProblems(db: Db): string[] {
  const total = prepared<number>(db, 'SELECT count(*) FROM brief').pluck().get() ?? 0;
  const every = Math.max(1, Math.floor(total / COMPARED));
  const ids = prepared<BriefId>(db, `
    SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM brief) WHERE n % ? = 0`).pluck().all(every);
  const wrong = ids.filter((id) => !agrees(db, id));
  return wrong.length === 0 ? [] : [`The search index has other words than the archive for ${wrong.length} of ${ids.length} briefs.`];
}

function agrees(db: Db, id: BriefId): boolean {
  const row = prepared<{ title: string; text: string; sizes: Buffer }>(db, `
    SELECT brief.title, text, sz AS sizes
    FROM brief JOIN revision ON revision.id = revision_id JOIN brief_search_docsize ON brief_search_docsize.id = brief.id
    WHERE brief.id = ?`).get(id);
  if (row === undefined) return false;
  const title = wordsOf(row.title);
  const body = wordsOf(row.text);
  const [bodySize, titleSize] = varints(row.sizes);
  if (titleSize !== title.length || bodySize !== body.length) return false;
  const from = Math.floor(body.length / 2);
  const phrase = body.slice(from, from + 6).join(' ');
  return phrase === '' || prepared(db, 'SELECT 1 FROM brief_search WHERE brief_search MATCH ? AND rowid = CAST(? AS INTEGER)').get(`"${phrase}"`, id) !== undefined;
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
