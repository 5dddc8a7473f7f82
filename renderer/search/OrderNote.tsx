import { useRested } from './use-rested.ts';

/** Says of a search for very common words, once it is whole, that not everything found was put in order. */
export function OrderNote({ query, isRanked }: { readonly query: string; readonly isRanked: boolean }) {
  const isRested = useRested(query);
  if (isRanked || !isRested) return null;
  return <p className="literal-note">So many briefs have these words that only titles and the newest briefs were ranked.</p>;
}
