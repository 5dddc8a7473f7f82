import { useRested } from './use-typing-pause.ts';

/** Says of a search for very common words, once it is whole, how it is put in order: not everything found was weighed. */
export function OrderNote({ query, isRanked }: { readonly query: string; readonly isRanked: boolean }) {
  const isRested = useRested(query);
  if (isRanked || !isRested) return null;
  return <p className="literal-note">So many briefs have these words that titles come first, then the newest.</p>;
}
