import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { place, type Placement } from '../../shared/annotate/place.ts';
import { bareLetters, outcomeOf, percent, splitsPair, type Outcome, type Truth } from './annotate-scoring.ts';
import { runQuoteCases } from './annotate-peers.ts';
import type { Suite, SuiteResult } from './suite.ts';

const BARS = {
  intact: 99.8,
  presentSynthetic: 99.5,
  presentReal: 99,
  wrong: 0.1,
  gone: 99.5,
  overcautious: 1,
  bigClass: 97,
  smallClass: 93,
} as const;
const CLASS_COUNTS_FROM = 20;
const BIG_CLASS = 60;
const CONTEXT = 32;

/**
 * Highlights with known places after edits. The folder (or a folder in it) holds cases*.json: [{id, class, revisions:
 * [text, ...], highlights: [{type, start, end, exact, rule?, truth}]}]; files with "real" in their name hold edits that
 * people made. A file match-quote-cases.json holds quotes that are to be found without a known revision; all of them
 * must be.
 */
export const suite: Suite = {
  name: 'anchoring',
  bar:
    `intact words found >= ${BARS.intact}%, all >= ${BARS.presentSynthetic}% (real ${BARS.presentReal}%), silent wrong 0, flagged wrong <= ${BARS.wrong}%, `
    + `deleted lost >= ${BARS.gone}%, intact called changed <= ${BARS.overcautious}%, each class >= ${BARS.bigClass}%`,
  run: async (folder, { limit }) => {
    const failures: SuiteResult['failures'] = [];
    const tallies = new Map<string, Tally>();
    let passed = 0;
    let quotesMissed = 0;
    for (const file of caseFiles(folder)) {
      if (basename(file) === QUOTE_CASES) {
        const quotes = runQuoteCases(file);
        passed += quotes.passed;
        failures.push(...quotes.failures);
        quotesMissed += quotes.failures.length;
        continue;
      }
      if (!isPlacesFile(file)) continue;
      const set = basename(file).includes('real') ? 'real' : 'synthetic';
      const cases = JSON.parse(readFileSync(file, 'utf8')) as AnchoringCase[];
      for (const anchoringCase of cases.slice(0, limit ?? cases.length)) {
        for (const highlight of anchoringCase.highlights) {
          const reason = judge(anchoringCase, highlight, [
            tallyOf(tallies, set),
            tallyOf(tallies, `${set}: ${anchoringCase.class}`),
          ]);
          if (reason === null) passed++;
          else
            failures.push({ case: `${anchoringCase.id} ${highlight.type} “${highlight.exact.slice(0, 60)}”`, reason });
        }
      }
    }
    const broken = gatesBroken(tallies);
    return {
      passed,
      failed: failures.length,
      failures: [...broken, ...failures],
      figures: figuresOf(tallies),
      ok: broken.length === 0 && quotesMissed === 0 && passed + failures.length > 0,
    };
  },
};

const QUOTE_CASES = 'match-quote-cases.json';

/** Other tools keep their cases in files of like names. */
function isPlacesFile(file: string): boolean {
  const cases: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return Array.isArray(cases) && Array.isArray((cases[0] as Partial<AnchoringCase> | undefined)?.revisions);
}

interface Highlight {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly rule?: string;
  readonly truth: Truth;
}
interface AnchoringCase {
  readonly id: string;
  readonly class: string;
  readonly revisions: readonly string[];
  readonly highlights: readonly Highlight[];
}

interface Tally {
  highlights: number;
  present: number;
  found: number;
  gone: number;
  rightlyLost: number;
  wrong: number;
  silent: number;
  intact: number;
  intactFound: number;
  overcautious: number;
  falselyExact: number;
  split: number;
}

function tallyOf(tallies: Map<string, Tally>, name: string): Tally {
  const tally = tallies.get(name) ?? {
    highlights: 0,
    present: 0,
    found: 0,
    gone: 0,
    rightlyLost: 0,
    wrong: 0,
    silent: 0,
    intact: 0,
    intactFound: 0,
    overcautious: 0,
    falselyExact: 0,
    split: 0,
  };
  tallies.set(name, tally);
  return tally;
}

function caseFiles(folder: string): string[] {
  const own = readdirSync(folder)
    .filter((name) => /cases.*\.json$/.test(name))
    .sort()
    .map((name) => join(folder, name));
  if (own.length > 0) return own;
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => caseFiles(join(folder, name)));
}

/** Why a highlight was not placed well, or null. */
function judge({ revisions }: AnchoringCase, highlight: Highlight, tallies: readonly Tally[]): string | null {
  const oldest = revisions[0]!;
  const newest = revisions.at(-1)!;
  const { start, end, exact, truth } = highlight;
  const placement = place({
    revisions,
    start,
    end,
    exact,
    prefix: oldest.slice(Math.max(0, start - CONTEXT), start),
    suffix: oldest.slice(end, end + CONTEXT),
  });
  const outcome = outcomeOf(newest, truth, placement.status === 'lost' ? null : [placement.start, placement.end]);
  const intact = isIntact(highlight, newest);
  const isGood = outcome === 'exact' || outcome === 'near';
  for (const tally of tallies) {
    tally.highlights++;
    if (truth.kind === 'present') tally.present++;
    if (truth.kind === 'gone') tally.gone++;
    if (isGood) tally.found++;
    if (outcome === 'rightly lost') tally.rightlyLost++;
    if (outcome === 'wrong' || outcome === 'replacement') tally[placement.status === 'changed' ? 'wrong' : 'silent']++;
    if (intact) tally.intact++;
    if (intact && isGood) tally.intactFound++;
    if (intact && placement.status === 'changed') tally.overcautious++;
    countOffsets(tally, placement, exact, newest);
  }
  return isGood || outcome === 'rightly lost' || outcome === 'either way' ? null : describe(outcome, placement, newest);
}

function countOffsets(tally: Tally, placement: Placement, exact: string, newest: string): void {
  if (placement.status === 'lost') return;
  const { start, end, status } = placement;
  if (status !== 'changed' && bareLetters(newest.slice(start, end)) !== bareLetters(exact)) tally.falselyExact++;
  if (splitsPair(newest, start) || splitsPair(newest, end)) tally.split++;
}

/** Every word is there, and nothing stands between the words. */
function isIntact({ exact, rule, truth }: Highlight, newest: string): boolean {
  if (truth.kind !== 'present') return false;
  if (rule !== undefined) return rule === 'unique' || rule === 'nw-intact';
  const letters = (ranges: Truth['keep']) => bareLetters(ranges.map(([from, to]) => newest.slice(from, to)).join(''));
  return truth.frac === 1 && letters(truth.keep) === bareLetters(exact) && letters(truth.free) === '';
}

function describe(outcome: Outcome, placement: Placement, newest: string): string {
  return placement.status === 'lost'
    ? outcome
    : `${outcome}, ${placement.status}: “${newest.slice(placement.start, placement.end).slice(0, 80)}”`;
}

function gatesBroken(tallies: ReadonlyMap<string, Tally>): SuiteResult['failures'] {
  const broken: SuiteResult['failures'] = [];
  const gate = (name: string, reason: string, holds: boolean) => {
    if (!holds) broken.push({ case: `gate ${name}`, reason });
  };
  for (const [name, t] of tallies) {
    if (name.includes(': ')) {
      if (t.present < CLASS_COUNTS_FROM) continue;
      const least = t.present >= BIG_CLASS ? BARS.bigClass : BARS.smallClass;
      gate(
        name,
        `${percent(t.found, t.present).toFixed(1)}% found, ${least}% needed`,
        percent(t.found, t.present) >= least,
      );
      continue;
    }
    const least = name === 'real' ? BARS.presentReal : BARS.presentSynthetic;
    gate(
      name,
      `${percent(t.intactFound, t.intact).toFixed(2)}% of intact words found`,
      percent(t.intactFound, t.intact) >= BARS.intact,
    );
    gate(name, `${percent(t.found, t.present).toFixed(2)}% found`, percent(t.found, t.present) >= least);
    gate(name, `${t.silent} wrong without saying so`, t.silent === 0);
    gate(name, `${t.wrong} wrong and flagged`, t.wrong * 100 <= t.highlights * BARS.wrong);
    gate(
      name,
      `${percent(t.rightlyLost, t.gone).toFixed(2)}% of deleted words lost`,
      percent(t.rightlyLost, t.gone) >= BARS.gone,
    );
    gate(name, `${t.falselyExact} called exact on changed words`, t.falselyExact === 0);
    gate(
      name,
      `${t.overcautious} intact called changed`,
      percent(t.overcautious, t.intact) <= BARS.overcautious || t.intact === 0,
    );
    gate(name, `${t.split} split characters`, t.split === 0);
  }
  return broken;
}

function figuresOf(tallies: ReadonlyMap<string, Tally>): Record<string, string> {
  return Object.fromEntries(
    [...tallies]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, t]) => [
        name,
        `${t.highlights} highlights, found ${percent(t.found, t.present).toFixed(2)}% of ${t.present}, intact found ${percent(t.intactFound, t.intact).toFixed(2)}% of ${t.intact}, `
          + `lost ${percent(t.rightlyLost, t.gone).toFixed(2)}% of ${t.gone} gone, wrong ${t.wrong} flagged ${t.silent} silent, overcautious ${t.overcautious}`,
      ]),
  );
}
