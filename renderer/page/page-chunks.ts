import type { Body, BodyElement } from '../../shared/brief/body.ts';

export interface Chunk {
  children: BodyElement[];
  /** Height estimated from the text, in lines of running text. */
  lines: number;
  /** Whether the browser may leave it undrawn off the screen. A body of few words is always drawn whole: its heights are exact. */
  isSkippable: boolean;
}

/** UTF-16 code units of text: a body below this is drawn whole, and a chunk is closed when it holds this much. */
const WHOLE = 40_000;
const CHUNK = 4_000;
/** Code units to a line of running text, and what the space around a block is worth in lines. */
const LINE = 66;
const GAP = 0.75;

/** Groups the blocks of a body for drawing. `leaves` gives the stretch of each leaf block. */
export function chunksOf(body: Body, leaves: ReadonlyMap<BodyElement, { start: number; end: number }>): Chunk[] {
  const sizes = body.children.map((child) => sizeOf(child, leaves));
  const whole = sizes.reduce((sum, { characters }) => sum + characters, 0) < WHOLE;
  const chunks: (Chunk & { characters: number })[] = [];
  body.children.forEach((child, index) => {
    const { characters, lines } = sizes[index]!;
    let chunk = chunks.at(-1);
    if (!chunk || (!whole && chunk.characters >= CHUNK))
      chunks.push((chunk = { children: [], lines: 0, characters: 0, isSkippable: !whole }));
    chunk.children.push(child);
    chunk.characters += characters;
    chunk.lines += lines;
  });
  return chunks.map(({ children, lines, isSkippable }) => ({ children, lines: Math.round(lines), isSkippable }));
}

function sizeOf(
  element: BodyElement,
  leaves: ReadonlyMap<BodyElement, { start: number; end: number }>,
): { characters: number; lines: number } {
  const leaf = leaves.get(element);
  if (leaf) {
    const characters = leaf.end - leaf.start;
    return { characters, lines: Math.ceil(characters / LINE) + GAP };
  }
  if (element.tagName === 'img') return { characters: 0, lines: (element.properties.height ?? 240) / 30 };
  const parts = element.children.flatMap((child) => (child.type === 'element' ? [sizeOf(child, leaves)] : []));
  // The cells of a row stand beside each other.
  const lines = parts.map((part) => part.lines);
  return {
    characters: parts.reduce((sum, part) => sum + part.characters, 0),
    lines: element.tagName === 'tr' ? Math.max(0, ...lines) : lines.reduce((sum, each) => sum + each, 0),
  };
}
