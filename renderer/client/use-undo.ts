import { useCallback } from 'react';
import { say, sayFailure } from './notices.ts';
import { store } from './ports.ts';

/** Undo and redo of everything the analyst did; while a text field has the focus, of the typing in it. */
export function useUndo(): { undo: () => void; redo: () => void } {
  const run = useCallback(async (way: 'undo' | 'redo') => {
    if (isTyping(document.activeElement)) {
      document.execCommand(way);
      return;
    }
    const result = await store[way](null);
    if (!result.ok)
      return result.failure.code === `nothing-to-${way}`
        ? say(way === 'undo' ? 'There is nothing to undo.' : 'There is nothing to redo.')
        : sayFailure(result.failure);
    say(
      `${way === 'undo' ? 'Undone' : 'Redone'}: ${result.value.label}`,
      way === 'undo' ? { label: 'Redo', run: () => void run('redo') } : null,
    );
  }, []);
  return { undo: useCallback(() => void run('undo'), [run]), redo: useCallback(() => void run('redo'), [run]) };
}

/** Whether keys go into a text. */
export function isTyping(element: Element | null): boolean {
  return (
    element instanceof HTMLTextAreaElement
    || (element instanceof HTMLInputElement && !['radio', 'checkbox', 'range', 'button'].includes(element.type))
    || (element instanceof HTMLElement && element.isContentEditable)
  );
}
