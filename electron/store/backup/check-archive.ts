import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CheckReport } from '../../../shared/contract/calls.ts';
import { ok } from '../../../shared/result.ts';
import { assetFile } from '../briefs/assets.ts';
import { replayProblems } from '../journal/replay-check.ts';
import { breathe } from '../kernel/breathe.ts';
import { openArchive, type Db } from '../kernel/database.ts';
import { checkIndexSteps } from '../search-index/check-index.ts';
import { rebuildSteps, SEARCH_TABLES } from '../search-index/rebuild.ts';
import { FILE_DAMAGED, fileProblems, revisionProblems, told, wordProblems } from './checks.ts';

/** Steps of making the index again between two breaths. */
const SLICE = 200;
/** So many problems are named. */
const NAMED = 200;

type Tell = (done: number, total: number) => void;

/** What a look at the whole archive found. */
export interface Inspection {
  report: CheckReport;
  /** The search index is all that is wrong, or all that is wrong can be told from it: it may be made again. */
  canMendIndex: boolean;
}

/**
 * Reads the whole archive and says what does not agree. Changes nothing. Everything is looked at as it was at one moment, so that whoever
 * writes meanwhile gives no false alarm.
 */
export async function inspect(db: Db, progress: Tell, pause: () => Promise<void> = breathe): Promise<Inspection> {
  db.exec('BEGIN');
  try {
    return await inspectSnapshot(db, progress, pause);
  } finally {
    db.exec('COMMIT');
  }
}

async function inspectSnapshot(db: Db, progress: Tell, pause: () => Promise<void>): Promise<Inspection> {
  const count = (table: string) => db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  let revisions = 0;
  let highlights = 0;
  const problems = await told(() => {
    revisions = count('revision');
    highlights = count('highlight');
    return [];
  });
  problems.push(...await told(() => fileProblems(db)));
  problems.push(...await told(() => revisionProblems(db, true, (done) => progress(done, revisions))));
  problems.push(...await told(() => wordProblems(db)));
  problems.push(...await told(() => replayProblems(db)));
  problems.push(...await told(() => imageProblems(db, pause)));
  const ofIndex = await told(() => indexProblems(db, pause));
  const isFileWhole = problems.every((problem) => !problem.startsWith(FILE_DAMAGED) || INDEX_TABLE.test(problem));
  const all = [...problems, ...ofIndex];
  return {
    report: {
      clean: all.length === 0,
      problems: all.length > NAMED ? [...all.slice(0, NAMED), `${all.length - NAMED} more problems.`] : all,
      mended: [],
      checked: [{ name: 'revisions', count: revisions }, { name: 'highlights', count: highlights }],
    },
    canMendIndex: ofIndex.length > 0 && isFileWhole,
  };
}

/** SQLite names the table of an index that it finds damaged itself. */
const INDEX_TABLE = new RegExp(`\\b(?:${SEARCH_TABLES.join('|')})`);

/** The same, and a search index that is damaged is made again from the briefs and notes, when the rest of the archive file is whole. */
export async function check(db: Db, progress: Tell, pause: () => Promise<void>): Promise<CheckReport> {
  const { report, canMendIndex } = await inspect(db, progress, pause);
  return canMendIndex && await indexMadeAgain(db, pause) ? { ...report, mended: [INDEX_MENDED] } : report;
}

export const INDEX_MENDED = 'The search index has been made again. Nothing was lost.';

async function indexProblems(db: Db, pause: () => Promise<void>): Promise<string[]> {
  const steps = checkIndexSteps(db);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    await pause();
  }
}

/** By a connection of its own where this one only reads, as that of a command does. False when the archive cannot be written, or what was made is not whole either. */
export async function indexMadeAgain(db: Db, pause: () => Promise<void>): Promise<boolean> {
  const writing = db.readonly ? openArchive(dirname(db.name)) : ok(db);
  if (!writing.ok) return false;
  try {
    for (const _ of rebuildSteps(writing.value, SLICE)) await pause();
    return (await indexProblems(writing.value, pause)).length === 0;
  } finally {
    if (writing.value !== db) writing.value.close();
  }
}

/** An image is named by its content. One that has not come yet is no damage: only rows of those that came are looked at. */
async function imageProblems(db: Db, pause: () => Promise<void>): Promise<string[]> {
  const folder = dirname(db.name);
  const problems: string[] = [];
  const next = db.prepare<[string], { hash: string }>('SELECT hash FROM asset WHERE hash > ? ORDER BY hash LIMIT 1');
  for (let row = next.get(''); row !== undefined; row = next.get(row.hash)) {
    const file = assetFile(folder, row.hash);
    if (!existsSync(file)) problems.push(`The image ${row.hash.slice(0, 12)} is missing.`);
    else if (createHash('sha256').update(readFileSync(file)).digest('hex') !== row.hash) problems.push(`The image ${row.hash.slice(0, 12)} is not what it was when it arrived.`);
    await pause();
  }
  return problems;
}
