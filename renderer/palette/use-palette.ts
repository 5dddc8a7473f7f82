import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { SavedSearch } from '../../shared/contract/calls.ts';
import { allOf, words } from '../../shared/search/query.ts';
import { print } from '../../shared/search/print.ts';
import { wordsOf } from '../../shared/search/words.ts';
import { store } from '../client/ports.ts';
import { briefEntries, commandEntries, searchEntries } from './entries-of.ts';
import type { Command, Entry } from './entry.ts';
import { openIndex, type KeptIndex } from './kept-index.ts';

const SHOWN = 14;
/** Titles that the archive itself adds. */
const OLDER = 8;
/** Milliseconds after the last key until the archive is asked. */
const PAUSE = 80;

/** What quick open shows for a text: everything of the analyst's own while there is none. */
export function usePalette(text: string, commands: readonly Command[], searches: readonly SavedSearch[]): Entry[] {
  const [version, more] = useReducer((older: number) => older + 1, 0);
  const kept = useRef<KeptIndex>(null);
  const own = useMemo(() => [...searchEntries(searches), ...commandEntries(commands)], [commands, searches]);
  useEffect(() => {
    const opened = openIndex(more);
    kept.current = opened.kept;
    more();
    return opened.close;
  }, []);
  const older = useOlderTitles(text, kept.current?.isPartial ?? false);

  return useMemo(() => {
    const { current } = kept;
    if (text.trim() === '') return own;
    if (!current) return [];
    current.index.add(own);
    const isOwn = new Set(own.map(({ id }) => id));
    const found = current.index
      .search(text, SHOWN * 2)
      .filter(({ id, target }) => (target.kind !== 'search' && target.kind !== 'command') || isOwn.has(id))
      .slice(0, SHOWN);
    return [...found, ...older.filter(({ id }) => !found.some((entry) => entry.id === id)), inTexts(text.trim())];
  }, [text, own, older, version]); // oxlint-disable-line react-hooks/exhaustive-deps -- a version is what the index holds
}

/** Always the last: what is no name may stand in a text. */
const inTexts = (query: string): Entry => ({ id: 'texts', name: `Search the archive for “${query}”`, detail: '', target: { kind: 'texts', query } });

const NONE: Entry[] = [];

/** Titles that are too old to be kept in the index, as the archive finds them. */
function useOlderTitles(text: string, isPartial: boolean): Entry[] {
  const [older, setOlder] = useState<{ text: string; entries: Entry[] }>({ text: '', entries: NONE });
  useEffect(() => {
    const typed = wordsOf(text);
    if (!isPartial || typed.length === 0) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const query = print(allOf(typed.map((word) => ({ type: 'field', field: 'title', query: words(word) }))));
      const result = await store.search({ query, sort: 'newest', typing: true, offset: 0, limit: OLDER });
      if (isCurrent && result.ok) setOlder({ text, entries: briefEntries(result.value.hits.filter(({ isNear }) => !isNear).map(({ brief }) => brief)) });
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, isPartial]);
  return older.text === text ? older.entries : NONE;
}
