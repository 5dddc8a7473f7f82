import type { SavedSearch } from '../../shared/contract/calls.ts';
import { readShared, writeShared } from '../../shared/search/shared-text.ts';
import { say, sayFailure } from '../client/notices.ts';
import { shell, store } from '../client/ports.ts';
import { counted } from '../ui/counts.ts';

/* What can be done with saved searches. Each act is a step that undo takes back. */

const undo = { label: 'Undo', run: () => void store.undo(null).then((result) => !result.ok && sayFailure(result.failure)) };

export async function saveSearch(name: string, query: string): Promise<void> {
  const result = await store.saveSearches({ searches: [{ name, query }] });
  if (!result.ok) return sayFailure(result.failure);
  say(`Saved as “${name}”.`, undo);
}

/** Answers whether it was changed. */
export async function changeSearch(search: SavedSearch, change: { name: string; query: string }): Promise<boolean> {
  const result = await store.changeSavedSearch({ id: search.id, ...change });
  if (!result.ok) {
    sayFailure(result.failure);
    return false;
  }
  say(change.query === search.query ? `Renamed to “${change.name}”.` : `“${change.name}” searches for something else now.`, undo);
  return true;
}

export function deleteSearch(search: SavedSearch): void {
  void store.deleteSavedSearch({ id: search.id }).then((result) => {
    if (!result.ok) return sayFailure(result.failure);
    say(`Deleted the saved search “${search.name}”.`, undo);
  });
}

/** One place up or down. */
export function moveSearch(searches: readonly SavedSearch[], search: SavedSearch, way: number): void {
  const at = searches.findIndex(({ id }) => id === search.id);
  const to = at + way;
  if (at < 0 || to < 0 || to >= searches.length) return;
  const before = searches[way < 0 ? to : to + 1]?.id ?? null;
  void store.changeSavedSearch({ id: search.id, before }).then((result) => !result.ok && sayFailure(result.failure));
}

export function copySearches(searches: readonly SavedSearch[]): void {
  void shell.copyText({ text: writeShared(searches) }).then((result) => {
    if (!result.ok) return sayFailure(result.failure);
    say(`Copied ${counted(searches.length, 'search', 'searches')} as text. Pasted into a search box, it is saved there.`);
  });
}

/** Saves searches that somebody shared. Answers whether the text was of that kind. */
export function pasteSearches(text: string): boolean {
  const searches = readShared(text);
  if (searches.length === 0) return false;
  void store.saveSearches({ searches }).then((result) => {
    if (!result.ok) return sayFailure(result.failure);
    say(`${counted(result.value.length, 'search', 'searches')} saved.`, undo);
  });
  return true;
}
