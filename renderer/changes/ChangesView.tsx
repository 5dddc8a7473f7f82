import { CheckCheck, FileDiff, TriangleAlert } from 'lucide-react';
import { useLayoutEffect, useRef, type FocusEvent, type KeyboardEvent } from 'react';
import { changesInWords, countsInWords, isOpen } from '../../shared/wording/changes-in-words.ts';
import type { ChangedBrief, Highlight } from '../../shared/contract/calls.ts';
import { sentence } from '../../shared/errors.ts';
import type { RevisionId } from '../../shared/ids.ts';
import { actOnKey, type ActsIn } from '../commands/key-acts.ts';
import { markOf, verdictSentence } from '../annotations/verdicts.ts';
import { WordChange } from '../annotations/WordChange.tsx';
import { compare } from '../revisions/comparing.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { moment } from '../ui/dates.ts';
import { ChangeActs } from './ChangeActs.tsx';
import { beginReattaching } from './reattaching.ts';
import { useChangesList } from './use-changes.ts';
import { useDecisions } from './use-decisions.ts';
import '../reader/cards/highlight-card.css';
import './changes-view.css';

interface Props {
  /** Shows the highlight in the newest revision of its brief. `takeFocus`: the reader has the keys. */
  readonly onOpen: (highlight: Highlight, revisionId: RevisionId, takeFocus: boolean) => void;
}

/** Briefs that were edited upstream after they were quoted, with what became of each highlight, until they are seen. */
export function ChangesView({ onOpen }: Props) {
  const { value, failure, more } = useChangesList();
  const { accept, keep, markSeen } = useDecisions();
  const list = useRef<HTMLDivElement>(null);

  const rowsOf = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];

  // A decision takes its row away: the keys go on at the next one.
  const focused = useRef(-1);
  useLayoutEffect(() => {
    if (focused.current < 0 || document.activeElement !== document.body) return;
    const rows = rowsOf();
    rows[Math.min(focused.current, rows.length - 1)]?.focus();
  }, [value]);
  const onFocus = ({ target }: FocusEvent) => {
    const row = target.closest<HTMLElement>('[data-row]');
    focused.current = row ? rowsOf().indexOf(row) : -1;
  };
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null) focused.current = -1;
  };

  const reattach = (highlight: Highlight, revisionId: RevisionId) => {
    beginReattaching(highlight);
    onOpen(highlight, revisionId, true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = (event.target as Element).closest<HTMLElement>('[data-row]');
    const brief = value?.rows.find(({ briefId }) => String(briefId) === row?.dataset['brief']) ?? null;
    const highlight = brief?.highlights.find(({ id }) => id === row?.dataset['highlight']);
    const isOnButton = (event.target as Element).closest('button') !== null;
    const step = (way: -1 | 1) => {
      const rows = rowsOf();
      rows[Math.max(0, Math.min(rows.length - 1, (row ? rows.indexOf(row) : -1) + way))]?.focus();
    };
    /** Of the highlight at hand, and the revision its brief has now. */
    const withHighlight = (act: (one: Highlight, newer: RevisionId) => void) => (brief && highlight ? () => act(highlight, brief.newer.id) : null);
    const acts: ActsIn<'changes'> = {
      'next-row': () => step(1),
      'previous-row': () => step(-1),
      'compare-change': brief && (() => compare({ briefId: brief.briefId, older: brief.older.id, newer: brief.newer.id })),
      'mark-seen': brief && (() => markSeen([brief.briefId])),
      'accept-change': withHighlight(accept),
      'keep-change': withHighlight(keep),
      'reattach-change': withHighlight(reattach),
      'open-row': isOnButton ? null : withHighlight((one, newer) => onOpen(one, newer, true)),
    };
    actOnKey('changes', event, acts);
  };

  return (
    <>
      <header className="list-head changes-head">
        <h1>Changes</h1>
        {(value?.total ?? 0) > 0 && (
          <button type="button" className="button" data-kind="quiet" onClick={() => markSeen(null)}>
            <CheckCheck size={14} aria-hidden="true" />
            Mark all as seen
          </button>
        )}
      </header>
      <p className="changes-summary" role="status">
        {value && value.total > 0 ? changesInWords(value) : ''}
      </p>
      <div className="list-body">
        {failure && value === null && <EmptyState title={sentence(failure)} />}
        {value?.total === 0 && (
          <EmptyState icon={<FileDiff size={28} strokeWidth={1.5} />} title="Nothing you quoted was edited">
            <p>When a brief with your highlights changes at its source, you see here what became of your words.</p>
          </EmptyState>
        )}
        {value !== null && value.total > 0 && (
          // The keys of the list; everything in it is reached by Tab as well.
          <div
            className="changes-list"
            ref={list}
            role="group"
            aria-label="Edited briefs"
            onKeyDown={onKeyDown}
            onFocus={onFocus}
            onBlur={onBlur}
          >
            {value.rows.map((brief, index) => (
              <EditedBrief
                key={brief.briefId}
                brief={brief}
                isFirst={index === 0}
                onOpen={onOpen}
                onSeen={() => markSeen([brief.briefId])}
              />
            ))}
            {value.rows.length < value.total && (
              <button type="button" className="button changes-more" onClick={more}>
                Show more
              </button>
            )}
          </div>
        )}
      </div>
    </>
  );
}

interface EditedProps extends Props {
  readonly brief: ChangedBrief;
  readonly isFirst: boolean;
  readonly onSeen: () => void;
}

function EditedBrief({ brief, isFirst, onOpen, onSeen }: EditedProps) {
  const { briefId, title, older, newer, editedAt, counts, highlights } = brief;
  const heading = `edited ${briefId}`;
  const stands = counts.intact ?? 0;
  return (
    <section className="edited" aria-labelledby={heading}>
      <h2
        id={heading}
        className="edited-title"
        data-row=""
        data-brief={briefId}
        tabIndex={isFirst ? 0 : -1}
        dir="auto"
      >
        {title}
      </h2>
      <p className="edited-facts">
        Edited {moment(editedAt)} · revision {older.number} to {newer.number}
        {stands > 0 && ` · ${countsInWords({ intact: stands })}`}
      </p>
      <div className="edited-acts">
        <button
          type="button"
          className="button"
          data-tip="Compare the revisions word by word"
          data-tip-key="d"
          onClick={() => compare({ briefId, older: older.id, newer: newer.id })}
        >
          Compare
        </button>
        <button
          type="button"
          className="button"
          data-kind="quiet"
          data-tip-key="m"
          data-tip="Take it off this list"
          onClick={onSeen}
        >
          Mark as seen
        </button>
      </div>
      {highlights.map((highlight) => (
        <ChangedHighlight key={highlight.id} highlight={highlight} brief={brief} onOpen={onOpen} />
      ))}
    </section>
  );
}

interface ChangedProps extends Props {
  readonly highlight: Highlight;
  readonly brief: ChangedBrief;
}

function ChangedHighlight({ highlight, brief, onOpen }: ChangedProps) {
  const { id, colour, exact, place, speaker } = highlight;
  const mark = markOf(place.verdict);
  return (
    <article
      className="changed card"
      data-row=""
      data-brief={brief.briefId}
      data-highlight={id}
      data-colour={colour}
      data-verdict={place.verdict}
      tabIndex={-1}
      aria-label={`${verdictSentence(place.verdict)} ${exact.slice(0, 80)}`}
    >
      <p className="card-verdict" data-mark={mark}>
        {(mark === 'warning' || mark === 'lost') && <TriangleAlert size={14} aria-hidden="true" />}
        <span>{verdictSentence(place.verdict)}</span>
      </p>
      {place.isKept && <p className="changed-kept">You keep it as it was made.</p>}
      {speaker !== null && <p className="card-speaker">{speaker}</p>}
      {place.now === null || place.now === exact ? (
        <blockquote className="card-words" dir="auto">
          {exact}
        </blockquote>
      ) : (
        <WordChange then={exact} now={place.now} />
      )}
      <button
        type="button"
        className="changed-open"
        data-tip-key="Enter"
        data-tip="Show it in its brief"
        onClick={() => onOpen(highlight, brief.newer.id, false)}
      >
        Show in the brief
      </button>
      {(isOpen(place) || place.isKept) && (
        <ChangeActs
          highlight={highlight}
          revisionId={brief.newer.id}
          onReattach={() => onOpen(highlight, brief.newer.id, true)}
          hasKeys
        />
      )}
    </article>
  );
}
