import { useEffect } from 'react';
import { chordOf, commandsOf } from '../../shared/commands/chords.ts';
import type { CommandId } from '../../shared/commands/catalogue.ts';
import { useWindowEvent } from '../client/use-event.ts';
import { isTyping } from '../client/use-undo.ts';
import { shell } from '../client/ports.ts';
import { howTo, onPossible, possibleCommands } from './offers.ts';

/** Chords that are no typing: those with Ctrl, and the function keys. */
const BESIDE_TYPING = /^(Ctrl\+|(Shift\+)?F\d)/;
/** A field has its own. */
const OF_FIELDS: ReadonlySet<CommandId> = new Set(['undo', 'redo']);

const isModal = () => document.querySelector('[role="dialog"][aria-modal], .react-aria-ModalOverlay') !== null;

/** The keys that work wherever the focus is, and the mouse's own buttons for back and forward. */
export function useWindowKeys(): void {
  useWindowEvent('keydown', (event) => {
    if (event.defaultPrevented || isModal()) return;
    const typing = isTyping(event.target as Element);
    if (typing && !BESIDE_TYPING.test(chordOf(event))) return;
    const inList = (event.target as Element).closest('.list-pane, .reader-pane') !== null;
    for (const id of commandsOf('anywhere', event)) {
      // In the list and in the reader these keys are theirs; from anywhere else they lead to the list.
      if ((typing && OF_FIELDS.has(id)) || (id === 'to-list' && inList)) continue;
      const act = howTo(id);
      if (!act) continue;
      event.preventDefault();
      return act();
    }
  });
  useWindowEvent('mouseup', (event) => {
    const id = ({ 3: 'back', 4: 'forward' } as const)[event.button];
    if (id === undefined || isModal()) return;
    event.preventDefault();
    howTo(id)?.();
  });
}

/** Keeps the menu true: what cannot be carried out now is grey there. */
export function useMenuTruth(): void {
  useEffect(() => {
    let told = '';
    const tell = () => {
      const possible = possibleCommands();
      const now = possible.join(' ');
      if (now === told) return;
      told = now;
      void shell.offerCommands({ possible });
    };
    const stop = onPossible(tell);
    tell();
    return stop;
  }, []);
}
