import { CircleStop, RefreshCw, SlidersHorizontal } from 'lucide-react';
import type { SourceRow, SyncProgress } from '../../shared/contract/calls.ts';
import { sentence } from '../../shared/errors.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useNow } from './use-now.ts';
import { isTroubled, progressOf, progressWords, stateWords, wantsPassword } from './source-words.ts';
import './source-bar.css';

interface Props {
  readonly source: SourceRow;
  readonly isOnline: boolean;
  readonly progress: SyncProgress | null;
  readonly onSync: () => void;
  readonly onStop: () => void;
  readonly onSettings: () => void;
}

/** Above the briefs of one source: how it stands, why it failed, and what can be done with it. */
export function SourceBar({ source, isOnline, progress, onSync, onStop, onSettings }: Props) {
  const now = useNow();
  const { sync } = source;
  if (sync === null) return null;
  const own = progressOf(progress, source.id);
  const state = own === null ? stateWords(source, isOnline, now) : `Syncing: ${lowered(progressWords(own))}`;
  return (
    <div className="source-bar">
      <span className="source-bar-state" data-tip={state}>
        {state}
      </span>
      {sync.activity !== 'idle' && (
        <IconButton small label="Stop this source" onPress={onStop}>
          <CircleStop size={14} />
        </IconButton>
      )}
      {!sync.isRemoved && (
        <IconButton small label="Sync now" disabled={sync.activity !== 'idle'} onPress={onSync}>
          <RefreshCw size={14} />
        </IconButton>
      )}
      <IconButton small label="About this source" opens="dialog" onPress={onSettings}>
        <SlidersHorizontal size={14} />
      </IconButton>
      {isOnline && sync.activity === 'idle' && isTroubled(source) && sync.failure && (
        <p className="source-bar-trouble">
          {sentence(sync.failure)}{' '}
          {wantsPassword(source) && (
            <button type="button" className="text-button" onClick={onSettings}>
              Enter the password…
            </button>
          )}
        </p>
      )}
    </div>
  );
}

const lowered = (words: string): string => words.slice(0, 1).toLowerCase() + words.slice(1);
