import type { TextOffset } from '../ids.ts';
import type { Section } from './brief.ts';
import type { Leaf } from './leaves.ts';

/** The headed parts in order. A part holds the parts under headings of a lower rank. */
export function sectionsOf(leaves: readonly Leaf[]): Section[] {
  const sections: Section[] = [];
  const open: Section[] = [];
  for (const { level, text, start, end } of leaves) {
    if (level !== null) {
      while (open.length > 0 && (open.at(-1) as Section).level >= level) open.pop();
      const heading = text.replace(/\s+/g, ' ');
      const section: Section = { heading, level, start: start as TextOffset, end: end as TextOffset };
      sections.push(section);
      open.push(section);
    }
    for (const section of open) section.end = end as TextOffset;
  }
  return sections;
}
