import { useId, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import type { CommandIn } from '../../shared/commands/catalogue.ts';
import type { Where } from '../../shared/commands/command.ts';
import { popUpCommands } from '../commands/context-menu.ts';
import { actOnKey, type ActsIn } from '../commands/key-acts.ts';
import type { RovingRows } from './use-roving-rows.ts';
import './row-list.css';

interface Props<Row, Place extends Where> {
  readonly label: string;
  /** What keys do here beside moving, for whoever hears the list. */
  readonly hint?: string;
  readonly count: number;
  readonly rows: RovingRows;
  /** null while it is being fetched. */
  readonly rowAt: (index: number) => Row | null;
  readonly className: string;
  /** Without it the row that the Tab key reaches is the selected one. */
  readonly isSelected?: (row: Row) => boolean;
  /** Attributes by which the styles tell rows apart. */
  readonly marks?: (row: Row) => Readonly<Record<`data-${string}`, string | undefined>>;
  /** The part of the catalogue whose keys work here. */
  readonly place: Place;
  /** What can be done with a row: by key, and in its context menu. */
  readonly actsOf: (row: Row) => Partial<ActsIn<Place>>;
  /** Its context menu, in order. */
  readonly menu: readonly (CommandIn<Place> | '-')[];
  /** Takes keys before the list moves by them. Answers whether it did. */
  readonly onKey?: (event: KeyboardEvent) => boolean;
  /** `part`: the innermost element that was clicked. */
  readonly onClick: (row: Row, part: Element, event: MouseEvent, index: number) => void;
  readonly isMulti?: boolean;
  readonly children: (row: Row) => ReactNode;
}

/** One list box of any length, whose rows come as they are scrolled to. */
export function RowList<Row, Place extends Where>({ label, hint, count, rows, rowAt, className, isSelected, isMulti, marks, place, actsOf, menu, onKey, onClick, children }: Props<Row, Place>) {
  const { scroller, virtual, active, setActive, onKey: onMove } = rows;
  const hintId = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (onKey?.(event) || onMove(event)) return;
    const row = rowAt(active);
    if (row !== null) actOnKey(place, event, actsOf(row));
  };
  return (
    <div className="row-list" ref={scroller} tabIndex={-1}>
      {hint !== undefined && (
        <p id={hintId} className="only-heard">
          {hint}
        </p>
      )}
      <div
        role="listbox"
        aria-label={label}
        aria-multiselectable={isMulti || undefined}
        aria-describedby={hint === undefined ? undefined : hintId}
        className="row-list-rows"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const row = rowAt(index);
          return (
            <div
              // By its place, not by what stands there: the focus stays on a row that is still to come when it comes.
              key={index}
              role="option"
              data-row={index}
              {...(row !== null && marks?.(row))}
              className={`list-row ${className}`}
              aria-selected={isSelected ? row !== null && isSelected(row) : index === active}
              aria-setsize={count}
              aria-posinset={index + 1}
              aria-label={row === null ? 'Loading' : undefined}
              tabIndex={index === active ? 0 : -1}
              style={{ height: size, transform: `translateY(${start}px)` }}
              onClick={(event) => {
                setActive(index);
                if (row !== null) onClick(row, event.target as Element, event, index);
              }}
              onContextMenu={(event) => {
                setActive(index);
                if (row !== null) popUpCommands(event, place, actsOf(row), menu);
              }}
            >
              {row === null ? <span className="list-row-blank" /> : children(row)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
