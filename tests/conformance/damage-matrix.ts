import Database from 'better-sqlite3';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { closeChecked, openChecked } from '../../electron/store/backup/admit.ts';
import { inspect } from '../../electron/store/backup/check-archive.ts';
import { listBackups } from '../../electron/store/backup/backup-files.ts';
import { prepareRestore } from '../../electron/store/backup/restore.ts';
import { readySalvage, salvage } from '../../electron/store/backup/salvage/salvage.ts';
import { breathe } from '../../electron/store/kernel/breathe.ts';
import type { Db } from '../../electron/store/kernel/database.ts';
import type { SalvageReport } from '../../shared/contract/backup.ts';
import type { Instant } from '../../shared/ids.ts';
import { makeDamageArchives, type DamageArchives } from './damage-archives.ts';
import { contentOf, lostFrom, ownOf, type Content } from './damage-content.ts';
import { DAMAGES, type Places } from './damage-kinds.ts';

export interface MatrixWish {
  briefs: number;
  highlights: number;
  cases: number;
  seed: number;
}

export interface MatrixResult {
  cases: number;
  failures: { case: string; reason: string }[];
  /** How many cases ended how. */
  figures: Record<string, number>;
}

/** A case that takes longer hangs. Milliseconds. */
const HANGS_MS = 120_000;

/** Damages copies of an archive in every way, one after the other, and looks how each ends. The same seed gives the same cases. */
export async function damageMatrix(folder: string, wish: MatrixWish): Promise<MatrixResult> {
  const archives = await makeDamageArchives(folder, wish);
  const names = Object.keys(DAMAGES);
  const result: MatrixResult = { cases: wish.cases, failures: [], figures: {} };
  for (let index = 0; index < wish.cases; index++) {
    const name = names[index % names.length]!;
    const title = `${index} ${name}`;
    const began = performance.now();
    try {
      const ending = await oneCase(archives, join(folder, 'case'), name, numbersOf(wish.seed * 1_000_003 + index), index);
      result.figures[ending] = (result.figures[ending] ?? 0) + 1;
    } catch (error) {
      result.failures.push({ case: title, reason: error instanceof Fault ? error.message : ((error as Error).stack ?? String(error)) });
    }
    const took = performance.now() - began;
    if (took > HANGS_MS) result.failures.push({ case: title, reason: `took ${Math.round(took)} ms` });
  }
  return result;
}

class Fault extends Error {}

async function oneCase(archives: DamageArchives, folder: string, name: string, below: (below: number) => number, index: number): Promise<string> {
  const { needsLog, act } = DAMAGES[name]!;
  const made = needsLog ? archives.withLog : archives.closed;
  rmSync(folder, { recursive: true, force: true });
  cpSync(made.folder, folder, { recursive: true });
  const places: Places = { below, pagesOf: made.pagesOf, foreignLog: archives.foreignLog };
  act(folder, places);
  const seen = await lookAt(folder);
  if (seen.content !== null) {
    const lost = lostFrom(made.content, seen.content);
    if (seen.isClean && lost.length > 0) throw new Fault(`called clean, but ${lost[0]}`);
    if (seen.isClean) return 'open';
    if (seen.isMended && lost.length === 0) return 'open, its index made again';
  }
  return index % 2 === 0 ? restored(folder, made.backup) : salvaged(folder, made.content);
}

interface Seen {
  isClean: boolean;
  isMended: boolean;
  /** null when it cannot be read whole. */
  content: Content | null;
  problems: string[];
}

async function lookAt(folder: string): Promise<Seen> {
  const opened = openChecked(folder);
  if (!opened.ok) return { isClean: false, isMended: false, content: null, problems: [opened.failure.code] };
  const db = opened.value;
  try {
    const { report, canMendIndex } = await inspect(db, () => {}, breathe);
    return { isClean: report.clean, isMended: canMendIndex, content: readable(db), problems: report.problems };
  } finally {
    closeChecked(folder, db, () => {});
  }
}

/** null when a page of it cannot be read. */
function readable(db: Db): Content | null {
  try {
    return contentOf(db);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    return null;
  }
}

async function restored(folder: string, name: string): Promise<string> {
  const prepared = await prepareRestore(folder, name, '2030-01-01T00:00:00.000Z' as Instant, () => {});
  if (!prepared.ok) throw new Fault(`could not be restored: ${prepared.failure.code}`);
  const seen = await lookAt(folder);
  if (!seen.isClean) throw new Fault(`restored, but ${seen.problems[0]}`);
  if (!listBackups(folder).backups.some(({ isSetAside }) => isSetAside) && seen.content === null) throw new Fault('nothing was set aside');
  return 'restored';
}

async function salvaged(folder: string, expected: Content): Promise<string> {
  const at = '2030-01-01T00:00:00.000Z' as Instant;
  const made = await salvage({ archive: folder, now: () => at, newId: uuidv7 });
  if (!made.ok) throw new Fault(`could not be salvaged: ${made.failure.code}`);
  readySalvage(folder, at);
  const seen = await lookAt(folder);
  if (!seen.isClean || seen.content === null) throw new Fault(`salvaged, but ${seen.problems[0]}`);
  const lost = lostFrom(ownOf(expected), ownOf(seen.content));
  if (lost.length > 0 && !admits(made.value)) throw new Fault(`salvaged without a word of what is missing: ${lost[0]}`);
  return lost.length === 0 ? 'salvaged whole' : 'salvaged, with a report of what is missing';
}

const admits = ({ unreadable, changed, missing }: SalvageReport): boolean => unreadable > 0 || changed > 0 || missing.length > 0;

/** The same numbers for the same seed (xorshift32). */
function numbersOf(seed: number): (below: number) => number {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
  for (let n = 0; n < 8; n++) next();
  return (below) => Math.floor((next() / 2 ** 32) * below);
}

