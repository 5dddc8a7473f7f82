import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../helpers/command.ts';
import { compare } from './compare.ts';
import { makeHighlights, misplaced } from './highlights.ts';
import { keptBriefs, madeByAnalyst, troublesOf, withDb, type KeptBrief } from './kept.ts';
import { killed } from './killed.ts';
import { readTruth, shell, type Truth } from './publisher-truth.ts';
import { sprung } from './traps.ts';

/*
 * node scripts/accept-sync.mjs --site URL --state COMMAND [--traps FILE] [--edit COMMAND] [--rounds N] [--seed N] [--kills N]
 *
 * Syncs a WordPress with the built app's command line into a new archive, again and again while the site is edited, and looks each time
 * whether the archive says what the site says. COMMANDs are words for a shell: --state prints the site's state as JSON (publisher-truth.ts has
 * its form), --edit changes the site, with {seed} in it replaced by a number that grows. --traps FILE: JSON with `special`, the ids of traps.
 * --kills N: beside that, so many syncs are killed at a random moment.
 */

/** A whole site on a busy machine. */
const PATIENCE_MS = 600_000;
const USAGE = 'Usage: accept-sync --site URL --state COMMAND [--traps FILE] [--edit COMMAND] [--rounds N] [--seed N] [--kills N]';

interface Wishes {
  site: string;
  state: string;
  edit: string | null;
  traps: string | null;
  rounds: number;
  seed: number;
  kills: number;
}

function readWishes(): Wishes | null {
  const { values } = parseArgs({
    options: {
      site: { type: 'string' }, state: { type: 'string' }, edit: { type: 'string' }, traps: { type: 'string' },
      rounds: { type: 'string', default: '3' }, seed: { type: 'string', default: '1' }, kills: { type: 'string', default: '0' },
    },
  });
  const { site, state, edit = null, traps = null } = values;
  if (site === undefined || state === undefined) return null;
  return { site: site.replace(/\/$/, ''), state, edit, traps, rounds: Number(values.rounds), seed: Number(values.seed), kills: Number(values.kills) };
}

async function main(): Promise<number> {
  const wishes = readWishes();
  if (wishes === null) {
    console.error(USAGE);
    return 2;
  }
  const place = mkdtempSync(join(tmpdir(), 'briefcase-accept-'));
  try {
    const rounds = await inRounds(wishes, place);
    const kills = wishes.kills > 0 ? await killed({ ...wishes, place, edited: (seed) => edited(wishes, seed) }) : [];
    const wrong = [...rounds, ...kills];
    for (const one of wrong.slice(0, 40)) console.log(`  ${one}`);
    console.log(wrong.length === 0 ? 'everything holds' : `${wrong.length} things DO NOT HOLD`);
    return wrong.length === 0 ? 0 : 1;
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A first sync, one with nothing changed, and one after each edit; what was wrong. */
async function inRounds(wishes: Wishes, place: string): Promise<string[]> {
  const archive = join(place, 'archive');
  const wrong = [...(await syncs(place, ['sources', 'add', wishes.site, '--archive', archive]))];
  let before: Map<string, KeptBrief> = new Map();
  for (let round = 0; round <= wishes.rounds; round++) {
    if (round > 0) edited(wishes, wishes.seed + round - 1);
    const made = await withDb(archive, madeByAnalyst);
    const failed = await syncs(place, ['sync', '--archive', archive]);
    const truth = await readTruth(wishes.site, wishes.state);
    const kept = await withDb(archive, keptBriefs);
    const found = [
      ...failed,
      ...(round === 0 ? trapsOf(wishes, truth, kept) : []),
      ...(await withDb(archive, async (db) => [...(await troublesOf(db)), ...(madeByAnalyst(db) === made ? [] : ['what the analyst made was changed']), ...misplaced(db)])),
      ...wronglyRevised(before, kept),
    ];
    const { missing, extra, stale, differences } = compare(kept, truth);
    const idle = await runCommand(['sync', '--archive', archive, '--json'], place, { mostMs: PATIENCE_MS });
    const again = await withDb(archive, keptBriefs);
    const restless = [...again.values()].filter(({ key, revisions }) => kept.get(key)?.revisions !== revisions).map(({ key }) => `${key}: another revision although nothing changed`);
    if (idle.code !== 0) restless.push(`a sync with nothing changed failed: ${idle.stdout.slice(0, 200)}`);
    const statuses = [...kept.values()].reduce<Record<string, number>>((counts, { status }) => ({ ...counts, [status]: (counts[status] ?? 0) + 1 }), {});
    console.log(`round ${round}: site ${truth.posts.size}, archive ${JSON.stringify(statuses)}; missing ${missing}, extra ${extra}, stale ${stale}, other ${found.length + restless.length}`);
    const all = [...differences, ...found, ...restless];
    for (const one of all.slice(0, 10)) console.log(`  ${one}`);
    wrong.push(...all.map((one) => `round ${round}: ${one}`));
    if (round === 0) await withDb(archive, (db) => makeHighlights(db, archive, kept, wishes.seed));
    before = again;
  }
  return wrong;
}

function edited({ edit }: Wishes, seed: number): void {
  if (edit !== null) shell(edit.replaceAll('{seed}', String(seed)));
}

async function syncs(place: string, words: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await runCommand(words, place, { mostMs: PATIENCE_MS });
  return code === 0 ? [] : [`${words.slice(0, 2).join(' ')} answered ${code}: ${stdout} ${stderr}`];
}

function trapsOf({ traps }: Wishes, truth: Truth, kept: Map<string, KeptBrief>): string[] {
  const special = traps === null ? truth.traps : (JSON.parse(readFileSync(traps, 'utf8')) as { special: Record<string, number> }).special;
  const { looked, wrong } = sprung(special, truth.posts, kept);
  console.log(`traps: ${looked} looked at, ${wrong.length} wrong`);
  return wrong;
}

/** A brief has one revision more when its title or its body changed, and no more when they did not. */
function wronglyRevised(before: ReadonlyMap<string, KeptBrief>, kept: ReadonlyMap<string, KeptBrief>): string[] {
  return [...kept.values()].flatMap((brief) => {
    const earlier = before.get(brief.key);
    if (!earlier) return brief.revisions === 1 || before.size === 0 ? [] : [`${brief.key}: new, with ${brief.revisions} revisions`];
    const isOther = earlier.title !== brief.title || contentOf(earlier) !== contentOf(brief);
    return brief.revisions - earlier.revisions === (isOther ? 1 : 0) ? [] : [`${brief.key}: ${brief.revisions - earlier.revisions} new revisions, though ${isOther ? 'once' : 'not'} edited`];
  });
}

const contentOf = ({ body }: KeptBrief) => JSON.stringify(body, (key, value: unknown) => (key === 'asset' ? undefined : value));

process.exitCode = await main();
