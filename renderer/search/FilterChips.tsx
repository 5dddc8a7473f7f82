import { X } from 'lucide-react';
import type { Filter } from '../../shared/search/filters.ts';

interface Props {
  readonly filters: readonly Filter[];
  readonly onQuery: (query: string) => void;
}

/** What narrows the search, each with a way to take it out of the box's text. */
export function FilterChips({ filters, onQuery }: Props) {
  if (filters.length === 0) return null;
  return (
    <ul className="filter-chips" aria-label="Filters">
      {filters.map(({ text, without }) => (
        <li key={text} className="chip">
          <span dir="auto">{text}</span>
          <button type="button" aria-label={`Remove the filter ${text}`} onClick={() => onQuery(without)}>
            <X size={12} />
          </button>
        </li>
      ))}
    </ul>
  );
}
