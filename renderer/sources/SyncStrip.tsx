import { CircleStop, CloudOff } from 'lucide-react';
import type { SyncProgress } from '../../shared/contract/calls.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { progressShare, progressWords, remainingWords } from './source-words.ts';
import './sync-strip.css';

interface Props {
  readonly progress: SyncProgress | null;
  readonly isOnline: boolean;
  readonly isStopping: boolean;
  readonly onStop: () => void;
}

/**
 * What is being fetched, in counts, with a way to stop; or that there is no connection. It lies where nothing has to move
 * for it.
 */
export function SyncStrip({ progress, isOnline, isStopping, onStop }: Props) {
  if (progress === null) {
    if (isOnline) return null;
    return (
      <p className="sync-strip sync-offline" data-tip="Offline. Everything in your archive can still be read.">
        <CloudOff size={15} strokeWidth={1.75} aria-hidden="true" />
        <span>Offline. Everything in your archive can still be read.</span>
      </p>
    );
  }
  const share = progressShare(progress);
  const words = progressWords(progress);
  const remaining = remainingWords(progress.remainingMs);
  return (
    <div className="sync-strip" data-tip={remaining === null ? words : `${words}, ${remaining}`}>
      <div className="sync-line">
        <span className="sync-words">
          <b>{isStopping ? 'Stopping…' : isOnline ? 'Syncing' : 'Waiting for the connection'}</b>
          <span>{words}</span>
          <span>{remaining ?? '\u00a0'}</span>
        </span>
        <IconButton small label="Stop syncing" disabled={isStopping} onPress={onStop}>
          <CircleStop size={16} />
        </IconButton>
      </div>
      <div
        role="progressbar"
        aria-label="Syncing"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === null ? undefined : Math.round(100 * share)}
        aria-valuetext={remaining === null ? words : `${words}, ${remaining}`}
        className="sync-track"
        data-unknown={share === null || undefined}
      >
        <div style={{ width: `${100 * (share ?? 0)}%` }} />
      </div>
    </div>
  );
}
