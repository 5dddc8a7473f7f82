import type { Brief, Highlight } from '../../shared/contract.ts';
import { longDay } from '../ui/dates.ts';
import { isFaithful } from './verdicts.ts';

/** The words of a highlight for the clipboard. Words that are not faithful any more say so, and when they were published. */
export function copyText(highlight: Highlight, brief: Pick<Brief, 'date' | 'revisions'>): string {
  const { place, exact, revisionId } = highlight;
  if (isFaithful(place.verdict)) return place.now ?? exact;
  const fetched = brief.revisions.find(({ id }) => id === revisionId)?.fetchedAt.slice(0, 10);
  const day = brief.date ?? (fetched as Brief['date']);
  const published = day ? `as published ${longDay(day)}` : 'as first published';
  return `${exact} [${published}; ${place.verdict === 'lost' ? 'these words are gone since' : 'changed since'}]`;
}
