import { COMMANDS, commandsIn } from '../../shared/commands/catalogue.ts';
import { WHERE, type Where } from '../../shared/commands/command.ts';

export interface ShortcutSection {
  title: string;
  rows: { name: string; keys: readonly string[] }[];
}

const TITLES: Record<Where, string> = {
  anywhere: 'Anywhere', list: 'In every list', briefs: 'Briefs in a list', reader: 'Reading and highlighting', selecting: 'Selecting by sentence', comparing: 'Comparing revisions',
  notes: 'Notes and trash', quotes: 'Quotes', speakers: 'Speakers', speaker: 'A speaker', changes: 'Changes', sidebar: 'In the sidebar',
};

/** Every key of the catalogue, by the part of the window where it works. `typed`: only commands whose name or key holds it. */
export function shortcutSections(typed: string): ShortcutSection[] {
  const wanted = typed.trim().toLowerCase();
  return WHERE.map((place) => ({
    title: TITLES[place],
    rows: commandsIn(place).flatMap((id) => {
      const { name, full = name, keys = [] } = COMMANDS[id];
      const isWanted = wanted === '' || full.toLowerCase().includes(wanted) || keys.some((key) => key.toLowerCase() === wanted);
      return keys.length > 0 && isWanted ? [{ name: full.replace(/…$/, ''), keys }] : [];
    }),
  })).filter(({ rows }) => rows.length > 0);
}
