import { Link2 } from 'lucide-react';
import type { Reattached } from './reattaching.ts';
import './reattach-bar.css';

interface Props {
  readonly highlight: Reattached;
  readonly hasSelection: boolean;
  readonly onAttach: () => void;
  readonly onCancel: () => void;
}

/** Over the page while new words are chosen for a highlight. */
export function ReattachBar({ highlight: { exact }, hasSelection, onAttach, onCancel }: Props) {
  return (
    // The selection must survive a click on the bar.
    <div className="reattach-bar" role="group" aria-label="Re-attach" onMouseDown={(event) => event.preventDefault()}>
      <Link2 size={15} aria-hidden="true" />
      <p>
        {hasSelection ? 'Put this highlight on the selected words?' : 'Select the words for this highlight:'}{' '}
        <q dir="auto">{exact.length > 90 ? `${exact.slice(0, 87).trimEnd()}…` : exact}</q>
      </p>
      <button type="button" className="button" data-kind="main" disabled={!hasSelection} onClick={onAttach}>
        Re-attach here
      </button>
      <button type="button" className="button" data-kind="quiet" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}
