import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { IconButton } from '../ui/IconButton.tsx';
import type { Matches } from './use-matches.ts';
import './match-bar.css';

interface Props {
  readonly matches: Matches;
  readonly onWalk: (steps: -1 | 1) => void;
  readonly onClose: () => void;
}

/** Which match of the search the analyst is at, and the way to the others. */
export function MatchBar({ matches: { query, ranges, at }, onWalk, onClose }: Props) {
  return (
    <div className="match-bar" role="group" aria-label="Matches in this brief">
      <span className="match-bar-query" dir="auto">
        {query}
      </span>
      <span role="status">
        {at + 1} of {ranges.length}
      </span>
      <IconButton label="Previous match" hint="N" small onPress={() => onWalk(-1)}>
        <ChevronUp size={15} />
      </IconButton>
      <IconButton label="Next match" hint="n" small onPress={() => onWalk(1)}>
        <ChevronDown size={15} />
      </IconButton>
      <IconButton label="Close the matches" hint="Esc" small onPress={onClose}>
        <X size={15} />
      </IconButton>
    </div>
  );
}
