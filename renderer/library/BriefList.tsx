import {
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
} from 'react';
import type { BriefRow } from '../../shared/contract.ts';
import type { BriefId } from '../../shared/ids.ts';
import { indexOf, rowAt, type Pages } from '../app/page-cache.ts';
import { useRovingRows } from '../ui/use-roving-rows.ts';
import { BriefListRow } from './BriefListRow.tsx';
import './brief-list.css';

/** Height of every row in CSS pixels; brief-list.css draws the row to fit. */
const ROW = 114;

export interface BriefListHandle {
  /** Back to the row the analyst was at. */
  focus(): void;
  /** The brief `steps` rows after the open one, or null at the ends. */
  neighbour(of: BriefId, steps: number): BriefRow | null;
}

interface Props {
  readonly label: string;
  readonly cache: Pages<BriefRow>;
  readonly openId: BriefId | null;
  readonly onOpen: (brief: BriefRow) => void;
  readonly onStar: (brief: BriefRow) => void;
  readonly onRead: (brief: BriefRow) => void;
  readonly onWant: (first: number, last: number) => void;
  readonly ref?: Ref<BriefListHandle>;
}

/** The library, newest first: one list box whose rows come as they are scrolled to. */
export function BriefList({ label, cache, openId, onOpen, onStar, onRead, onWant, ref }: Props) {
  const total = cache.total ?? 0;
  const { scroller, virtual, active, focus, setActive, onKey } = useRovingRows(total, ROW, onWant);

  useImperativeHandle(
    ref,
    () => ({
      focus: () => focus(active),
      neighbour(of, steps) {
        const index = indexOf(cache, (row) => row.id === of);
        return index === null ? null : rowAt(cache, index + steps);
      },
    }),
    [active, cache, focus],
  );

  const openIndex = openId === null ? null : indexOf(cache, (row) => row.id === openId);
  useEffect(() => {
    if (openIndex === null) return;
    setActive(openIndex);
    virtual.scrollToIndex(openIndex, { align: 'auto' });
  }, [openId]); // oxlint-disable-line react-hooks/exhaustive-deps -- only when another brief is opened, not when rows arrive above it

  // Rows that arrive above what is seen move nothing: the list scrolls along with them.
  const first = useRef<{ id: BriefId; index: number } | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const was = first.current;
    const now = was && element.scrollTop > 0 ? indexOf(cache, (row) => row.id === was.id) : null;
    if (was && now !== null && now !== was.index) {
      element.scrollTop += (now - was.index) * ROW;
      setActive((older) => Math.max(0, older + now - was.index));
    }
    const index = Math.ceil(element.scrollTop / ROW);
    const row = rowAt(cache, index);
    first.current = row && { id: row.id, index };
  }, [cache]); // oxlint-disable-line react-hooks/exhaustive-deps -- when the rows change, not when they are scrolled
  const onScroll = () => {
    const index = Math.ceil((scroller.current?.scrollTop ?? 0) / ROW);
    const row = rowAt(cache, index);
    first.current = row && { id: row.id, index };
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (onKey(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const brief = rowAt(cache, active);
    const act = { Enter: onOpen, o: onOpen, s: onStar, u: onRead }[event.key];
    if (!brief || !act) return;
    event.preventDefault();
    act(brief);
  };

  const onClick = (event: MouseEvent, brief: BriefRow, index: number) => {
    setActive(index);
    if ((event.target as Element).closest('[data-star]')) onStar(brief);
    else onOpen(brief);
  };

  return (
    <div className="brief-list" ref={scroller} tabIndex={-1} onScroll={onScroll}>
      <div
        role="listbox"
        aria-label={label}
        style={{ height: virtual.getTotalSize() }}
        className="brief-list-rows"
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const brief = rowAt(cache, index);
          return (
            <div
              key={brief?.id ?? `row ${index}`}
              role="option"
              data-row={index}
              className="brief-row"
              aria-selected={brief !== null && brief.id === openId}
              aria-setsize={total}
              aria-posinset={index + 1}
              aria-label={brief ? undefined : 'Loading'}
              tabIndex={index === active ? 0 : -1}
              data-unread={brief?.isUnread || undefined}
              style={{ transform: `translateY(${start}px)` }}
              onClick={(event) => brief && onClick(event, brief, index)}
            >
              {brief ? <BriefListRow brief={brief} /> : <span className="brief-row-blank" />}
            </div>
          );
        })}
      </div>
    </div>
  );
}
