import { Copy, Trash2, TriangleAlert, X } from 'lucide-react';
import type { Ref } from 'react';
import type { Verdict } from '../../../shared/annotate/verdict/verdicts.ts';
import type { Colour, Highlight, Settings } from '../../../shared/contract/calls.ts';
import { CardChanges } from '../../changes/CardChanges.tsx';
import { HistoryButton } from '../../history/HistoryButton.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ColourRow } from '../../annotations/ColourRow.tsx';
import { nameOf } from '../../annotations/colours.ts';
import { NoteEditor } from '../../annotations/NoteEditor.tsx';
import { NoteText } from '../../annotations/NoteText.tsx';
import { TagEditor } from '../../annotations/TagEditor.tsx';
import { markOf, verdictSentence } from '../../annotations/verdicts.ts';
import { WordChange } from '../../annotations/WordChange.tsx';
import './highlight-card.css';

interface Props {
  readonly highlight: Highlight;
  readonly names: Settings['colourNames'] | null;
  /** Open for editing; otherwise only what it says. */
  readonly isActive: boolean;
  /** Whether the note takes the focus as the card opens. */
  readonly takeFocus: boolean;
  readonly onActivate: (focusNote: boolean) => void;
  readonly onColour: (colour: Colour) => void;
  readonly onCopy: () => void;
  readonly onDelete: () => void;
  readonly onClose: () => void;
  readonly ref?: Ref<HTMLElement>;
}

/** One highlight beside its words: note, tags, colour, and what became of the words. */
export function HighlightCard({
  highlight,
  names,
  isActive,
  takeFocus,
  onActivate,
  onColour,
  onCopy,
  onDelete,
  onClose,
  ref,
}: Props) {
  const { id, colour, exact, note, tags, place, speaker, role } = highlight;
  const mark = markOf(place.verdict);
  return (
    <section
      ref={ref}
      className="card"
      data-colour={colour}
      data-active={isActive || undefined}
      aria-label={`${nameOf(colour, names)} highlight: ${brief(exact)}`}
    >
      {isActive && mark !== 'none' && <Became verdict={place.verdict} />}
      {isActive && (mark === 'warning' || mark === 'changed') && <WordChange then={exact} now={place.now ?? ''} />}
      {isActive && mark === 'lost' && (
        <blockquote className="card-words" dir="auto">
          {exact}
        </blockquote>
      )}
      {isActive && <CardChanges highlight={highlight} />}
      {isActive ? (
        <>
          {speaker !== null && (
            <p className="card-speaker">
              {speaker}
              {role !== null && <span>, {role}</span>}
            </p>
          )}
          <NoteEditor
            key={id}
            on={{ highlightId: id }}
            note={note}
            label="Note"
            takeFocus={takeFocus}
            onLeave={onClose}
          />
          <TagEditor on={{ highlightId: id }} tags={tags} onLeave={onClose} />
          <div className="card-tools">
            <ColourRow label="Colour" names={names} chosen={colour} onChoose={onColour} />
            <span className="card-space" />
            <HistoryButton on={{ highlightId: id }} exact={exact} colourNames={names} />
            <IconButton label="Copy with citation" hint="c" small onPress={onCopy}>
              <Copy size={15} />
            </IconButton>
            <IconButton label="Delete highlight" hint="Del" small onPress={onDelete}>
              <Trash2 size={15} />
            </IconButton>
            <IconButton label="Close" hint="Esc" small onPress={onClose}>
              <X size={15} />
            </IconButton>
          </div>
        </>
      ) : (
        <div className="card-face">
          {/* Lies over the whole card; the links of a note lie over it. */}
          <button
            type="button"
            className="card-open"
            aria-label={`Open the highlight “${brief(exact)}”`}
            onClick={() => onActivate(true)}
          />
          {mark !== 'none' && <Became verdict={place.verdict} />}
          {speaker !== null && (
            <span className="card-speaker">
              {speaker}
              {role !== null && <span>, {role}</span>}
            </span>
          )}
          {note && (
            <div className="card-note">
              <NoteText text={note.text} />
            </div>
          )}
          {tags.length > 0 && (
            <span className="card-tags">
              {tags.map(({ id: tagId, name }) => (
                <span key={tagId} className="tag" dir="auto">
                  {name}
                </span>
              ))}
            </span>
          )}
        </div>
      )}
    </section>
  );
}

/** What became of the words, in a sentence. */
function Became({ verdict }: { readonly verdict: Verdict }) {
  const mark = markOf(verdict);
  return (
    <span className="card-verdict" data-mark={mark}>
      {(mark === 'warning' || mark === 'lost') && <TriangleAlert size={14} aria-hidden="true" />}
      <span>{verdictSentence(verdict)}</span>
    </span>
  );
}

const brief = (text: string): string => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text);
