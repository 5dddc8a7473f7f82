import { useCallback, useState } from 'react';
import type { Brief, Colour, Highlight } from '../../shared/contract/calls.ts';
import type { QuoteId, TextOffset } from '../../shared/ids.ts';
import { markPainted } from '../client/paint-marks.ts';
import { say, sayFailure } from '../client/notices.ts';
import { store } from '../client/ports.ts';
import { SHOWN } from './own-acts.ts';
import type { Painted } from './paint.ts';

export interface Highlights {
  /** Painted at once, before the store has answered. */
  pending: readonly Painted[];
  /** null when it could not be saved; the analyst has been told. */
  create(span: { start: number; end: number }, colour: Colour, quoteId: QuoteId | null): Promise<Highlight | null>;
  recolour(highlight: Highlight, colour: Colour): void;
  remove(highlight: Highlight): void;
}

const byPlace = (one: Highlight, other: Highlight) => one.start - other.start || one.end - other.end;

/** What the analyst does to the highlights of the open brief. `put` shows each answer at once. */
export function useHighlights(brief: Brief | null, put: (change: (brief: Brief) => Brief) => void): Highlights {
  const [pending, setPending] = useState<readonly Painted[]>([]);
  const briefId = brief?.id;
  const revisionId = brief?.revision.id;
  // An answer may come when another brief is open already.
  const change = useCallback(
    (edit: (highlights: Highlight[]) => Highlight[]) => {
      put((older) => (older.id === briefId ? { ...older, highlights: edit(older.highlights) } : older));
    },
    [put, briefId],
  );

  const create = useCallback(
    async (span: { start: number; end: number }, colour: Colour, quoteId: QuoteId | null) => {
      if (briefId === undefined || revisionId === undefined) return null;
      const shown: Painted = { layer: colour, ...span };
      setPending((older) => [...older, shown]);
      const result = await store.createHighlight(
        { briefId, revisionId, start: span.start as TextOffset, end: span.end as TextOffset, colour, quoteId },
        SHOWN,
      );
      setPending((older) => older.filter((each) => each !== shown));
      if (!result.ok) {
        sayFailure(result.failure);
        return null;
      }
      const made = result.value;
      change((list) => (list.some(({ id }) => id === made.id) ? list : [...list, made].toSorted(byPlace)));
      markPainted('highlight-painted');
      return made;
    },
    [briefId, revisionId, change],
  );

  const recolour = useCallback(
    (highlight: Highlight, colour: Colour) => {
      const paint = (next: Colour) =>
        change((list) => list.map((each) => (each.id === highlight.id ? { ...each, colour: next } : each)));
      if (highlight.colour === colour) return;
      paint(colour);
      void store.colourHighlights({ ids: [highlight.id], colour }, SHOWN).then((result) => {
        if (result.ok) return;
        paint(highlight.colour);
        sayFailure(result.failure);
      });
    },
    [change],
  );

  const remove = useCallback(
    (highlight: Highlight) => {
      change((list) => list.filter(({ id }) => id !== highlight.id));
      void store.deleteHighlights({ ids: [highlight.id] }, SHOWN).then((result) => {
        if (!result.ok) {
          change((list) => [...list, highlight].toSorted(byPlace));
          return sayFailure(result.failure);
        }
        say('Highlight moved to the trash.', {
          label: 'Undo',
          run: () => void store.restoreHighlights({ ids: [highlight.id] }),
        });
      });
    },
    [change],
  );

  return { pending, create, recolour, remove };
}
