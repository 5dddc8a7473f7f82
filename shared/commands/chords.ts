import { COMMANDS, commandsIn, type CommandIn } from './catalogue.ts';
import type { Where } from './command.ts';

/** What is read of a key press. */
export interface KeyPress {
  readonly key: string;
  /** The place of the key, whatever is printed on it. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const LATIN = /^[a-z]$/i;

/** A key press as the catalogue writes it: "Ctrl+Shift+F", "Shift+H", "?". A sign that needs Shift to be typed is named without it. */
export function chordOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string {
  // On a keyboard of another script the letter keys stand where they stand on a Latin one.
  const physical = /^Key([A-Z])$/.exec(code)?.[1];
  const letter = LATIN.test(key) ? key : key.length === 1 && key > '\u007f' ? physical : undefined;
  const isSign = key.length === 1 && key !== ' ' && letter === undefined;
  const shift = shiftKey && !isSign;
  const control = ctrlKey || metaKey;
  const name = letter !== undefined ? (shift || control ? letter.toUpperCase() : letter.toLowerCase()) : key === ' ' ? 'Space' : key;
  return [control && 'Ctrl', altKey && 'Alt', shift && 'Shift', name].filter(Boolean).join('+');
}

const byPlace = new Map<Where, ReadonlyMap<string, readonly string[]>>();

function chordsIn(place: Where): ReadonlyMap<string, readonly string[]> {
  let chords = byPlace.get(place);
  if (!chords) {
    const made = new Map<string, string[]>();
    for (const id of commandsIn(place)) for (const chord of COMMANDS[id].keys ?? []) made.set(chord, [...(made.get(chord) ?? []), id]);
    byPlace.set(place, (chords = made));
  }
  return chords;
}

/** The commands that a key press may mean in a part of the window, the first that can be carried out first. */
export function commandsOf<Place extends Where>(place: Place, press: KeyPress): readonly CommandIn<Place>[] {
  return (chordsIn(place).get(chordOf(press)) ?? []) as readonly CommandIn<Place>[];
}
