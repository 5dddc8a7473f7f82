import type { Brief, Highlight } from '../../shared/contract/calls.ts';
import { changeLabel } from '../../shared/export/cited-highlight.ts';

/** The words of a highlight for the clipboard. Words that are not faithful any more say so, and when they were published. */
export function copyText(highlight: Highlight, brief: Pick<Brief, 'date' | 'revisions'>): string {
  const { place, exact, revisionId } = highlight;
  const fetchedAt = brief.revisions.find(({ id }) => id === revisionId)?.fetchedAt ?? null;
  const label = changeLabel({ verdict: place.verdict, date: brief.date, fetchedAt });
  return label === null ? (place.now ?? exact) : `${exact} [${label}]`;
}
