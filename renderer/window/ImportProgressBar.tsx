import type { ImportProgress } from '../../shared/contract/calls.ts';
import { number } from '../ui/counts.ts';
import './import-progress.css';

interface Props {
  readonly progress: ImportProgress;
  readonly onCancel: () => void;
}

/** What is being brought in, in counts, with a way to stop. */
export function ImportProgressBar({ progress: { done, total }, onCancel }: Props) {
  const text = total > 0 ? `${number(done)} of ${number(total)}` : 'Looking for files…';
  return (
    <div className="import-progress">
      <div className="import-progress-line">
        <span>Importing</span>
        <span className="import-progress-count">{text}</span>
        <button type="button" className="import-progress-stop" onClick={onCancel}>
          Stop
        </button>
      </div>
      <div
        role="progressbar"
        aria-label="Importing"
        aria-valuemin={0}
        aria-valuemax={Math.max(total, 1)}
        aria-valuenow={total > 0 ? done : undefined}
        aria-valuetext={text}
        className="import-progress-track"
      >
        <div style={{ width: `${total > 0 ? (100 * done) / total : 0}%` }} />
      </div>
    </div>
  );
}
