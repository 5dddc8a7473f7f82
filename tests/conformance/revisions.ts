import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeIn, type Placement } from '../../shared/annotate/place.ts';
import { alignTexts, type Alignment } from '../../shared/annotate/align/align-revisions.ts';
import { bareLetters, percent } from './annotate-scoring.ts';
import type { Suite, SuiteResult } from './suite.ts';

/**
 * When an article that held its text twice keeps one copy, highlights on the other are lost, though the standard would
 * take either.
 */
const BARS = { same: 98, edited: 95, gone: 90 } as const;
/** Of the words of both ranges, so many must be common. */
const SAME_PLACE = 0.5;

/**
 * Real articles before and after an edit: pairs/ID/before.txt and after.txt, and quotes.jsonl with {pair, exact, start,
 * end, expect: "same_text" | "edited_text" | "orphan", after_start, after_end}. The expectations are a silver standard,
 * so the bars leave room.
 */
export const suite: Suite = {
  name: 'revisions',
  bar: `same words found in their place >= ${BARS.same}%, edited >= ${BARS.edited}%, gone lost >= ${BARS.gone}%, words that changed called intact 0`,
  run: async (folder, { limit }) => {
    const root = folderWithQuotes(folder);
    const quotes = readQuotes(join(root, 'quotes.jsonl')).slice(0, limit ?? undefined);
    const failures: SuiteResult['failures'] = [];
    const counts = new Map<Quote['expect'], { all: number; good: number }>();
    const verdicts = new Map<string, number>();
    let falselyIntact = 0;
    const alignments = new Map<string, Alignment>();
    for (const quote of quotes) {
      const alignment = alignments.get(quote.pair) ?? alignmentOf(join(root, 'pairs', quote.pair));
      alignments.set(quote.pair, alignment);
      const placement = placeIn(alignment, quote);
      const reason = judge(quote, placement, alignment.after.text);
      const count = counts.get(quote.expect) ?? { all: 0, good: 0 };
      counts.set(quote.expect, { all: count.all + 1, good: count.good + (reason === null ? 1 : 0) });
      verdicts.set(placement.verdict, (verdicts.get(placement.verdict) ?? 0) + 1);
      if (isFalselyIntact(quote, placement, alignment.after.text)) falselyIntact++;
      if (reason !== null) failures.push({ case: `${quote.pair} “${quote.exact.slice(0, 70)}”`, reason });
    }
    const share = (expect: Quote['expect']) => percent(counts.get(expect)?.good ?? 0, counts.get(expect)?.all ?? 0);
    return {
      passed: quotes.length - failures.length,
      failed: failures.length,
      failures,
      figures: {
        ...Object.fromEntries(
          [...counts].map(([expect, { all, good }]) => [expect, `${percent(good, all).toFixed(2)}% of ${all}`]),
        ),
        verdicts: [...verdicts].map(([verdict, count]) => `${verdict} ${count}`).join(', '),
        'falsely intact': falselyIntact,
      },
      ok:
        quotes.length > 0
        && falselyIntact === 0
        && share('same_text') >= BARS.same
        && share('edited_text') >= BARS.edited
        && share('orphan') >= BARS.gone,
    };
  },
};

interface Quote {
  readonly pair: string;
  readonly exact: string;
  readonly start: number;
  readonly end: number;
  readonly expect: 'same_text' | 'edited_text' | 'orphan';
  readonly after_start?: number;
  readonly after_end?: number;
}

function folderWithQuotes(folder: string): string {
  if (existsSync(join(folder, 'quotes.jsonl'))) return folder;
  const inside = readdirSync(folder).find((name) => existsSync(join(folder, name, 'quotes.jsonl')));
  if (inside === undefined) throw new Error(`${folder} has no quotes.jsonl`);
  return join(folder, inside);
}

function readQuotes(file: string): Quote[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Quote);
}

function alignmentOf(folder: string): Alignment {
  return alignTexts(readFileSync(join(folder, 'before.txt'), 'utf8'), readFileSync(join(folder, 'after.txt'), 'utf8'));
}

function judge({ expect, after_start: from, after_end: to }: Quote, placement: Placement, text: string): string | null {
  if (expect === 'orphan') return placement.status === 'lost' ? null : `should be lost, ${describe(placement, text)}`;
  if (placement.status === 'lost' || from === undefined || to === undefined) return 'lost';
  const common = Math.min(placement.end, to) - Math.max(placement.start, from);
  const all = Math.max(placement.end, to) - Math.min(placement.start, from);
  if (common / all < SAME_PLACE) return `elsewhere, ${describe(placement, text)}`;
  return expect === 'same_text' && placement.status === 'changed'
    ? `called changed, ${describe(placement, text)}`
    : null;
}

function isFalselyIntact({ exact }: Quote, placement: Placement, text: string): boolean {
  return (
    placement.status !== 'lost'
    && ['intact', 'moved', 'typography'].includes(placement.verdict)
    && bareLetters(text.slice(placement.start, placement.end)) !== bareLetters(exact)
  );
}

function describe(placement: Placement, text: string): string {
  return placement.status === 'lost'
    ? 'lost'
    : `${placement.verdict}: “${text.slice(placement.start, placement.end).slice(0, 90)}”`;
}
