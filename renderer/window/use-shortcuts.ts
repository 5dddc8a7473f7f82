import { isTyping } from '../client/use-undo.ts';
import { useWindowEvent } from '../client/use-event.ts';

export interface Shortcuts {
  find(): void;
  /** To the list, where its own keys go on. */
  list(): void;
  quickOpen(): void;
  undo(): void;
  redo(): void;
  settings(): void;
  shortcuts(): void;
  importFiles(): void;
}

/** The keys that work wherever the focus is. Keys of one letter rest while the analyst types. */
export function useShortcuts(shortcuts: Shortcuts): void {
  useWindowEvent('keydown', (event) => {
    if (event.defaultPrevented || document.querySelector('[role="dialog"][aria-modal], .react-aria-ModalOverlay'))
      return;
    const control = event.ctrlKey || event.metaKey;
    const act =
      control && !event.altKey
        ? withControl(event, shortcuts)
        : isTyping(event.target as Element)
          ? null
          : alone(event, shortcuts);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function withControl(event: KeyboardEvent, shortcuts: Shortcuts): (() => void) | null {
  const key = event.key.toLowerCase();
  if (key === 'f' && !event.shiftKey) return shortcuts.find;
  if (key === 'k' && !event.shiftKey) return shortcuts.quickOpen;
  if (key === ',') return shortcuts.settings;
  if (key === 'o' && !event.shiftKey) return shortcuts.importFiles;
  if (isTyping(event.target as Element)) return null;
  if (key === 'z') return event.shiftKey ? shortcuts.redo : shortcuts.undo;
  if (key === 'y') return shortcuts.redo;
  return null;
}

function alone(event: KeyboardEvent, shortcuts: Shortcuts): (() => void) | null {
  if (event.altKey) return null;
  if (event.key === '/') return shortcuts.find;
  if (event.key === '?') return shortcuts.shortcuts;
  // In the list and in the reader they are theirs; from anywhere else they lead to the list.
  if ((event.key === 'j' || event.key === 'k') && !(event.target as Element).closest('.list-pane, .reader-pane')) return shortcuts.list;
  return null;
}
