import { useContext, useEffect, useRef, useState } from 'react';
import type { Note } from '../../shared/contract/calls.ts';
import { store } from '../client/ports.ts';
import { holdWindow } from '../client/unsaved-work.ts';
import { OwnAnswersContext, SHOWN, type NoteTarget } from './own-acts.ts';
import { noteSaver, type NoteSaver, type SaveState } from './note-saver.ts';

/** Milliseconds of rest before what was typed is saved. */
const REST = 300;
/** Milliseconds after which it is saved while the typing goes on. */
const LONGEST = 1000;

/** A note being written: its text, whether it is saved, and the keystrokes in. One sitting is one step of undo. */
export function useNote(
  on: NoteTarget,
  note: Note | null,
): { text: string; state: SaveState; type: (text: string) => void; flush: () => void } {
  const [text, setText] = useState(note?.text ?? '');
  const [state, setState] = useState<SaveState>({ kind: 'saved' });
  const saver = useRef<NoteSaver>(null);
  const dirty = useRef(false);
  const { noteSaved } = useContext(OwnAnswersContext);

  useEffect(() => {
    const session = crypto.randomUUID();
    const made = noteSaver(note?.text ?? '', {
      save: async (typed) => {
        const result = await store.saveNote({ on, text: typed, session }, SHOWN);
        if (result.ok) noteSaved(on, result.value);
        return result;
      },
      onState: (next) => {
        dirty.current = next.kind !== 'saved';
        setState(next);
      },
      rest: REST,
      longest: LONGEST,
      later: (run, milliseconds) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    });
    saver.current = made;
    const letGo = holdWindow(made);
    return () => {
      // The words go on their way even when their field is gone.
      void made.flush().finally(letGo);
    };
  }, []); // oxlint-disable-line react-hooks/exhaustive-deps -- one saver for one sitting; the target is the key of the editor

  // What the archive holds shows through only while nothing is being written here: an undo, another window's edit.
  const stored = note?.text ?? '';
  useEffect(() => {
    if (dirty.current) return;
    saver.current?.settle(stored);
    setText(stored);
  }, [stored]);

  return {
    text,
    state,
    type: (next) => {
      dirty.current = true;
      setText(next);
      saver.current?.type(next);
    },
    flush: () => void saver.current?.flush(),
  };
}
