import type { Colour } from '../../shared/contract/calls.ts';
import type { PageText } from '../page/page-text.ts';

/** What can be painted over the text; highlights.css draws each. Later ones lie over earlier ones. */
const LAYERS = [
  'match',
  'yellow',
  'green',
  'blue',
  'pink',
  'purple',
  'yellow-changed',
  'green-changed',
  'blue-changed',
  'pink-changed',
  'purple-changed',
  'warned',
  'here',
  'match-here',
] as const;
export type Layer = (typeof LAYERS)[number] | Colour;

/** A stretch of the canonical text and how it looks. */
export interface Painted {
  layer: Layer;
  start: number;
  end: number;
}

export interface Painter {
  /** Makes the page show exactly these, changing only what differs from before. */
  paint(stretches: readonly Painted[]): void;
  clear(): void;
}

/** Paints over the words without touching them (CSS Custom Highlight API), so that no selection and no offset is ever disturbed. */
export function painterOf(text: PageText): Painter {
  const layers = new Map(
    LAYERS.map((layer, priority) => {
      const highlight = new Highlight();
      highlight.priority = priority;
      CSS.highlights.set(`brief-${layer}`, highlight);
      return [layer as string, highlight];
    }),
  );
  let shown = new Map<string, { layer: Highlight; ranges: StaticRange[] }>();

  return {
    paint(stretches) {
      const next: typeof shown = new Map();
      for (const { layer, start, end } of stretches) {
        const key = `${layer} ${start} ${end}`;
        const highlight = layers.get(layer);
        if (!highlight || next.has(key)) continue;
        const known = shown.get(key);
        next.set(key, known ?? { layer: highlight, ranges: text.rangesOf(start, end) });
        if (known) shown.delete(key);
        else for (const range of next.get(key)!.ranges) highlight.add(range);
      }
      for (const { layer, ranges } of shown.values()) for (const range of ranges) layer.delete(range);
      shown = next;
    },
    clear() {
      for (const layer of layers.values()) layer.clear();
      shown = new Map();
    },
  };
}
