import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ArchiveStats, CheckReport } from '../../../shared/contract/calls.ts';
import { ok } from '../../../shared/result.ts';
import { prepared } from '../kernel/archive.ts';
import { ARCHIVE_FILE, openArchive, userVersion, type Db } from '../kernel/database.ts';
import { contentHash } from '../briefs/revisions.ts';
import { checkIndexSteps } from '../search-index/check-index.ts';
import { rebuildSteps, SEARCH_TABLES } from '../search-index/rebuild.ts';
import type { Body } from '../../../shared/brief/body.ts';
import { bodyText } from '../../../shared/brief/text.ts';

export function stats(db: Db, folder: string): ArchiveStats {
  const count = (from: string) => prepared<{ n: number }>(db, `SELECT count(*) AS n FROM ${from}`).get()!.n;
  return {
    folder,
    version: userVersion(db),
    briefs: count('brief'),
    revisions: count('revision'),
    quotes: count('quote JOIN brief ON brief.revision_id = quote.revision_id'),
    speakers: count('speaker'),
    topics: count('topic WHERE known = 1'),
    highlights: count('highlight WHERE deleted_at IS NULL'),
    notes: count('note WHERE deleted_at IS NULL'),
    size: [ARCHIVE_FILE, `${ARCHIVE_FILE}-wal`].reduce((size, name) => size + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0),
  };
}

/** Revisions looked at between two breaths of the store. */
const SLICE = 200;

/**
 * Reads the whole archive and says what does not agree; yields between slices so that reading goes on. Changes nothing but a search index
 * that is damaged: that is made again from the briefs and notes, when the rest of the archive file is whole.
 */
export async function check(db: Db, progress: (done: number, total: number) => void, breathe: () => Promise<void>): Promise<CheckReport> {
  const problems: string[] = [];
  for (const { integrity_check: line } of db.pragma('integrity_check(20)') as { integrity_check: string }[]) {
    if (line !== 'ok') problems.push(`${FILE_DAMAGED}: ${line}.`);
  }
  for (const { table } of db.pragma('foreign_key_check') as { table: string }[]) problems.push(`A row of ${table} points at something that is not there.`);
  const total = prepared<{ n: number }>(db, 'SELECT count(*) AS n FROM revision').get()!.n;
  let after = 0;
  let done = 0;
  for (;;) {
    const slice = prepared<{ id: number; title: string; body: string; text: string; hash: string }>(db, `
      SELECT id, title, body, text, hash FROM revision WHERE id > ? ORDER BY id LIMIT ${SLICE}`).all(after);
    if (slice.length === 0) break;
    for (const revision of slice) problems.push(...revisionProblems(revision));
    after = slice.at(-1)!.id;
    progress(done += slice.length, total);
    await breathe();
  }
  const highlights = highlightProblems(db);
  problems.push(...highlights.problems, ...quoteProblems(db));
  const ofIndex = await indexProblems(db, breathe);
  const isFileWhole = problems.every((problem) => !problem.startsWith(FILE_DAMAGED) || INDEX_TABLE.test(problem));
  const mended = ofIndex.length > 0 && isFileWhole && await indexMadeAgain(db, breathe) ? ['The search index has been made again. Nothing was lost.'] : [];
  problems.push(...ofIndex);
  return {
    clean: problems.length === 0,
    problems,
    mended,
    checked: [{ name: 'revisions', count: total }, { name: 'highlights', count: highlights.count }],
  };
}

const FILE_DAMAGED = 'The archive file is damaged';
/** SQLite names the table of an index that it finds damaged itself. */
const INDEX_TABLE = new RegExp(`\\b(?:${SEARCH_TABLES.join('|')})`);

async function indexProblems(db: Db, breathe: () => Promise<void>): Promise<string[]> {
  const steps = checkIndexSteps(db);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    await breathe();
  }
}

/** By a connection of its own where this one only reads, as that of a command does. False when the archive cannot be written, or what was made is not whole either. */
async function indexMadeAgain(db: Db, breathe: () => Promise<void>): Promise<boolean> {
  const writing = db.readonly ? openArchive(dirname(db.name)) : ok(db);
  if (!writing.ok) return false;
  try {
    for (const _ of rebuildSteps(writing.value, SLICE)) await breathe();
    return (await indexProblems(writing.value, breathe)).length === 0;
  } finally {
    if (writing.value !== db) writing.value.close();
  }
}

function revisionProblems({ id, title, body, text, hash }: { id: number; title: string; body: string; text: string; hash: string }): string[] {
  const tree = JSON.parse(body) as Body;
  const problems: string[] = [];
  if (contentHash(title, tree) !== hash) problems.push(`Revision ${id} is not what it was when it arrived.`);
  if (bodyText(tree) !== text) problems.push(`The text of revision ${id} does not agree with its body.`);
  return problems;
}

/** Lists of quotes are read from what each row says of its brief and its person. */
function quoteProblems(db: Db): string[] {
  const astray = prepared<number>(db, `
    SELECT count(*) FROM quote JOIN revision ON revision.id = quote.revision_id JOIN brief ON brief.id = revision.brief_id
    WHERE quote.brief_id IS NOT CASE WHEN brief.revision_id = revision.id THEN brief.id END`).pluck().get() ?? 0;
  const nobody = prepared<number>(db, `
    SELECT count(*) FROM speaker LEFT JOIN speaker AS person ON person.id = speaker.person_id
    WHERE person.person_id IS NOT person.id`).pluck().get() ?? 0;
  return [
    ...(astray === 0 ? [] : [`${astray} quotes are not listed with their brief.`]),
    ...(nobody === 0 ? [] : [`${nobody} names are shown under nobody.`]),
  ];
}

/** A highlight must say exactly what stands at its place in its own revision. One by one: each brings the whole text along. */
function highlightProblems(db: Db): { problems: string[]; count: number } {
  const rows = db.prepare<[], { id: string; start: number; end: number; exact: string; text: string }>(`
    SELECT highlight.id, start, "end", exact, text FROM highlight JOIN revision ON revision.id = highlight.revision_id`).iterate();
  const problems: string[] = [];
  let count = 0;
  for (const { id, text, start, end, exact } of rows) {
    count++;
    if (text.slice(start, end) !== exact) problems.push(`Highlight ${id} does not say what stands at its place.`);
  }
  return { problems, count };
}
