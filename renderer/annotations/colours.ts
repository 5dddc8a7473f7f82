import type { Colour, Settings } from '../../shared/contract/calls.ts';

/** The colours in the order of their keys, each with a line of its own kind: they can be told apart without seeing colour. */
const MARKS: Record<Colour, { key: string; name: string }> = {
  yellow: { key: '1', name: 'Yellow' },
  green: { key: '2', name: 'Green' },
  blue: { key: '3', name: 'Blue' },
  pink: { key: '4', name: 'Pink' },
  purple: { key: '5', name: 'Purple' },
};

export const COLOURS = Object.keys(MARKS) as Colour[];
export const keyOf = (colour: Colour): string => MARKS[colour].key;
export const colourOfKey = (key: string): Colour | null => COLOURS.find((colour) => MARKS[colour].key === key) ?? null;

/** As the analyst named it; its colour when they did not. */
export function nameOf(colour: Colour, names: Settings['colourNames'] | null): string {
  const own = names?.[colour]?.trim() ?? '';
  return own === '' ? MARKS[colour].name : own;
}
