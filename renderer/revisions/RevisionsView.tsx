import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Comparison, RevisionRow } from '../../shared/contract/calls.ts';
import { sentence } from '../../shared/errors.ts';
import type { RevisionId } from '../../shared/ids.ts';
import { actOnKey, type ActsIn } from '../commands/key-acts.ts';
import { store } from '../client/ports.ts';
import { useAnswer } from '../client/use-answer.ts';
import { useBurst } from '../client/use-throttled.ts';
import { useStoreEvent } from '../client/use-event.ts';
import { counted } from '../ui/counts.ts';
import { moment } from '../ui/dates.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { compare, stopComparing, type Compared } from './comparing.ts';
import { diffRows, folded, type Mark, type Piece } from './diff-rows.ts';
import { useNarrow } from './use-narrow.ts';
import './revisions.css';

/** Two revisions of a brief side by side, or in one column where there is no room: what went, what came, and the analyst's highlights in both. */
export function RevisionsView({ compared }: { readonly compared: Compared }) {
  const { briefId, older, newer } = compared;
  const { value, failure, again } = useAnswer(`${briefId} ${older} ${newer}`, () => store.compareRevisions(compared));
  const soon = useBurst(again, 300);
  useStoreEvent('highlights-changed', ({ briefIds }) => {
    if (briefIds === null || briefIds.includes(briefId)) soon();
  });
  const table = useRef<HTMLDivElement>(null);
  useEffect(() => table.current?.focus({ preventScroll: true }), [briefId]);

  const isNarrow = useNarrow(table);
  const walk = (way: -1 | 1) => {
    const rows = [...(table.current?.querySelectorAll<HTMLElement>('tr[data-changed]') ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = rows[at < 0 ? (way > 0 ? 0 : rows.length - 1) : at + way];
    next?.focus();
    next?.scrollIntoView({ block: 'center' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.target as Element).closest('select')) return;
    const acts: ActsIn<'comparing'> = { 'leave-comparison': leave, 'next-change': () => walk(1), 'previous-change': () => walk(-1) };
    actOnKey('comparing', event, acts);
  };

  return (
    // The keys of the view; everything in it is reached by Tab as well.
    <section className="revisions" aria-label="Revisions side by side" onKeyDown={onKeyDown}>
      <div className="reader-bar" role="toolbar" aria-label="Comparison">
        <h1 className="revisions-title" dir="auto">
          {value?.title}
        </h1>
        <IconButton label="Previous change" hint="p" onPress={() => walk(-1)}>
          <ArrowUp size={17} />
        </IconButton>
        <IconButton label="Next change" hint="n" onPress={() => walk(1)}>
          <ArrowDown size={17} />
        </IconButton>
        <IconButton label="Close the comparison" hint="Esc" onPress={leave}>
          <X size={17} />
        </IconButton>
      </div>
      {failure && value === null && <EmptyState title={sentence(failure)} />}
      <div className="revisions-scroll" ref={table} tabIndex={0} role="region" aria-label="Word by word">
        {value && <Table key={`${value.older.id} ${value.newer.id}`} comparison={value} isNarrow={isNarrow} />}
      </div>
    </section>
  );
}

/** Back to the page, which has the keys again. */
function leave(): void {
  stopComparing();
  requestAnimationFrame(() => {
    const next = document.querySelector<HTMLElement>('.reader-scroll, .list-pane [data-row][tabindex="0"]');
    next?.focus();
  });
}

function Table({ comparison, isNarrow }: { readonly comparison: Comparison; readonly isNarrow: boolean }) {
  const { briefId, revisions, older, newer, runs, highlights } = comparison;
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const rows = useMemo(() => {
    const marks = (side: 'older' | 'newer'): Mark[] =>
      highlights.flatMap(({ highlight: { id, colour }, [side]: place }) =>
        place.start === null || place.end === null
          ? []
          : [[place.start, place.end] as const, ...place.more].map(([start, end]) => ({ id, colour, start, end })),
      );
    return diffRows(runs, { older: marks('older'), newer: marks('newer') });
  }, [runs, highlights]);
  const changed = rows.filter((row) => row.isChanged).length;
  const choose = (side: 'older' | 'newer') => (id: RevisionId) =>
    compare({ briefId, older: older.id, newer: newer.id, [side]: id });
  const choices = [
    <Choice key="older" label="Older revision" revisions={revisions} chosen={older} onChoose={choose('older')} />,
    <Choice key="newer" label="Newer revision" revisions={revisions} chosen={newer} onChoose={choose('newer')} />,
  ];
  return (
    <>
      <p className="revisions-summary" role="status">
        {changed === 0 ? 'The same words in both.' : `${counted(changed, 'passage')} changed.`}
      </p>
      <table className="revisions-table" data-narrow={isNarrow || undefined}>
        <thead>
          <tr>{isNarrow ? <th scope="col">{choices}</th> : choices.map((choice) => <th key={choice.key} scope="col">{choice}</th>)}</tr>
        </thead>
        <tbody>
          {folded(rows, (key) => opened.has(key)).map((fold) =>
            'folded' in fold ? (
              <tr key={fold.key} className="revisions-fold">
                <td colSpan={isNarrow ? 1 : 2}>
                  <button type="button" onClick={() => setOpened((before) => new Set([...before, fold.key]))}>
                    Show {counted(fold.folded, 'unchanged paragraph')}
                  </button>
                </td>
              </tr>
            ) : (
              <tr
                key={fold.key}
                data-changed={fold.row.isChanged || undefined}
                tabIndex={fold.row.isChanged ? -1 : undefined}
              >
                {(isNarrow ? (['together'] as const) : (['older', 'newer'] as const)).map((side) => (
                  <td key={side} dir="auto">
                    <Pieces pieces={fold.row[side]} />
                  </td>
                ))}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly revisions: readonly RevisionRow[];
  readonly chosen: RevisionRow;
  readonly onChoose: (id: RevisionId) => void;
}

function Choice({ label, revisions, chosen, onChoose }: ChoiceProps) {
  return (
    <select
      className="field"
      aria-label={label}
      value={chosen.id}
      onChange={(event) => onChoose(Number(event.target.value) as RevisionId)}
    >
      {revisions.map(({ id, number, fetchedAt, isCurrent }) => (
        <option key={id} value={id}>
          Revision {number}
          {isCurrent ? ' (current)' : ''}, {moment(fetchedAt)}
        </option>
      ))}
    </select>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map(({ kind, text, isMoved, marks }, index) => {
    const colour = marks.at(-1)?.colour;
    const words = colour ? <mark data-colour={colour}>{text}</mark> : text;
    if (kind === 'same') return <span key={index}>{words}</span>;
    const Tag = kind === 'gone' ? 'del' : 'ins';
    const title = kind === 'gone' ? 'Moved from here' : 'Moved to here';
    return (
      <Tag key={index} data-moved={isMoved || undefined} title={isMoved ? title : undefined}>
        {words}
      </Tag>
    );
  });
}
