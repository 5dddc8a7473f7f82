import { useId, type KeyboardEvent, type ReactNode } from 'react';
import type { RovingRows } from './use-roving-rows.ts';
import './row-list.css';

interface Props<Row> {
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
  /** Carries out what the key means for the row that has the focus, if it means something. */
  readonly onKey: (event: KeyboardEvent, row: Row) => void;
  /** `part`: the innermost element that was clicked. */
  readonly onClick: (row: Row, part: Element) => void;
  readonly children: (row: Row) => ReactNode;
}

/** One list box of any length, whose rows come as they are scrolled to. */
export function RowList<Row>({ label, hint, count, rows, rowAt, className, isSelected, marks, onKey, onClick, children }: Props<Row>) {
  const { scroller, virtual, active, setActive, onKey: onMove } = rows;
  const hintId = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (onMove(event)) return;
    const row = rowAt(active);
    if (row !== null) onKey(event, row);
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
              onClick={({ target }) => {
                setActive(index);
                if (row !== null) onClick(row, target as Element);
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
