import type { BriefId } from '../../shared/ids.ts';
import { store } from '../client/ports.ts';
import { briefEntries, nameEntries } from './entries-of.ts';
import type { Entry } from './entry.ts';
import { createPaletteIndex, type PaletteIndex } from './palette-index.ts';

/*
 * The index of quick open: made when it is first opened, in small pieces between frames, and let go some minutes after it was last
 * used. Until it is whole it answers with what it has.
 */

/** Titles kept at most; the archive is asked for older ones. 10,000 take some 30 MB while they are kept. */
const MOST_TITLES = 10_000;
const PAGE = 1_000;
/** Titles that a second opening looks at for new ones. */
const NEWEST = 200;
/** Milliseconds of work between two frames. */
const SLICE = 5;
const KEEP_MS = 5 * 60_000;

export interface KeptIndex {
  readonly index: PaletteIndex;
  /** Whether the archive has more titles than are kept; null while that is not known. */
  isPartial: boolean | null;
}

let kept: KeptIndex | null = null;
let letGo: ReturnType<typeof setTimeout> | undefined;

/** The index, filled further in the background; `onMore` runs whenever something was added. Answers how to end that. */
export function openIndex(onMore: () => void): { kept: KeptIndex; close: () => void } {
  clearTimeout(letGo);
  const isNew = kept === null || kept.isPartial === null;
  const mine = (kept ??= { index: createPaletteIndex(), isPartial: null });
  let isOpen = true;
  const add = async (entries: readonly Entry[]): Promise<void> => {
    for (let at = 0; at < entries.length && isOpen; ) {
      const until = performance.now() + SLICE;
      while (at < entries.length && performance.now() < until) mine.index.add(entries.slice(at, (at += 20)));
      onMore();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  const fill = async (): Promise<void> => {
    const names = await store.listNames(null);
    if (names.ok) await add(nameEntries(names.value));
    let before: BriefId | null = null;
    for (let read = 0; read < (isNew ? MOST_TITLES : NEWEST) && isOpen; read += PAGE) {
      const limit = isNew ? PAGE : NEWEST;
      const page = await store.listTitles({ before, limit });
      if (!page.ok) return;
      await add(briefEntries(page.value));
      before = page.value.at(-1)?.id ?? null;
      if (page.value.length < limit) {
        mine.isPartial ??= false;
        return;
      }
    }
    if (isOpen) mine.isPartial ??= true;
  };
  void fill();
  return {
    kept: mine,
    close() {
      isOpen = false;
      letGo = setTimeout(() => (kept = null), KEEP_MS);
    },
  };
}
