import { place, type Placement } from '../../shared/annotate/place.ts';
import { VERDICTS, type Verdict } from '../../shared/annotate/verdict/verdicts.ts';
import { textsIn } from './annotate-briefs.ts';
import { casesOf, type MutatedBrief } from './annotate-cases.ts';
import { seeded } from './annotate-random.ts';
import { percent } from './annotate-scoring.ts';
import type { Suite } from './suite.ts';

const BARS = { recall: 99, precision: 97 } as const;
const BARRED: readonly Verdict[] = ['number', 'negation', 'speaker'];
const UNCHANGED: readonly Verdict[] = ['intact', 'moved', 'typography'];
const SEED = 20230628;

/**
 * Seeded mutations of any briefs (a folder with briefs.jsonl or .txt files): typography, wording, number, negation,
 * speaker, move, deletion, a correction note that repeats the old words, a pull quote, a lookalike sentence. Each has
 * one right verdict and one right place; edits of a sentence are judged twice, for the sentence and for a few words of
 * it.
 */
export const suite: Suite = {
  name: 'verdicts',
  bar: `falsely intact 0; ${BARRED.join(', ')}: recall >= ${BARS.recall}%, precision >= ${BARS.precision}%`,
  run: async (folder, { limit }) => {
    const briefs = textsIn(folder);
    const judged = briefs
      .slice(0, limit ?? briefs.length)
      .flatMap((brief, k) => casesOf(brief, seeded(SEED + k)))
      .map(judge);
    const failures = judged.flatMap(({ mutated, placement, isRight }) =>
      isRight ? [] : [{ case: `${mutated.brief} ${mutated.kind}`, reason: describe(mutated, placement) }],
    );
    const falselyIntact = judged.filter((one) => one.isFalselyIntact).length;
    const measures = VERDICTS.map((verdict) => measure(judged, verdict));
    const misses = measures.filter(
      ({ verdict, recall, precision }) =>
        BARRED.includes(verdict) && (recall < BARS.recall || precision < BARS.precision),
    );
    return {
      passed: judged.length - failures.length,
      failed: failures.length,
      failures,
      figures: {
        cases: judged.length,
        'falsely intact': falselyIntact,
        ...Object.fromEntries(measures.map(({ verdict, says }) => [verdict, says])),
        ...byKind(judged),
      },
      ok: judged.length > 0 && falselyIntact === 0 && misses.length === 0,
    };
  },
};

interface Judged {
  readonly mutated: MutatedBrief;
  readonly placement: Placement;
  readonly isRight: boolean;
  readonly isFalselyIntact: boolean;
}

function judge(mutated: MutatedBrief): Judged {
  const { before, after, start, end, truth } = mutated;
  const placement = place({ revisions: [before, after], start, end, exact: before.slice(start, end) });
  return {
    mutated,
    placement,
    isRight: placement.verdict === truth && isInPlace(mutated, placement),
    isFalselyIntact: !UNCHANGED.includes(truth) && UNCHANGED.includes(placement.verdict),
  };
}

function measure(
  judged: readonly Judged[],
  verdict: Verdict,
): { verdict: Verdict; recall: number; precision: number; says: string } {
  const meant = judged.filter(({ mutated }) => mutated.truth === verdict);
  const said = judged.filter(({ placement }) => placement.verdict === verdict);
  const right = said.filter(({ mutated }) => mutated.truth === verdict).length;
  const recall = percent(right, meant.length);
  const precision = percent(right, said.length);
  const says = `recall ${recall.toFixed(2)}%, precision ${precision.toFixed(2)}%, ${meant.length} cases`;
  return { verdict, recall, precision, says };
}

/** What was said of each kind of mutation, the commonest first. */
function byKind(judged: readonly Judged[]): Record<string, string> {
  const table = new Map<string, Map<Verdict, number>>();
  for (const { mutated, placement } of judged) {
    const row = table.get(mutated.kind) ?? new Map<Verdict, number>();
    row.set(placement.verdict, (row.get(placement.verdict) ?? 0) + 1);
    table.set(mutated.kind, row);
  }
  return Object.fromEntries(
    [...table].map(([kind, row]) => [
      `kind ${kind}`,
      [...row]
        .sort((a, b) => b[1] - a[1])
        .map(([verdict, count]) => `${verdict} ${count}`)
        .join(', '),
    ]),
  );
}

function isInPlace({ place: right }: MutatedBrief, placement: Placement): boolean {
  if (right === null || placement.status === 'lost') return right === null && placement.status === 'lost';
  const common = Math.min(placement.end, right.end) - Math.max(placement.start, right.start);
  return common * 2 > Math.max(placement.end - placement.start, right.end - right.start);
}

/** The words before and after; when they are the same, with what stands around them. */
function describe({ truth, before, after, start, end, place: right }: MutatedBrief, placement: Placement): string {
  const isSame = right !== null && before.slice(start, end) === after.slice(right.start, right.end);
  const around = isSame ? AROUND : 0;
  const quoted = (text: string, from: number, to: number) => `“${text.slice(Math.max(0, from - around), to + around)}”`;
  const now = right === null ? 'gone' : quoted(after, right.start, right.end);
  const found = placement.status === 'lost' ? 'nowhere' : quoted(after, placement.start, placement.end);
  const elsewhere = now === found ? '' : `, found ${found}`;
  return `${truth} expected, ${placement.verdict}: ${quoted(before, start, end)} > ${now}${elsewhere}`;
}

const AROUND = 90;
