import { useMemo, useState } from 'react';
import type { Brief } from '../../shared/contract/calls.ts';
import type { TextOffset } from '../../shared/ids.ts';
import { findable, findWords } from './find-text.ts';
import type { Matches, useMatches } from './use-matches.ts';

export interface Finding {
  /** What the page shows: the words that are looked for here, or else the matches of the search that led here. */
  matches: Matches | null;
  /** What is typed into the find bar; null while it is closed. */
  typed: string | null;
  /** Counts the openings, so that opening it again selects what is in it. */
  serial: number;
  open(): void;
  type(words: string): void;
  walk(steps: -1 | 1): void;
  close(): void;
}

/** Finding words in the open brief, beside the matches that a search of the archive brought along. */
export function useFind(brief: Brief, topOffset: () => number, searched: ReturnType<typeof useMatches>): Finding {
  const [typed, setTyped] = useState<string | null>(null);
  const [serial, setSerial] = useState(0);
  const [at, setAt] = useState(0);
  const isOpen = typed !== null;
  const text = useMemo(() => (isOpen ? findable(brief.text) : null), [isOpen, brief.text]);
  const ranges = useMemo(() => (text && typed ? (findWords(text, typed) as [TextOffset, TextOffset][]) : []), [text, typed]);
  const own = useMemo((): Matches | null => (ranges.length > 0 && typed !== null ? { query: typed, ranges, at: Math.min(at, ranges.length - 1) } : null), [ranges, typed, at]);

  return {
    matches: isOpen ? own : searched.matches,
    typed,
    serial,
    open() {
      const selected = document.getSelection()?.toString().trim() ?? '';
      setTyped((older) => older ?? (selected.includes('\n') || selected.length > 200 ? '' : selected));
      setSerial((older) => older + 1);
    },
    type(words) {
      setTyped(words);
      const from = topOffset();
      const first = text && words ? findWords(text, words).findIndex(([, end]) => end > from) : 0;
      setAt(Math.max(0, first));
    },
    walk(steps) {
      if (!isOpen) searched.walk(steps);
      else if (ranges.length > 0) setAt((older) => (Math.min(older, ranges.length - 1) + steps + ranges.length) % ranges.length);
    },
    close() {
      if (isOpen) setTyped(null);
      else searched.close();
    },
  };
}
