import { isOpen } from '../../shared/wording/changes-in-words.ts';
import type { Highlight } from '../../shared/contract/calls.ts';
import type { RevisionId } from '../../shared/ids.ts';
import { beginReattaching } from './reattaching.ts';
import { useDecisions } from './use-decisions.ts';
import './change-acts.css';

interface Props {
  readonly highlight: Highlight;
  /** The revision whose words are shown beside the old ones. */
  readonly revisionId: RevisionId;
  /** When the words are chosen elsewhere: brings the page there. */
  readonly onReattach?: () => void;
  /** Shows the keys of a list. */
  readonly hasKeys?: boolean;
}

/** What can be decided about a highlight whose words changed. */
export function ChangeActs({ highlight, revisionId, onReattach, hasKeys = false }: Props) {
  const { accept, keep } = useDecisions();
  const { place } = highlight;
  const key = (letter: string) => (hasKeys ? letter : undefined);
  return (
    <div className="change-acts" role="group" aria-label="What to do with the highlight">
      {place.start !== null && (
        <button
          type="button"
          className="button"
          data-tip="The highlight uses the new wording from now on"
          data-tip-key={key('a')}
          onClick={() => accept(highlight, revisionId)}
        >
          Accept
        </button>
      )}
      <button
        type="button"
        className="button"
        data-tip="Select other words for it"
        data-tip-key={key('r')}
        onClick={() => {
          beginReattaching(highlight);
          onReattach?.();
        }}
      >
        Re-attach
      </button>
      {isOpen(place) && (
        <button
          type="button"
          className="button"
          data-kind="quiet"
          data-tip="The highlight stays on the older revision"
          data-tip-key={key('l')}
          onClick={() => keep(highlight, revisionId)}
        >
          Keep old wording
        </button>
      )}
    </div>
  );
}
