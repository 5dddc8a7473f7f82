import type { Body } from './body.ts';
import type { Parts } from './brief.ts';
import { leavesOf } from './leaves.ts';
import { quotesOf } from './quotes.ts';
import { relatedOf } from './read/related.ts';
import { sectionsOf } from './sections.ts';

/** What a body says, wherever it came from: its text, sections, quotes and related links. `heading`: title and byline, which may name who speaks. */
export function partsOf(body: Body, heading = ''): Parts {
  const leaves = leavesOf(body);
  // The same as `bodyText`, whose pieces the leaves have.
  const text = leaves.map((leaf) => leaf.text).join('\n');
  return { text, sections: sectionsOf(leaves), quotes: quotesOf(leaves, text, heading), related: relatedOf(leaves) };
}
