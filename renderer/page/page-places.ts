import type { PageText } from './page-text.ts';
import { blockAt } from './text-map.ts';

/** Whether the browser has drawn this chunk, or leaves it out while it is off the screen. */
const isDrawn = (chunk: Element): boolean => chunk.checkVisibility({ contentVisibilityAuto: true });

/**
 * Top of the line that an offset stands on, in CSS pixels below `origin`'s top. In a chunk that is not drawn it is estimated
 * from the text, so that asking never makes the browser lay out what nobody sees. null outside every block.
 */
export function topOf(text: PageText, offset: number, origin: number): number | null {
  const block = text.blocks[Math.max(0, blockAt(text.blocks, offset))];
  const chunk = block && (block.element as Element).closest('.chunk');
  if (!block || !chunk) return null;
  if (isDrawn(chunk)) {
    const [line] = text.rectsOf(offset, Math.min(offset + 1, block.end));
    return (line ?? (block.element as Element).getBoundingClientRect()).top - origin;
  }
  const { top, height } = chunk.getBoundingClientRect();
  const inside = chunk.querySelectorAll<HTMLElement>('[data-at]');
  const from = Number(inside[0]?.dataset['at'] ?? 0);
  const lastStart = Number(inside[inside.length - 1]?.dataset['at'] ?? from);
  const to = text.blocks[blockAt(text.blocks, lastStart)]?.end ?? lastStart;
  return top - origin + height * ((offset - from) / Math.max(1, to - from));
}

/** The first character at or below `y` (a screen coordinate); 0 in a brief without text. */
export function offsetAtHeight(text: PageText, y: number): number {
  const chunks = [...text.article.querySelectorAll<HTMLElement>('.chunk')];
  const chunk = chunks.find((each) => each.getBoundingClientRect().bottom > y) ?? chunks.at(-1);
  if (!chunk) return 0;
  for (const element of chunk.querySelectorAll<HTMLElement>('[data-at]')) {
    const box = element.getBoundingClientRect();
    if (box.bottom <= y) continue;
    const start = Number(element.dataset['at']);
    if (box.top >= y) return start;
    return text.offsetFrom(box.left + 2, y + 4) ?? start;
  }
  return 0;
}
