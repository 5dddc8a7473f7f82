import type { MouseEvent } from 'react';
import { COMMANDS, type CommandId, type CommandIn } from '../../shared/commands/catalogue.ts';
import type { Where } from '../../shared/commands/command.ts';
import type { PopUpEntry } from '../../shared/contract/shell.ts';
import { sayFailure } from '../client/notices.ts';
import { shell } from '../client/ports.ts';
import type { ActsIn } from './key-acts.ts';

/** One line of a context menu. */
export interface MenuLine {
  label: string;
  /** The key that does the same; null: none. */
  keys: string | null;
  /** null: not possible now. */
  act: (() => void) | null;
}

/** Shows a menu at the pointer, or at the element when it was asked for by key, and carries out what is chosen. */
export function popUp(event: MouseEvent, lines: readonly (MenuLine | '-')[]): void {
  event.preventDefault();
  event.stopPropagation();
  const entries = tidy(lines).map((line, index): PopUpEntry | '-' => (line === '-' ? '-' : { id: String(index), label: line.label, keys: line.keys, isPossible: line.act !== null }));
  const box = (event.target as Element).getBoundingClientRect();
  // A menu key has no pointer: the menu comes to the row.
  const [x, y] = event.clientX === 0 && event.clientY === 0 ? [box.left + 16, box.top + 16] : [event.clientX, event.clientY];
  void shell.popUpMenu({ entries, x, y }).then((result) => {
    if (!result.ok) return sayFailure(result.failure);
    const line = result.value === null ? null : tidy(lines)[Number(result.value)];
    if (line && line !== '-') line.act?.();
  });
}

/** Commands of a part of the window as lines; what means nothing there is left out. */
export function commandLines<Place extends Where>(acts: Partial<ActsIn<Place>>, ids: readonly (CommandIn<Place> | '-')[]): (MenuLine | '-')[] {
  return ids.flatMap((id): (MenuLine | '-')[] => {
    if (id === '-') return ['-'];
    const act = acts[id];
    if (act === null || act === undefined) return [];
    const { name, full = name, keys } = COMMANDS[id as CommandId];
    return [{ label: full, keys: keys?.[0] ?? null, act }];
  });
}

export function popUpCommands<Place extends Where>(event: MouseEvent, _: Place, acts: Partial<ActsIn<Place>>, ids: readonly (CommandIn<Place> | '-')[]): void {
  popUp(event, commandLines(acts, ids));
}

/** No line between nothing and something. */
function tidy(lines: readonly (MenuLine | '-')[]): (MenuLine | '-')[] {
  return lines.filter((line, index) => line !== '-' || (index > 0 && lines[index - 1] !== '-' && lines.slice(index).some((later) => later !== '-')));
}
