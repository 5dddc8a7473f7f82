import { hash as digest } from 'node:crypto';
import type { Body } from '../../../shared/brief/body.ts';
import { bodyText, TEXT_VERSION } from '../../../shared/brief/text.ts';
import { contentHash } from '../briefs/revisions.ts';
import { breathe } from '../kernel/breathe.ts';
import type { Db } from '../kernel/database.ts';

/* What must hold in an archive, whoever looks: a check of the archive in use, of a backup, of what a salvage made. Each gives sentences. */

export const FILE_DAMAGED = 'The archive file is damaged';
/** Lines of SQLite's own check that are told. */
const LINES = 100;
/** Revisions looked at between two breaths. */
const SLICE = 200;

/** A part of a check that meets a page it cannot read tells so and is over; the other parts go on. */
export async function told(work: () => string[] | Promise<string[]>): Promise<string[]> {
  try {
    return await work();
  } catch (error) {
    const code = String((error as { code?: unknown }).code);
    if (!code.startsWith('SQLITE_CORRUPT') && code !== 'SQLITE_NOTADB' && code !== 'SQLITE_ERROR' && !code.startsWith('SQLITE_IOERR')) throw error;
    return [`${FILE_DAMAGED}: ${(error as Error).message}.`];
  }
}

/** The pages, rows and indexes of the file, as SQLite sees them, and rows that point at others. */
export function fileProblems(db: Db): string[] {
  const lines = (db.pragma(`integrity_check(${LINES})`) as { integrity_check: string }[]).map((row) => row.integrity_check).filter((line) => line !== 'ok');
  const astray = new Set((db.pragma('foreign_key_check') as { table: string }[]).map(({ table }) => table));
  return [...lines.map((line) => `${FILE_DAMAGED}: ${line}.`), ...[...astray].map((table) => `A row of ${table} points at something that is not there.`)];
}

interface StoredRevision {
  id: number;
  title: string;
  body: string;
  text: string;
  text_version: number;
  hash: string;
}

/**
 * Every revision must be what it was when it arrived. `deep`: its text is made again from its body as well, which takes many times longer.
 */
export async function revisionProblems(db: Db, deep: boolean, progress: (done: number) => void = () => {}): Promise<string[]> {
  const problems: string[] = [];
  const next = db.prepare<[number], StoredRevision>(`SELECT id, title, body, text, text_version, hash FROM revision WHERE id > ? ORDER BY id LIMIT ${SLICE}`);
  for (let after = 0, done = 0; ;) {
    const slice = next.all(after);
    for (const revision of slice) problems.push(...(deep ? deepProblems(revision) : hasItsHash(revision) ? [] : [changed(revision.id)]));
    progress(done += slice.length);
    if (slice.length < SLICE) return problems;
    after = slice.at(-1)!.id;
    await breathe();
  }
}

const changed = (id: number) => `Revision ${id} is not what it was when it arrived.`;

function deepProblems({ id, title, body, text, text_version: version, hash }: StoredRevision): string[] {
  const tree = bodyIn(body);
  if (tree === null || contentHash(title, tree) !== hash) return [changed(id)];
  return version === TEXT_VERSION && bodyText(tree) !== text ? [`The text of revision ${id} does not agree with its body.`] : [];
}

/** Without taking the body apart, but for those that say where their images are kept, which does not count. */
export function hasItsHash({ title, body, hash }: Pick<StoredRevision, 'title' | 'body' | 'hash'>): boolean {
  if (digest('sha256', `[${JSON.stringify(title)},${body}]`) === hash) return true;
  const tree = bodyIn(body);
  return tree !== null && contentHash(title, tree) === hash;
}

function bodyIn(json: string): Body | null {
  try {
    const tree = JSON.parse(json) as Body;
    return Array.isArray(tree.children) ? tree : null;
  } catch {
    return null;
  }
}

/** Highlights and quotes must say exactly what stands at their place in their own revision. */
export function wordProblems(db: Db): string[] {
  const problems: string[] = [];
  let misquoted = 0;
  const quotes = db.prepare<[], { start: number; end: number; exact: string; text: string }>(`
    SELECT start, "end", exact, text FROM quote JOIN revision ON revision.id = quote.revision_id ORDER BY quote.revision_id`);
  for (const { text, start, end, exact } of quotes.iterate()) if (text.slice(start, end) !== exact) misquoted++;
  if (misquoted > 0) problems.push(`${misquoted} quotes do not say what stands at their place.`);
  const highlights = db.prepare<[], { id: string; start: number; end: number; exact: string; text: string }>(`
    SELECT highlight.id, start, "end", exact, text FROM highlight JOIN revision ON revision.id = highlight.revision_id`);
  // One by one: each brings the whole text along.
  for (const { id, text, start, end, exact } of highlights.iterate()) {
    if (text.slice(start, end) !== exact) problems.push(`Highlight ${id} does not say what stands at its place.`);
  }
  return [...problems, ...quoteProblems(db)];
}

/** Lists of quotes are read from what each row says of its brief and its person. */
function quoteProblems(db: Db): string[] {
  const count = (sql: string) => db.prepare<[], number>(sql).pluck().get() ?? 0;
  const astray = count(`
    SELECT count(*) FROM quote JOIN revision ON revision.id = quote.revision_id JOIN brief ON brief.id = revision.brief_id
    WHERE quote.brief_id IS NOT CASE WHEN brief.revision_id = revision.id THEN brief.id END`);
  const nobody = count(`
    SELECT count(*) FROM speaker LEFT JOIN speaker AS person ON person.id = speaker.person_id
    WHERE person.person_id IS NOT person.id`);
  return [
    ...(astray === 0 ? [] : [`${astray} quotes are not listed with their brief.`]),
    ...(nobody === 0 ? [] : [`${nobody} names are shown under nobody.`]),
  ];
}
