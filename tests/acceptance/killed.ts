import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { killCommand, runCommand } from '../helpers/command.ts';
import { compare } from './compare.ts';
import { makeHighlights } from './highlights.ts';
import { keptBriefs, madeByAnalyst, troublesOf, withDb } from './kept.ts';
import { readTruth } from './publisher-truth.ts';

export interface Kills {
  site: string;
  state: string;
  /** In the middle of a sync. */
  kills: number;
  seed: number;
  place: string;
  /** Changes the site. */
  edited: (seed: number) => void;
}

/** How often one archive is killed before it may come to its end. */
const KILLS_OF_ONE = 5;
/** Some kills come after the end of a sync or before its beginning; there are at most so many times more than are wished. */
const MOST = 4;

/**
 * Syncs that are killed at random moments, all their processes at once; after each the archive is read through. An archive that was
 * killed five times is then synced to its end and compared with the site. Every other archive was complete before, with highlights
 * in it, and the site was edited since, so that edits are interrupted too.
 */
export async function killed({ site, state, kills, seed, place, edited }: Kills): Promise<string[]> {
  const wrong: string[] = [];
  /** Milliseconds, with the start of the program. */
  const took = { first: 0, idle: 0, edit: 0 };
  let total = 0;
  let interrupted = 0;
  let done = 0;

  async function syncToItsEnd(archive: string): Promise<number> {
    const began = performance.now();
    const { code, stdout, stderr } = await runCommand(['sync', '--archive', archive], place, { mostMs: 600_000 });
    if (code !== 0) wrong.push(`sync answered ${code}: ${stdout} ${stderr}`);
    return performance.now() - began;
  }

  /** `left`: how much of the sync is still to come, of 1. Answers the same for the next kill. */
  async function killOnce(archive: string, kind: 'first' | 'edit', made: string, left: number): Promise<number> {
    const start = Math.min(took.idle, took[kind]) * 0.7;
    await killCommand(['sync', '--archive', archive], place, start + Math.random() * (took[kind] - start) * left);
    done += 1;
    const { troubles, briefs, now, outcome } = await withDb(archive, async (db) => ({
      troubles: await troublesOf(db), briefs: keptBriefs(db).size, now: madeByAnalyst(db),
      outcome: db.prepare<unknown[], string>('SELECT outcome FROM sync_run ORDER BY id DESC LIMIT 1').pluck().get() ?? 'not begun',
    }));
    if (outcome === 'interrupted') interrupted += 1;
    wrong.push(...troubles.map((one) => `kill ${done}: ${one}`), ...(now === made ? [] : [`kill ${done}: what the analyst made was changed`]));
    total = Math.max(total, briefs);
    console.log(`kill ${done}, ${interrupted} of ${kills} in the middle (${kind === 'first' ? 'first sync' : 'sync of edits'}): ${outcome}, ${briefs} briefs, ${troubles[0] ?? 'clean'}`);
    return kind === 'edit' ? left : 1 - briefs / total;
  }

  for (let n = 0; interrupted < kills && done < MOST * kills; n++) {
    const archive = join(place, `killed-${n}`);
    const kind = n % 2 === 0 ? 'first' : 'edit';
    await runCommand(['sources', 'add', site, '--archive', archive], place);
    if (kind === 'edit' || took.first === 0) took.first = await syncToItsEnd(archive);
    if (kind === 'edit' || n === 0) total = await withDb(archive, (db) => keptBriefs(db).size);
    if (kind === 'edit' || n === 0) took.idle = await syncToItsEnd(archive);
    if (kind === 'edit') {
      took.edit = took.idle * 1.5;
      await withDb(archive, (db) => makeHighlights(db, archive, keptBriefs(db), seed + n));
      edited(seed + 1000 + n);
    } else if (n === 0) {
      rmSync(archive, { recursive: true });
      await runCommand(['sources', 'add', site, '--archive', archive], place);
    }
    const made = await withDb(archive, madeByAnalyst);
    for (let kill = 0, left = 1; kill < KILLS_OF_ONE && interrupted < kills && left > 0; kill++) left = await killOnce(archive, kind, made, left);
    await syncToItsEnd(archive);
    const { differences } = compare(await withDb(archive, keptBriefs), await readTruth(site, state));
    wrong.push(...differences.map((one) => `after kills: ${one}`));
    console.log(`  gone on with to its end: ${differences.length} differences`);
    rmSync(archive, { recursive: true, force: true });
  }
  console.log(`kills: ${done}, of which ${interrupted} in the middle of a sync`);
  if (interrupted < kills) wrong.push(`only ${interrupted} kills fell into the middle of a sync`);
  return wrong;
}
