import { useMemo } from 'react';
import type { SavedSearch, Settings } from '../../shared/contract/calls.ts';
import type { BriefId } from '../../shared/ids.ts';
import type { OpenAt, Place } from '../client/place.ts';
import { paletteCommands, type NamedCommand } from './commands.ts';
import type { Target } from './entry.ts';
import { PaletteDialog } from './PaletteDialog.tsx';

interface Props {
  readonly searches: readonly SavedSearch[];
  readonly carryOut: Readonly<Record<NamedCommand, () => void>>;
  readonly onGo: (place: Place) => void;
  readonly onOpen: (briefId: BriefId, at: OpenAt | null) => void;
  readonly onSearch: (query: string) => void;
  readonly onTheme: (theme: Settings['theme']) => void;
  readonly onKeys: () => void;
  readonly onClose: () => void;
}

/** Quick open with what the window can do for it. */
export function PaletteView({ searches, carryOut, onGo, onOpen, onSearch, onTheme, onKeys, onClose }: Props) {
  const commands = useMemo(
    () => paletteCommands({ carryOut, go: onGo, setTheme: onTheme, showKeys: onKeys }),
    [], // oxlint-disable-line react-hooks/exhaustive-deps -- what the window could do when this was opened
  );
  const choose = (target: Target) => {
    if (target.kind === 'command') target.command.run();
    else if (target.kind === 'brief') onOpen(target.briefId, null);
    else if (target.kind === 'note') onOpen(target.briefId, target.highlightId === null ? null : { kind: 'highlight', id: target.highlightId });
    else onSearch(target.query);
  };
  return <PaletteDialog commands={commands} searches={searches} onChoose={choose} onClose={onClose} />;
}
