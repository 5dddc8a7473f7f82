import { NotebookPen, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Brief } from '../../shared/contract/calls.ts';
import { NoteEditor } from '../annotations/NoteEditor.tsx';
import { NoteText } from '../annotations/NoteText.tsx';
import { TagEditor } from '../annotations/TagEditor.tsx';
import { HistoryButton } from '../history/HistoryButton.tsx';
import { counted } from '../ui/counts.ts';
import './brief-own.css';

interface Props {
  readonly brief: Brief;
  readonly lost: number;
  readonly warned: number;
  readonly onLost: () => void;
  readonly onNewest: () => void;
}

/** What the analyst has to do with the brief as a whole: its note and tags, and what needs a look. */
export function BriefOwn({ brief, lost, warned, onLost, onNewest }: Props) {
  const { id, note, tags, revision } = brief;
  const [writing, setWriting] = useState<typeof id | null>(null);
  const isWriting = writing === id;
  const open = note !== null || tags.length > 0 || isWriting;
  return (
    <div className="reader-own">
      {!revision.isCurrent && (
        <p className="own-notice">
          <span>You are reading an older revision.</span>
          <button type="button" onClick={onNewest}>
            Show the newest
          </button>
        </p>
      )}
      {(lost > 0 || warned > 0) && (
        <p className="own-notice" data-kind="warning">
          <TriangleAlert size={15} aria-hidden="true" />
          <span>
            {[
              warned > 0
                && `${counted(warned, 'highlight')} no longer ${warned === 1 ? 'says' : 'say'} what ${warned === 1 ? 'it' : 'they'} said`,
              lost > 0 && `${counted(lost, 'highlight')} lost ${lost === 1 ? 'its' : 'their'} words`,
            ]
              .filter(Boolean)
              .join('; ')}
            .
          </span>
          {lost > 0 && (
            <button type="button" onClick={onLost}>
              Show the lost
            </button>
          )}
        </p>
      )}
      {open ? (
        <section className="own-note" aria-label="Note on this brief">
          {note && !isWriting ? (
            <div className="own-text">
              <button
                type="button"
                className="card-open"
                aria-label="Edit the note on this brief"
                onClick={() => setWriting(id)}
              />
              <NoteText text={note.text} />
            </div>
          ) : (
            <NoteEditor
              key={id}
              on={{ briefId: id }}
              note={note}
              label="Note on this brief"
              takeFocus={isWriting}
              onLeave={() => setWriting(null)}
            />
          )}
          <div className="own-tools">
            <TagEditor key={`tags ${id}`} on={{ briefId: id }} tags={tags} />
            <HistoryButton key={`history ${id}`} on={{ briefId: id }} exact={null} colourNames={null} />
          </div>
        </section>
      ) : (
        <button type="button" className="own-add" onClick={() => setWriting(id)}>
          <NotebookPen size={14} aria-hidden="true" />
          Note on this brief
        </button>
      )}
    </div>
  );
}
