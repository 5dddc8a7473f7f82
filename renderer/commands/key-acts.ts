import type { KeyboardEvent as ReactKeyboardEvent } from 'react';
import type { CommandIn } from '../../shared/commands/catalogue.ts';
import { commandsOf } from '../../shared/commands/chords.ts';
import type { Where } from '../../shared/commands/command.ts';

/** How each command of a part of the window is carried out there; null when it means nothing now. */
export type ActsIn<Place extends Where> = Readonly<Record<CommandIn<Place>, (() => void) | null>>;

/** What a key means in a part of the window: the first of its commands that can be carried out. null when there is none. */
export function actOf<Place extends Where>(place: Place, event: KeyboardEvent | ReactKeyboardEvent, acts: Partial<ActsIn<Place>>): (() => void) | null {
  for (const id of commandsOf(place, event)) {
    const act = acts[id];
    if (act) return act;
  }
  return null;
}

/** Carries out what a key means there. Answers whether it meant something. */
export function actOnKey<Place extends Where>(place: Place, event: KeyboardEvent | ReactKeyboardEvent, acts: Partial<ActsIn<Place>>): boolean {
  const act = actOf(place, event, acts);
  if (!act) return false;
  event.preventDefault();
  act();
  return true;
}
