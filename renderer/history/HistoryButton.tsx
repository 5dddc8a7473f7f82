import { History } from 'lucide-react';
import { useState } from 'react';
import type { Settings } from '../../shared/contract/calls.ts';
import type { NoteTarget } from '../annotations/own-acts.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { later } from '../ui/lazy-part.tsx';

const { Part: HistoryDialog } = later(() => import('./HistoryDialog.tsx').then((module) => module.HistoryDialog));

interface Props {
  readonly on: NoteTarget;
  readonly exact: string | null;
  readonly colourNames: Settings['colourNames'] | null;
}

/** Opens what a note once said and what was done to its highlight. */
export function HistoryButton({ on, exact, colourNames }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton label="History" small opens="dialog" onPress={() => setOpen(true)}>
        <History size={15} />
      </IconButton>
      {isOpen && (
        // Keys in the dialog are not meant for the page that the button stands on.
        <div onKeyDown={(event) => event.stopPropagation()}>
          <HistoryDialog on={on} exact={exact} colourNames={colourNames} onClose={() => setOpen(false)} />
        </div>
      )}
    </>
  );
}
