import { X } from 'lucide-react';
import { number } from './counts.ts';

interface Props<Without> {
  readonly chips: readonly { readonly text: string; readonly count?: number | null; readonly without: Without }[];
  readonly onFilter: (without: Without) => void;
  /** Takes all of them away at once. */
  readonly onClear?: () => void;
}

/** What narrows a list now; each can be taken away by itself. `count`: rows that it leaves. */
export function FilterChips<Without>({ chips, onFilter, onClear }: Props<Without>) {
  if (chips.length === 0) return null;
  return (
    <ul className="filter-chips" aria-label="Filters">
      {chips.map(({ text, count = null, without }, index) => (
        // By its place: whoever takes one away by key is at the next one.
        <li key={index} className="chip">
          <span dir="auto">{text}</span>
          {count !== null && <span className="chip-count">{number(count)}</span>}
          <button type="button" className="chip-remove" aria-label={`Remove the filter ${text}`} onClick={() => onFilter(without)}>
            <X size={12} />
          </button>
        </li>
      ))}
      {onClear && chips.length > 1 && (
        <li>
          <button type="button" className="text-button" onClick={onClear}>
            Clear all
          </button>
        </li>
      )}
    </ul>
  );
}
