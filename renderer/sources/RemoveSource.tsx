import type { SourceRow } from '../../shared/contract/calls.ts';
import { say, sayFailure } from '../client/notices.ts';
import { store } from '../client/ports.ts';
import { counted } from '../ui/counts.ts';
import { Dialog } from '../ui/Dialog.tsx';

interface Props {
  readonly source: SourceRow;
  readonly onKeep: () => void;
  readonly onRemoved: () => void;
}

/** Asks before a source is given up, and says what that does not touch. */
export function RemoveSource({ source, onKeep, onRemoved }: Props) {
  const { id, name, briefs } = source;
  const restore = () => {
    void store.restoreSource({ id }).then((result) => !result.ok && sayFailure(result.failure));
  };
  const remove = async () => {
    const result = await store.removeSource({ id });
    if (!result.ok) return sayFailure(result.failure);
    onRemoved();
    say(`“${name}” is not fetched any more. Its briefs stay.`, { label: 'Fetch it again', run: restore });
  };
  return (
    <Dialog
      title={`Remove “${name}”?`}
      role="alertdialog"
      onClose={onKeep}
      buttons={
        <>
          <button type="button" className="button" autoFocus onClick={onKeep}>
            Keep it
          </button>
          <button type="button" className="button" data-kind="main" onClick={() => void remove()}>
            Remove
          </button>
        </>
      }
    >
      <p>
        Briefcase fetches nothing from it any more.{' '}
        {briefs === 0
          ? 'It has no briefs yet.'
          : `${briefs === 1 ? 'Its brief stays' : `Its ${counted(briefs, 'brief')} stay`} in the archive, with every highlight and note.`}
      </p>
    </Dialog>
  );
}
