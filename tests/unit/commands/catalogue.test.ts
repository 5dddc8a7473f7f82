import { expect, test } from 'vitest';
import { COMMAND_IDS, COMMANDS, commandsIn } from '../../../shared/commands/catalogue.ts';
import { chordOf, commandsOf, type KeyPress } from '../../../shared/commands/chords.ts';
import { commandsOfMenu, MENUS, type MenuEntry } from '../../../shared/commands/menus.ts';
import { WHERE } from '../../../shared/commands/command.ts';
import { shortcutSections } from '../../../renderer/settings/shortcut-sections.ts';

/** The key press that a chord of the catalogue is, on a Latin keyboard. */
function pressed(chord: string): KeyPress {
  const parts = chord.split('+');
  const name = parts.pop()!;
  const shiftKey = parts.includes('Shift');
  const key = name === 'Space' ? ' ' : /^[A-Za-z]$/.test(name) ? (shiftKey ? name.toUpperCase() : name.toLowerCase()) : name;
  return { key, code: '', ctrlKey: parts.includes('Ctrl'), metaKey: false, altKey: parts.includes('Alt'), shiftKey };
}

test('every key of the list of shortcuts means its command where the list says it does', () => {
  const listed = shortcutSections('').flatMap(({ rows }) => rows.map(({ name, keys }) => `${name}: ${keys.join(' ')}`));
  const meant = WHERE.flatMap((place) => commandsIn(place).flatMap((id) => {
    const { name, full = name, keys = [] } = COMMANDS[id];
    const heard = keys.filter((chord) => (commandsOf(place, pressed(chord)) as string[]).includes(id));
    return keys.length > 0 ? [`${full.replace(/…$/, '')}: ${heard.join(' ')}`] : [];
  }));
  expect(listed).toEqual(meant);
  expect(listed.length).toBeGreaterThan(80);
});

test('a key that is no one\'s means nothing, and one with more modifiers is another key', () => {
  expect(commandsOf('reader', pressed('z'))).toEqual([]);
  expect(commandsOf('reader', pressed('Ctrl+j'))).toEqual([]);
  expect(commandsOf('reader', pressed('Alt+j'))).toEqual([]);
  expect(commandsOf('reader', pressed('Shift+H'))).toEqual(['previous-highlight']);
  expect(commandsOf('reader', pressed('h'))).toEqual(['next-highlight']);
});

test.each([
  ['a sign needs Shift on many keyboards', { key: '?', code: 'Minus', shiftKey: true }, '?'],
  ['digits need Shift on a French keyboard', { key: '1', code: 'Digit1', shiftKey: true }, '1'],
  ['a Cyrillic keyboard has its letters on the same keys', { key: 'о', code: 'KeyJ' }, 'j'],
  ['a Greek keyboard too, with Ctrl', { key: 'φ', code: 'KeyF', ctrlKey: true }, 'Ctrl+F'],
  ['a letter with an accent of its own key is not the letter', { key: 'é', code: 'Digit2' }, 'é'],
  ['caps lock changes nothing', { key: 'J', code: 'KeyJ' }, 'j'],
  ['the command key of a Mac is Ctrl', { key: 'z', code: 'KeyZ', metaKey: true, shiftKey: true }, 'Ctrl+Shift+Z'],
  ['the bar', { key: ' ', code: 'Space', shiftKey: true }, 'Shift+Space'],
  ['a named key', { key: 'ArrowLeft', code: 'ArrowLeft', altKey: true }, 'Alt+ArrowLeft'],
])('%s', (_, press, chord) => {
  expect(chordOf({ ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...press })).toBe(chord);
});

test('the menu has every command of the window and of the reader that is no step within another', () => {
  const inMenus = MENUS.flatMap(({ entries }) => commandsOfMenu(entries));
  const missing = [...commandsIn('anywhere'), ...commandsIn('reader')].filter((id) => !(inMenus as string[]).includes(id));
  // The keys of walking the matches, and of selecting backwards, are those of commands that the menu has.
  expect(missing).toEqual(['select-back', 'on-to-match', 'back-to-match']);
  expect(new Set(inMenus).size).toBe(inMenus.length);
});

test('names are in sentence case, and no two commands of a menu have one name', () => {
  const names = COMMAND_IDS.map((id) => COMMANDS[id].full ?? COMMANDS[id].name);
  expect(names.filter((name) => !/^[A-Z]/.test(name) || /\s[A-Z][a-z]/.test(name.replace(/Briefcase/, '')))).toEqual([]);
  const perMenu = (entries: readonly MenuEntry[]): string[] => entries.flatMap((entry) => (typeof entry === 'string' && entry !== '-' ? [COMMANDS[entry].name] : []));
  for (const { entries } of MENUS) expect(new Set(perMenu(entries)).size).toBe(perMenu(entries).length);
});

test('the list of shortcuts is searched by name and by key', () => {
  const found = (typed: string) => shortcutSections(typed).flatMap(({ rows }) => rows.map(({ name }) => name));
  expect(found('highlight in')).toEqual(['Highlight in yellow', 'Highlight in green', 'Highlight in blue', 'Highlight in pink', 'Highlight in purple']);
  expect(found('F6')).toEqual(['Next pane']);
  expect(found('nothing of the kind')).toEqual([]);
});
