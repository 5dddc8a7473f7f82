import { useEffect, useRef, type KeyboardEvent } from 'react';
import { sentence } from '../../shared/errors.ts';
import type { Note } from '../../shared/contract/calls.ts';
import type { NoteTarget } from './own-acts.ts';
import { useNote } from './use-note.ts';

interface Props {
  readonly on: NoteTarget;
  readonly note: Note | null;
  readonly label: string;
  readonly takeFocus: boolean;
  readonly onLeave: () => void;
}

const STATES = { saved: 'Saved', typing: '…', saving: 'Saving…', failed: '' } as const;

/** A field for the analyst's words (Markdown), saved as they are typed. Mount it with the target as its key. */
export function NoteEditor({ on, note, label, takeFocus, onLeave }: Props) {
  const { text, state, type, flush } = useNote(on, note);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = field.current;
    if (!takeFocus || !element) return;
    element.focus({ preventScroll: true });
    element.setSelectionRange(element.value.length, element.value.length);
  }, [takeFocus]);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
    if (!isDone || event.nativeEvent.isComposing) return;
    event.preventDefault();
    flush();
    onLeave();
  };
  return (
    <div className="note-editor">
      <textarea
        ref={field}
        className="note-field"
        aria-label={label}
        placeholder="Note"
        rows={1}
        dir="auto"
        value={text}
        spellCheck={false}
        onChange={(event) => type(event.target.value)}
        onBlur={flush}
        onKeyDown={onKeyDown}
      />
      <span className="note-state" data-kind={state.kind} role={state.kind === 'failed' ? 'alert' : undefined}>
        {state.kind === 'failed'
          ? sentence(state.failure)
          : text === '' && state.kind === 'saved'
            ? ''
            : STATES[state.kind]}
      </span>
    </div>
  );
}
