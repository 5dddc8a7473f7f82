import type { Highlight } from '../../shared/contract/calls.ts';
import type { Verdict } from '../../shared/annotate/verdict/verdicts.ts';
import type { Painted } from './paint.ts';

export { isFaithful } from '../../shared/export/cited-highlight.ts';

/** How far the words can be trusted, and what is said about it. */
const SHOWN: Record<Verdict, { mark: 'none' | 'small' | 'changed' | 'warning' | 'lost'; sentence: string }> = {
  intact: { mark: 'none', sentence: '' },
  moved: { mark: 'small', sentence: 'The same words, now in another place.' },
  typography: {
    mark: 'small',
    sentence: 'The same words; only typography changed (quotes, dashes, spacing, capitals).',
  },
  wording: { mark: 'changed', sentence: 'The words changed in this revision.' },
  number: { mark: 'warning', sentence: 'A figure, date or amount changed in this revision.' },
  negation: { mark: 'warning', sentence: 'A negation came or went in this revision: the claim may be reversed.' },
  speaker: { mark: 'warning', sentence: 'The words stand, but they are attributed to somebody else now.' },
  lost: { mark: 'lost', sentence: 'These words are gone from this revision. The highlight is kept as it was made.' },
};

export const markOf = (verdict: Verdict) => SHOWN[verdict].mark;
export const verdictSentence = (verdict: Verdict): string => SHOWN[verdict].sentence;

/** Every stretch that a highlight covers in the revision that is shown; none when it is lost. */
export function rangesOfHighlight({ place }: Pick<Highlight, 'place'>): [number, number][] {
  return place.start === null || place.end === null ? [] : [[place.start, place.end], ...place.more];
}

export function paintedHighlight(highlight: Pick<Highlight, 'place' | 'colour'>): Painted[] {
  const mark = markOf(highlight.place.verdict);
  const layer =
    mark === 'warning' ? 'warned' : mark === 'changed' ? (`${highlight.colour}-changed` as const) : highlight.colour;
  return rangesOfHighlight(highlight).map(([start, end]) => ({ layer, start, end }));
}
