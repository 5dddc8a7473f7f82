import { COMMANDS } from '../../shared/commands/catalogue.ts';
import { howTo, possibleCommands } from '../commands/offers.ts';
import type { Command } from './entry.ts';

/** Everything that can be done now, by its name, with the key that does the same. */
export function paletteCommands(): Command[] {
  return possibleCommands()
    .filter((id) => id !== 'quick-open')
    .map((id): Command => ({ name: (COMMANDS[id].full ?? COMMANDS[id].name).replace(/…$/, ''), keys: COMMANDS[id].keys?.[0] ?? null, run: () => howTo(id)?.() }));
}
