import { VERDICTS, type Verdict } from '../annotate/verdict/verdicts.ts';
import type { HighlightPlace, VerdictCounts } from '../contract/calls.ts';

/* What waits for the analyst after a brief was edited, and how it is said. */

const HARMLESS: ReadonlySet<Verdict> = new Set(['intact', 'moved', 'typography']);

/** Whether a highlight waits for a decision: its words changed or are gone, and the analyst has not said to keep it. */
export const isOpen = ({ verdict, isKept }: Pick<HighlightPlace, 'verdict' | 'isKept'>): boolean => !HARMLESS.has(verdict) && !isKept;

/** The higher, the worse. */
export const severityOf = (verdict: Verdict): number => VERDICTS.indexOf(verdict);

const SAID: Record<Verdict, readonly [one: string, many: string]> = {
  intact: ['stands as it was', 'stand as they were'],
  moved: ['moved', 'moved'],
  typography: ['differs in typography only', 'differ in typography only'],
  wording: ['wording changed', 'wordings changed'],
  number: ['figure changed', 'figures changed'],
  negation: ['claim may be reversed', 'claims may be reversed'],
  speaker: ['speaker changed', 'speakers changed'],
  lost: ['passage removed', 'passages removed'],
};

/** "1 figure changed, 2 passages removed": the worst first, lost last; empty when nothing is counted. */
export function countsInWords(counts: VerdictCounts): string {
  const order = ['negation', 'number', 'speaker', 'wording', 'lost', 'typography', 'moved', 'intact'] as const satisfies readonly Verdict[];
  return order.flatMap((verdict) => {
    const count = counts[verdict] ?? 0;
    return count === 0 ? [] : [`${count} ${SAID[verdict][count === 1 ? 0 : 1]}`];
  }).join(', ');
}

/** "3 briefs you quoted were edited: 1 figure changed." */
export function changesInWords({ total, open }: { total: number; open: VerdictCounts }): string {
  if (total === 0) return 'Nothing you quoted has changed.';
  const briefs = total === 1 ? '1 brief you quoted was edited' : `${total} briefs you quoted were edited`;
  const what = countsInWords(open);
  return `${briefs}${what === '' ? '; nothing waits for you' : `: ${what}`}.`;
}
