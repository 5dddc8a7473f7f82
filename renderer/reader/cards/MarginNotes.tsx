import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Colour, Highlight, Settings } from '../../../shared/contract/calls.ts';
import type { HighlightId } from '../../../shared/ids.ts';
import { HighlightCard } from './HighlightCard.tsx';
import { layOut } from './margin-layout.ts';
import './margin-notes.css';

export interface CardActs {
  onActivate(highlight: Highlight, focusNote: boolean): void;
  onColour(highlight: Highlight, colour: Colour): void;
  onCopy(highlight: Highlight): void;
  onDelete(highlight: Highlight): void;
  onClose(): void;
}

interface Props extends CardActs {
  /** In the order of the text. */
  readonly highlights: readonly Highlight[];
  /** Top of each one's first line, in CSS pixels below the top of the page. */
  readonly tops: ReadonlyMap<string, number>;
  /** The part of the page that is near the screen: only cards there are drawn. */
  readonly near: { top: number; bottom: number };
  readonly active: { id: HighlightId; focusNote: boolean } | null;
  readonly names: Settings['colourNames'] | null;
}

const GAP = 8;
/** Height of a card that has not been measured. */
const GUESS = 56;

/** Notes beside their lines, none over another. */
export function MarginNotes({
  highlights,
  tops,
  near,
  active,
  names,
  onActivate,
  onColour,
  onCopy,
  onDelete,
  onClose,
}: Props) {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const cards = useRef(new Map<string, HTMLElement>());
  const placed = useMemo(
    () => highlights.filter(({ id }) => tops.has(id)).toSorted((one, other) => tops.get(one.id)! - tops.get(other.id)!),
    [highlights, tops],
  );
  const layout = useMemo(
    () =>
      layOut(
        placed.map(({ id }) => ({ top: tops.get(id)! - 4, height: heights.get(id) ?? GUESS })),
        GAP,
        placed.findIndex(({ id }) => id === active?.id),
      ),
    [placed, tops, heights, active?.id],
  );

  const sizes = useRef<ResizeObserver>(null);
  useLayoutEffect(() => {
    const measured = new ResizeObserver((entries) => {
      setHeights((older) => {
        const next = new Map(older);
        for (const { target } of entries) {
          const { id } = (target as HTMLElement).dataset;
          if (id !== undefined && target.isConnected) next.set(id, (target as HTMLElement).offsetHeight);
        }
        return next;
      });
    });
    sizes.current = measured;
    for (const card of cards.current.values()) measured.observe(card);
    return () => measured.disconnect();
  }, []);

  return (
    <aside className="margin-notes" aria-label="Notes">
      {placed.map((highlight, index) => {
        const { id } = highlight;
        const top = layout[index]!;
        const isActive = id === active?.id;
        if (!isActive && (top > near.bottom || top + (heights.get(id) ?? GUESS) < near.top)) return null;
        return (
          <div
            key={id}
            className="margin-note"
            data-id={id}
            data-active={isActive || undefined}
            style={{ transform: `translateY(${top}px)` }}
            ref={(element) => {
              if (!element) return;
              cards.current.set(id, element);
              sizes.current?.observe(element);
              return () => {
                cards.current.delete(id);
                sizes.current?.unobserve(element);
              };
            }}
          >
            <HighlightCard
              highlight={highlight}
              names={names}
              isActive={isActive}
              takeFocus={isActive && active?.focusNote === true}
              onActivate={(focusNote) => onActivate(highlight, focusNote)}
              onColour={(colour) => onColour(highlight, colour)}
              onCopy={() => onCopy(highlight)}
              onDelete={() => onDelete(highlight)}
              onClose={onClose}
            />
          </div>
        );
      })}
    </aside>
  );
}
