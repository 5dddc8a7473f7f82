import { useMemo } from 'react';
import type { SavedSearch } from '../../shared/contract/calls.ts';
import type { BriefId } from '../../shared/ids.ts';
import type { OpenAt } from '../client/place.ts';
import { paletteCommands } from './commands.ts';
import type { Target } from './entry.ts';
import { PaletteDialog } from './PaletteDialog.tsx';

interface Props {
  readonly searches: readonly SavedSearch[];
  readonly onOpen: (briefId: BriefId, at: OpenAt | null) => void;
  readonly onSearch: (query: string) => void;
  readonly onClose: () => void;
}

/** Quick open with what the window can do for it. */
export function PaletteView({ searches, onOpen, onSearch, onClose }: Props) {
  // What the window could do when this was opened.
  const commands = useMemo(() => paletteCommands(), []);
  const choose = (target: Target) => {
    if (target.kind === 'command') target.command.run();
    else if (target.kind === 'brief') onOpen(target.briefId, null);
    else if (target.kind === 'note') onOpen(target.briefId, target.highlightId === null ? null : { kind: 'highlight', id: target.highlightId });
    else onSearch(target.query);
  };
  return <PaletteDialog commands={commands} searches={searches} onChoose={choose} onClose={onClose} />;
}
