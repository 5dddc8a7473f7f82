import type { HighlightFilter, HighlightValues } from '../../shared/contract/calls.ts';
import type { Result } from '../../shared/result.ts';
import { useAnswer } from '../client/use-answer.ts';
import { useBurst } from '../client/use-throttled.ts';
import { useStoreEvent } from '../client/use-event.ts';
import { chipsOf } from './filters.ts';

/** How many each value leaves, as `count` asks the store: counted while the filters are open or any is set, not for every letter that is typed. */
export function useValueCounts(
  filter: HighlightFilter,
  isFiltering: boolean,
  count: (filter: HighlightFilter) => Promise<Result<HighlightValues>>,
): HighlightValues | null {
  const isWanted = isFiltering || chipsOf(filter, null, () => '').length > 0;
  const counts = useAnswer(isWanted ? JSON.stringify(filter) : null, () => count(filter));
  const soon = useBurst(counts.again, 300);
  useStoreEvent('highlights-changed', soon);
  return isWanted ? counts.value : null;
}
