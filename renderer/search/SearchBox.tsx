import { Search, X } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import { IconButton } from '../ui/IconButton.tsx';
import './search-box.css';

interface Props {
  readonly label: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Escape, or the clear button. */
  readonly onLeave: () => void;
  /** Enter and the down arrow: on to what was found. */
  readonly onEnter: () => void;
  readonly onDown?: () => void;
  readonly hint?: string;
  readonly ref?: Ref<HTMLInputElement>;
}

/** The one box to find anything in. */
export function SearchBox({ label, query, onQuery, onLeave, onEnter, onDown = onEnter, hint, ref }: Props) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const act = { Escape: onLeave, Enter: onEnter, ArrowDown: onDown }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <search className="search-box">
      <Search size={15} strokeWidth={2} aria-hidden="true" />
      <input
        ref={ref}
        type="text"
        role="searchbox"
        aria-label={label}
        placeholder={label}
        value={query}
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        enterKeyHint="search"
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {query === '' ? (
        hint && <kbd aria-hidden="true">{hint}</kbd>
      ) : (
        <IconButton label="Clear the search" hint="Esc" small onPress={onLeave}>
          <X size={14} />
        </IconButton>
      )}
    </search>
  );
}
