import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { number } from '../ui/counts.ts';
import { IconButton } from '../ui/IconButton.tsx';
import type { Finding } from './use-find.ts';
import './match-bar.css';

interface Props {
  readonly found: Finding;
  readonly onClose: () => void;
}

/** Which match the analyst is at, and the way to the others: of the words typed here, or of the search that led here. */
export function MatchBar({ found: { matches, typed, serial, type, walk }, onClose }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.select(), [serial]);
  if (typed === null && matches === null) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') walk(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isNone = matches === null || matches.ranges.length === 0;
  return (
    <div className="match-bar" role="group" aria-label="Matches in this brief">
      {typed === null ? (
        <span className="match-bar-query" dir="auto">
          {matches?.query}
        </span>
      ) : (
        <input
          ref={input}
          className="match-bar-find"
          type="text"
          aria-label="Find in this brief"
          placeholder="Find in this brief"
          dir="auto"
          spellCheck={false}
          autoComplete="off"
          autoFocus
          value={typed}
          onChange={({ target }) => type(target.value)}
          onKeyDown={onKeyDown}
        />
      )}
      <span role="status">{!isNone ? `${number(matches.at + 1)} of ${number(matches.ranges.length)}` : typed?.trim() ? 'No matches' : ''}</span>
      <IconButton label="Previous match" hint={typed === null ? 'N' : 'Shift+Enter'} small disabled={isNone} onPress={() => walk(-1)}>
        <ChevronUp size={15} />
      </IconButton>
      <IconButton label="Next match" hint={typed === null ? 'n' : 'Enter'} small disabled={isNone} onPress={() => walk(1)}>
        <ChevronDown size={15} />
      </IconButton>
      <IconButton label="Close the matches" hint="Esc" small onPress={onClose}>
        <X size={15} />
      </IconButton>
    </div>
  );
}
