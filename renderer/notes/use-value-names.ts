import type { HighlightValues } from '../../shared/contract/calls.ts';
import { useKept } from '../client/use-kept-state.ts';
import type { Dimension } from './filters.ts';

type Names = ReadonlyMap<string, string>;

/** The names of tags and sources that were ever counted: a chosen one keeps its name when it leaves nothing. */
export function useValueNames(counts: HighlightValues | null): (dimension: Dimension, id: string | number | null) => string | null {
  const [known, setKnown] = useKept<{ counts: HighlightValues | null; names: Names }>('names of values', { counts: null, names: new Map() });
  if (counts !== known.counts && counts !== null) {
    const told = (['tags', 'sources'] as const).flatMap((dimension) => counts[dimension].map(({ id, name }) => [`${dimension} ${id}`, name ?? ''] as const));
    setKnown({ counts, names: new Map([...known.names, ...told]) });
  }
  return (dimension, id) => known.names.get(`${dimension} ${id}`) ?? null;
}
