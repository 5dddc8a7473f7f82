import { useCallback, useMemo, type KeyboardEvent, type MouseEvent, type Ref, useImperativeHandle } from 'react';
import type { HighlightRow, HighlightSurvey, Settings } from '../../shared/contract/calls.ts';
import { actOnKey, type ActsIn } from '../commands/key-acts.ts';
import { nameOf } from '../annotations/colours.ts';
import { rowAt, type Pages } from '../client/page-cache.ts';
import { number } from '../ui/counts.ts';
import { useRovingRows } from '../ui/use-roving-rows.ts';
import { groupName, type Listing } from './filters.ts';
import { layoutOf } from './grouped-rows.ts';
import { NoteRow } from './NoteRow.tsx';
import type { Chosen } from './use-chosen.ts';
import '../ui/row-list.css';
import './notes-list.css';

export interface NotesListHandle {
  focus(): void;
}

/** The commands that the list carries out itself. */
export type Selecting = 'select-row' | 'select-all' | 'select-none' | 'extend-down' | 'extend-up';

interface Props {
  readonly label: string;
  readonly cache: Pages<HighlightRow>;
  readonly survey: HighlightSurvey | null;
  readonly shown: Listing;
  readonly chosen: Chosen;
  readonly colourNames: Settings['colourNames'] | null;
  readonly onWant: (first: number, last: number) => void;
  readonly onOpen: (row: HighlightRow) => void;
  /** What else can be done with the row that has the focus; null: it is a heading or not there yet. */
  readonly actsOf: (row: HighlightRow | null) => Omit<ActsIn<'notes'>, Selecting>;
  readonly onRestore: (row: HighlightRow) => void;
  readonly ref?: Ref<NotesListHandle>;
}

/** Heights in CSS pixels; what notes-list.css puts into them fits. */
const ROW = 102;
const HEADING = 38;

/** Highlights in rows under the headings of their groups, of which any number can be chosen. */
export function NotesList({ label, cache, survey, shown, chosen, colourNames, onWant, onOpen, actsOf, onRestore, ref }: Props) {
  const groups = shown.group === 'none' || survey === null ? null : survey.groups;
  const rows = cache.total ?? 0;
  const layout = useMemo(() => layoutOf(groups && groups.map((group) => group.rows), rows), [groups, rows]);
  const height = useCallback((index: number) => (layout.groupAt(index) === null ? ROW : HEADING), [layout]);
  const want = useCallback((first: number, last: number) => onWant(layout.rowAt(first), layout.rowAt(last)), [layout, onWant]);
  const { scroller, virtual, active, focus, setActive, targetOf } = useRovingRows({ count: layout.count, height, onRange: want, list: JSON.stringify(shown) });
  useImperativeHandle(ref, () => ({ focus: () => focus(active) }));

  const rowOf = (index: number) => (layout.groupAt(index) === null ? rowAt(cache, layout.rowAt(index)) : null);

  const onKeyDown = (event: KeyboardEvent) => {
    const group = layout.groupAt(active);
    const row = rowOf(active);
    const next = targetOf(event);
    if (next !== null) {
      event.preventDefault();
      focus(next);
      if (event.shiftKey) chosen.extend(layout.rowAt(next));
      else chosen.begin(layout.rowAt(next));
    } else {
      const acts: ActsIn<'notes'> = {
        ...actsOf(row),
        'select-all': chosen.all,
        'select-none': chosen.ids.size > 0 ? chosen.clear : null,
        'select-row': group !== null ? () => chosen.toggleRows(...layout.rowsOf(group)) : row && (() => chosen.toggle(row.id, layout.rowAt(active))),
        // With Shift the keys that move go on selecting.
        'extend-down': null,
        'extend-up': null,
      };
      if (!actOnKey('notes', event, acts)) return;
    }
    event.stopPropagation();
  };

  const onClick = (event: MouseEvent, index: number) => {
    setActive(index);
    const row = rowOf(index);
    const target = event.target as Element;
    const group = layout.groupAt(index);
    if (group !== null) {
      if (target.closest('.notes-heading-all')) chosen.toggleRows(...layout.rowsOf(group));
    } else if (!row) return;
    else if (event.shiftKey) chosen.extend(layout.rowAt(index));
    else if (event.ctrlKey || event.metaKey || target.closest('.note-row-check')) chosen.toggle(row.id, layout.rowAt(index));
    else if (target.closest('.note-row-restore')) onRestore(row);
    else {
      chosen.clear();
      chosen.begin(layout.rowAt(index));
      onOpen(row);
    }
  };

  return (
    <div className="row-list" ref={scroller} tabIndex={-1}>
      <div
        role="grid"
        aria-label={label}
        aria-multiselectable="true"
        aria-rowcount={layout.count}
        className="row-list-rows"
        data-choosing={chosen.ids.size > 0 || undefined}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const group = layout.groupAt(index);
          const common = {
            role: 'row',
            'data-row': index,
            'aria-rowindex': index + 1,
            tabIndex: index === active ? 0 : -1,
            style: { height: size, transform: `translateY(${start}px)` },
            onClick: (event: MouseEvent) => onClick(event, index),
          };
          if (group !== null) {
            const name = groupName(shown.group, groups![group]!, colourNames);
            return (
              <div key={index} {...common} className="list-row notes-heading">
                <div role="gridcell">
                  <h2 dir="auto">{name}</h2>
                  <span className="notes-heading-count">{number(groups![group]!.rows)}</span>
                  <span className="notes-heading-all" aria-hidden="true">
                    Choose
                  </span>
                </div>
              </div>
            );
          }
          const row = rowAt(cache, layout.rowAt(index));
          const isChosen = row !== null && chosen.ids.has(row.id);
          return (
            // By its place, as in every list: the focus stays on a row that is still to come when it comes.
            <div key={index} {...common} className="list-row note-row" data-colour={row?.colour} aria-selected={isChosen}>
              {row ? <NoteRow row={row} colour={nameOf(row.colour, colourNames)} isChosen={isChosen} /> : <div role="gridcell">Loading…</div>}
            </div>
          );
        })}
      </div>
    </div>
  );
}
