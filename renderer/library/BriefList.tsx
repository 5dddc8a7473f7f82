import { useEffect, useImperativeHandle, useLayoutEffect, useRef, type KeyboardEvent, type MouseEvent, type Ref } from 'react';
import type { BriefRow } from '../../shared/contract/calls.ts';
import type { BriefId } from '../../shared/ids.ts';
import { indexOf, rowAt, type Pages } from '../client/page-cache.ts';
import type { Chosen } from '../client/use-chosen.ts';
import type { ActsIn } from '../commands/key-acts.ts';
import { RowList } from '../ui/RowList.tsx';
import { useRovingRows } from '../ui/use-roving-rows.ts';
import { BriefListRow } from './BriefListRow.tsx';
import './brief-list.css';

/** Height of every row in CSS pixels; what brief-list.css puts into it fits. */
const ROW = 114;

const MENU = ['open-row', '-', 'star-row', 'read-row', '-', 'select-row', 'select-all', 'select-none'] as const;

export interface BriefListHandle {
  /** Back to the row the analyst was at. */
  focus(): void;
  /** The brief `steps` rows after the open one, or null at the ends. */
  neighbour(of: BriefId, steps: number): BriefRow | null;
  /** The next unread brief below the open one, of those that have been fetched. */
  nextUnread(of: BriefId): BriefRow | null;
}

interface Props {
  readonly label: string;
  readonly cache: Pages<BriefRow>;
  readonly openId: BriefId | null;
  readonly chosen: Chosen<BriefId>;
  readonly onOpen: (brief: BriefRow) => void;
  readonly onStar: (brief: BriefRow) => void;
  readonly onRead: (brief: BriefRow) => void;
  readonly onWant: (first: number, last: number) => void;
  readonly ref?: Ref<BriefListHandle>;
}

/** The library, newest first: one list box whose rows come as they are scrolled to. */
export function BriefList({ label, cache, openId, chosen, onOpen, onStar, onRead, onWant, ref }: Props) {
  const total = cache.total ?? 0;
  const rows = useRovingRows({ count: total, height: ROW, onRange: onWant });
  const { scroller, virtual, active, focus, setActive, targetOf } = rows;

  useImperativeHandle(
    ref,
    () => ({
      focus: () => focus(active),
      neighbour(of, steps) {
        const index = indexOf(cache, (row) => row.id === of);
        return index === null ? null : rowAt(cache, index + steps);
      },
      nextUnread(of) {
        const index = indexOf(cache, (row) => row.id === of);
        if (index === null) return null;
        for (let at = index + 1, row = rowAt(cache, at); row !== null; row = rowAt(cache, ++at)) if (row.isUnread) return row;
        return null;
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

  // Rows that arrive above what is seen move nothing, and the analyst stays at the same brief: list and focus go along with them.
  const older = useRef(cache);
  useLayoutEffect(() => {
    const before = older.current;
    older.current = cache;
    const element = scroller.current;
    if (!element || before === cache) return;
    const moved = (index: number): number | null => {
      const row = rowAt(before, index);
      const now = row && indexOf(cache, ({ id }) => id === row.id);
      return now === null ? null : now - index;
    };
    const seen = element.scrollTop > 0 ? moved(Math.ceil(element.scrollTop / ROW)) : 0;
    if (seen) element.scrollTop += seen * ROW;
    setActive(Math.max(0, active + (moved(active) ?? seen ?? 0)));
  }, [cache]); // oxlint-disable-line react-hooks/exhaustive-deps -- when the rows change, not when they are scrolled

  const actsOf = (brief: BriefRow): ActsIn<'briefs'> => ({
    'open-row': () => onOpen(brief),
    'star-row': () => onStar(brief),
    'read-row': () => onRead(brief),
    'select-row': () => chosen.toggle(brief.id, indexOf(cache, ({ id }) => id === brief.id) ?? active),
    'select-all': chosen.all,
    'select-none': chosen.ids.size > 0 ? chosen.clear : null,
    // With Shift the keys that move go on selecting.
    'extend-down': null,
    'extend-up': null,
    'tag-rows': null,
    'copy-row': null,
  });
  const onKey = (event: KeyboardEvent) => {
    const next = targetOf(event);
    if (next === null) return false;
    event.preventDefault();
    focus(next);
    if (event.shiftKey) chosen.extend(next);
    else chosen.begin(next);
    return true;
  };
  const onClick = (brief: BriefRow, part: Element, event: MouseEvent, index: number) => {
    if (event.shiftKey) return chosen.extend(index);
    if (event.ctrlKey || event.metaKey) return chosen.toggle(brief.id, index);
    if (part.closest('[data-star]')) return onStar(brief);
    chosen.clear();
    chosen.begin(index);
    onOpen(brief);
  };

  return (
    <RowList
      label={label}
      count={total}
      rows={rows}
      rowAt={(index) => rowAt(cache, index)}
      className="brief-row"
      isSelected={({ id }) => (chosen.ids.size > 0 ? chosen.ids.has(id) : id === openId)}
      isMulti
      marks={({ id, isUnread }) => ({ 'data-unread': isUnread ? '' : undefined, 'data-open': id === openId ? '' : undefined })}
      place="briefs"
      actsOf={actsOf}
      menu={MENU}
      onKey={onKey}
      onClick={onClick}
    >
      {(brief) => <BriefListRow brief={brief} />}
    </RowList>
  );
}
