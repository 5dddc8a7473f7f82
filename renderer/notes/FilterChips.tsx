import { X } from 'lucide-react';
import type { HighlightFilter } from '../../shared/contract.ts';
import { number } from '../ui/counts.ts';
import type { Chip } from './filters.ts';

interface Props {
  readonly chips: readonly Chip[];
  readonly onFilter: (filter: HighlightFilter) => void;
  readonly onClear: () => void;
}

/** What narrows the list now; each can be taken away by itself. */
export function FilterChips({ chips, onFilter, onClear }: Props) {
  if (chips.length === 0) return null;
  return (
    <ul className="notes-chips" aria-label="Filters">
      {chips.map(({ key, text, highlights, without }) => (
        <li key={key} className="chip">
          <span className="notes-chip-text" dir="auto">
            {text}
          </span>
          {highlights !== null && <span className="notes-chip-count">{number(highlights)}</span>}
          <button type="button" aria-label={`Remove the filter ${text}`} onClick={() => onFilter(without)}>
            <X size={12} />
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button type="button" className="notes-chips-clear" onClick={onClear}>
            Clear all
          </button>
        </li>
      )}
    </ul>
  );
}
