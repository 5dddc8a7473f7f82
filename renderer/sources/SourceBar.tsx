import { RefreshCw, SlidersHorizontal } from 'lucide-react';
import type { SourceRow } from '../../shared/contract.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useNow } from './use-now.ts';
import { stateWords } from './words.ts';
import './source-bar.css';

interface Props {
  readonly source: SourceRow;
  readonly isOnline: boolean;
  readonly onSync: () => void;
  readonly onSettings: () => void;
}

/** Above the briefs of one source: how it stands, and what can be done with it. */
export function SourceBar({ source, isOnline, onSync, onSettings }: Props) {
  const now = useNow();
  const { sync } = source;
  if (sync === null) return null;
  return (
    <div className="source-bar">
      <span className="source-bar-state">{stateWords(source, isOnline, now)}</span>
      {!sync.isRemoved && (
        <IconButton small label="Sync now" disabled={sync.activity !== 'idle'} onPress={onSync}>
          <RefreshCw size={14} />
        </IconButton>
      )}
      <IconButton small label="About this source" opens="dialog" onPress={onSettings}>
        <SlidersHorizontal size={14} />
      </IconButton>
    </div>
  );
}
