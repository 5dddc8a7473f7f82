import { breathe } from '../kernel/breathe.ts';
import type { Db } from '../kernel/database.ts';
import { ENTITIES, journaled, type Entity, type Row } from './journal.ts';

/** Rows between two breaths. */
const STEP = 500;
/** So many rows of a table are named; the rest is counted. */
const NAMED = 5;

/**
 * Where the tables and the journal tell different things: replaying what is done must give the rows that are there. One sentence for each row, up
 * to a few of a table. Of `reading` only the stars count: a brief that is read by being opened is no step.
 */
export async function replayProblems(db: Db): Promise<string[]> {
  const problems: string[] = [];
  for (const entity of ENTITIES) {
    const wrong: string[] = [];
    for await (const row of disagreements(db, entity)) wrong.push(row);
    problems.push(...wrong.slice(0, NAMED).map((row) => `The journal and the table ${entity} tell different things of ${row}.`));
    if (wrong.length > NAMED) problems.push(`So it is with ${wrong.length - NAMED} more rows of ${entity}.`);
  }
  return problems;
}

/** Keys (JSON) of the rows that differ. */
async function* disagreements(db: Db, entity: Entity): AsyncGenerator<string> {
  const { key, columns } = journaled(entity);
  const compared = entity === 'reading' ? ['brief_id', 'starred_at'] : columns;
  const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');
  const read = db.prepare<unknown[], Row>(`SELECT ${quoted(compared)} FROM "${entity}" WHERE ${key.map((name) => `"${name}" = ?`).join(' AND ')}`);
  const same = (one: Row, other: Row) => compared.every((name) => (one[name] ?? null) === (other[name] ?? null));
  // With max(), SQLite takes the other columns from the row that has it: the newest change that is done.
  const newest = db.prepare<[Entity, string], { row: string; after: string | null }>(`
    SELECT row, after, max(change.id) FROM change JOIN step ON step.id = step_id
    WHERE entity = ? AND row > ? AND state = 'done'
    GROUP BY row ORDER BY row LIMIT ${STEP}`);
  let told = 0;
  for (let last = ''; ;) {
    const slice = newest.all(entity, last);
    for (const { row, after } of slice) {
      const expected = after === null ? null : parsed(after);
      const keys = parsed(row) as unknown[] | undefined;
      const found = Array.isArray(keys) && keys.length === key.length ? read.get(...keys) : undefined;
      if (expected !== null && found !== undefined) told++;
      if (expected === undefined || keys === undefined || (expected === null ? found !== undefined : found === undefined || !same(found, expected as Row))) yield row;
    }
    if (slice.length < STEP) break;
    last = slice.at(-1)!.row;
    await breathe();
  }
  // A row that no step has made.
  const rows = db.prepare<[], number>(`SELECT count(*) FROM "${entity}"`).pluck().get()!;
  if (entity !== 'reading' && rows > told) yield `${rows - told} rows that nobody has made`;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
