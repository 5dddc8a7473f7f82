import { useEffect, useLayoutEffect, useRef } from 'react';
import { COMMAND_IDS, type CommandId } from '../../shared/commands/catalogue.ts';

/** What a part of the window can carry out now. null: not at the moment. */
export type Offers = Partial<Record<CommandId, (() => void) | null>>;

const offered = new Set<{ current: Offers }>();
const watchers = new Set<() => void>();
/** Milliseconds of rest before the menu is told: what is possible changes with every selection. */
const REST = 120;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says what this component can carry out while it is shown, whoever asks: the menu, quick open, a key. */
export function useOffer(offers: Offers): void {
  const newest = useRef(offers);
  useLayoutEffect(() => {
    newest.current = offers;
    tellSoon();
  });
  useEffect(() => {
    offered.add(newest);
    tellSoon();
    return () => {
      offered.delete(newest);
      tellSoon();
    };
  }, []);
}

/** How a command is carried out now; null when nothing shown can. Of several the part that came last. */
export function howTo(id: CommandId): (() => void) | null {
  let found: (() => void) | null = null;
  for (const { current } of offered) found = current[id] ?? found;
  return found;
}

export const possibleCommands = (): CommandId[] => COMMAND_IDS.filter((id) => howTo(id) !== null);

/** Runs when what is possible may have changed. Answers how to end that. */
export function onPossible(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
  };
}

function tellSoon(): void {
  if (timer !== undefined || watchers.size === 0) return;
  timer = setTimeout(() => {
    timer = undefined;
    for (const watcher of watchers) watcher();
  }, REST);
}
