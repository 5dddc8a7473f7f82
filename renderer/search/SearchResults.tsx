import { useEffect, useImperativeHandle, useLayoutEffect, useRef, type KeyboardEvent, type Ref } from 'react';
import type { Citable, SearchHit } from '../../shared/contract/calls.ts';
import type { BriefId } from '../../shared/ids.ts';
import { copyCited } from '../client/copy-cited.ts';
import { useRovingRows } from '../ui/use-roving-rows.ts';
import { Result } from './Result.tsx';
import './search-results.css';

export interface ResultsHandle {
  /** To the result the analyst was at, or the first one. */
  focus(): void;
  /** Whether the analyst is in the list, so that nothing there may move; `isRefresh`: the same rows, because something changed. */
  isHeld(isRefresh: boolean): boolean;
  /** The result `steps` rows after this brief; null at the ends. */
  neighbour(of: BriefId, steps: number): SearchHit | null;
}

interface Props {
  /** Another key is another search: its list begins at the top. */
  readonly listKey: string;
  readonly hits: readonly SearchHit[];
  /** All there are, as far as that is known; null otherwise. */
  readonly total: number | null;
  readonly openId: BriefId | null;
  readonly onOpen: (hit: SearchHit) => void;
  readonly onLeave: () => void;
  /** The end of what is there comes into view. */
  readonly onMore: () => void;
  readonly ref?: Ref<ResultsHandle>;
}

/** The passage that is shown, or the brief where its title was found. */
const citedOf = ({ brief: { id: briefId }, passage }: SearchHit): Citable => (passage === null ? { briefId } : { briefId, start: passage.start, end: passage.end });

/** Height of a row before it has been drawn, in CSS pixels; rows are as high as what they show. */
const ROW = 128;
/** Rows that are drawn beyond those in view: they are tall, and drawn anew with every key. */
const BEYOND = 2;
/** Rows before the last one at which the next ones are asked for: not yet for a first screen, which is ranked anew with every key. */
const AHEAD = 5;
/** The pointer holds the list for so many milliseconds after it moved there. */
const POINTER_MS = 2_000;

/** What was found, brief by brief, each with its best passage and what of the analyst's own matched. */
export function SearchResults({ listKey, hits, total, openId, onOpen, onLeave, onMore, ref }: Props) {
  const onRange = (_: number, last: number) => {
    if (last >= hits.length - AHEAD) onMore();
  };
  const { scroller, virtual, active, focus, setActive, onKey } = useRovingRows({
    count: hits.length,
    height: ROW,
    onRange,
    list: listKey,
    beyond: BEYOND,
    keyOf: (index) => hits[index]?.brief.id ?? index,
  });
  const pointedAt = useRef(-POINTER_MS);

  useImperativeHandle(ref, () => ({
    focus: () => focus(active),
    isHeld: (isRefresh) =>
      scroller.current?.contains(document.activeElement) === true
      || performance.now() - pointedAt.current < POINTER_MS
      || (isRefresh && ((scroller.current?.scrollTop ?? 0) > 0 || hits.some(({ brief }) => brief.id === openId))),
    neighbour(of, steps) {
      const at = hits.findIndex(({ brief }) => brief.id === of);
      return at < 0 ? null : (hits[at + steps] ?? null);
    },
  }));
  const openIndex = openId === null ? -1 : hits.findIndex(({ brief }) => brief.id === openId);
  useEffect(() => {
    if (openIndex < 0) return;
    setActive(openIndex);
    virtual.scrollToIndex(openIndex, { align: 'auto' });
  }, [openId]); // oxlint-disable-line react-hooks/exhaustive-deps -- only when another brief is opened
  useLayoutEffect(() => {
    pointedAt.current = -POINTER_MS;
  }, [listKey]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (onKey(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const hit = hits[active];
    if ((event.key === 'Enter' || event.key === 'o') && hit) onOpen(hit);
    else if (event.key === 'c' && hit) void copyCited([citedOf(hit)]);
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
  };

  return (
    <div
      className="results"
      ref={scroller}
      tabIndex={-1}
      onPointerMove={({ movementX, movementY }) => {
        if (movementX !== 0 || movementY !== 0) pointedAt.current = performance.now();
      }}
    >
      <div role="listbox" aria-label="Search results" className="results-rows" style={{ height: virtual.getTotalSize() }} onKeyDown={onKeyDown}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const hit = hits[index];
          return (
            hit && (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                data-row={index}
                role="option"
                className="result"
                aria-selected={hit.brief.id === openId}
                aria-posinset={index + 1}
                aria-setsize={total ?? -1}
                tabIndex={index === active ? 0 : -1}
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => {
                  setActive(index);
                  onOpen(hit);
                }}
              >
                <Result hit={hit} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}
