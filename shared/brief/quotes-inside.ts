import { attributionAfter, attributionBefore, isOneSentence } from './attribution.ts';
import type { Leaf } from './leaves.ts';
import type { Attribution } from './person.ts';
import { quotationsIn, singleQuotationsAtStart } from './quotation.ts';
import { readPeople, resolved, startsWithDash, withoutDash } from './speakers.ts';

/** Words and who said them, as offsets into the canonical text. */
export interface Said {
  words: { start: number; end: number };
  people: Attribution[];
}

/**
 * Quotations within a block: each by the clause after it or before it; one that only goes on belongs to the same
 * speaker.
 */
export function quotesInside(leaf: Leaf, text: string): Said[] {
  const found: (Said & { after: number })[] = [];
  const quotations = quotationsIn(leaf.text).filter(({ isClosed }) => isClosed);
  quotations.forEach(({ open, start, end, after }, index) => {
    const before = quotations[index - 1];
    const next = quotations[index + 1];
    const words = leaf.text.slice(start, end);
    const rest = leaf.text.slice(after, next?.open ?? leaf.text.length);
    const lead = leaf.text.slice(before?.after ?? 0, open);
    const closing = next === undefined && /(?:^|[.!?:]["”’)]?)\s*$/.test(lead) ? closingPeople(rest) : null;
    const named = attributionAfter(rest, words) ?? attributionBefore(lead, words);
    const person = named === null ? null : resolved(named, text.slice(0, leaf.start + open));
    const previous = found.at(-1);
    const isSameSpeaker = named === null && previous !== undefined && previous.after === before?.after && goesOn(lead);
    const people = closing ?? (person !== null ? [person] : isSameSpeaker ? previous.people : null);
    if (people !== null) found.push({ after, words: { start: leaf.start + start, end: leaf.start + end }, people });
  });
  return found;
}

/** Between “…,” said Jane Roe. “…” stands her name and no other sentence. */
function goesOn(lead: string): boolean {
  return lead.length <= 160 && isOneSentence(lead.trim());
}

/** “…” — Jane Roe at the end of a longer paragraph: the dash or the role must say so. */
function closingPeople(rest: string): Attribution[] | null {
  const people = readPeople(withoutDash(rest));
  return people !== null && (startsWithDash(rest) || people.every(({ role }) => role !== null)) ? people : null;
}

/** ‘…,’ said Jane Roe: an apostrophe looks the same, so the sentence after it must name the speaker. */
export function saidInSingleMarks(leaf: Leaf, text: string): Said[] | null {
  for (const { start, end, after } of singleQuotationsAtStart(leaf.text)) {
    const words = leaf.text.slice(start, end);
    const named = /[,.?!]$/.test(words) ? attributionAfter(leaf.text.slice(after), words) : null;
    const person = named === null ? null : resolved(named, text.slice(0, leaf.start));
    if (person !== null) return [{ words: { start: leaf.start + start, end: leaf.start + end }, people: [person] }];
  }
  return null;
}
