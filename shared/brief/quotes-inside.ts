import { passagesIn, singlePassagesAtStart, type Passage } from '../language/marks.ts';
import type { Scene } from '../language/scene.ts';
import { tokensOf } from '../language/tokens.ts';
import { verbAt } from '../language/verb.ts';
import type { Leaf } from './leaves.ts';
import type { Attribution } from '../language/person.ts';
import { readPeople, startsWithDash, withoutDash } from './speakers.ts';

/** Words and who said them, as offsets into the canonical text. */
export interface Said {
  words: { start: number; end: number };
  people: Attribution[];
}

/** What a block hands on to the blocks below it. */
export interface Spoken {
  /** Who spoke in it last; null when nobody did. */
  people: Attribution[] | null;
  found: Said[];
  /** Its last passage is not closed and has no speaker of its own: it may go on below. */
  open: Passage | null;
}

/**
 * Passages within a block: each by the clause after it or before it; one that only goes on belongs to the same
 * speaker. `last` spoke just above.
 */
export function quotesInside(leaf: Leaf, scene: Scene, last: readonly Attribution[] | null): Spoken {
  const found: (Said & { index: number })[] = [];
  const passages = passagesIn(leaf.text).filter((passage) => !isMention(leaf.text, passage)).map((passage) => moved(passage, leaf.start));
  let spoke = last;
  let open: Passage | null = null;
  passages.forEach((passage, index) => {
    const before = passages[index - 1];
    const until = passages[index + 1]?.open ?? leaf.end;
    const from = before?.after ?? leaf.start;
    const people = speakerOf(scene, passage, { from, until, isLast: until === leaf.end, spoke, previous: found.at(-1)?.index === index - 1 ? found.at(-1)?.people ?? null : null, before });
    if (!passage.isClosed) open = people === null ? passage : { ...passage, isClosed: true };
    if (people === null) return;
    spoke = people;
    found.push({ index, words: { start: passage.start, end: passage.end }, people: [...people] });
  });
  return { people: found.at(-1)?.people ?? null, found, open };
}

interface Place {
  from: number;
  until: number;
  isLast: boolean;
  spoke: readonly Attribution[] | null;
  /** Who said the passage before it in the block. */
  previous: readonly Attribution[] | null;
  before: Passage | undefined;
}

function speakerOf(scene: Scene, passage: Passage, { from, until, isLast, spoke, previous, before }: Place): readonly Attribution[] | null {
  const lead = scene.text.slice(from, passage.open);
  if (passage.isClosed && isLast && /(?:^|[.!?:]["”’)]?)\s*$/.test(lead)) {
    const closing = closingPeople(scene.text.slice(passage.after, until));
    if (closing !== null) return closing;
  }
  const after = passage.isClosed ? scene.after(passage, until) : null;
  if (after !== null) return scene.people(after, passage.open, after.kind === 'people' ? null : spoke);
  const lay = scene.before(from, passage);
  // Behind “…,” said Jane Roe. “…” and between the halves of a sentence it is the same speaker who goes on.
  const goesOn = previous !== null && before !== undefined && isOnlyItsClause(lead);
  if (lay !== null && !(goesOn && lay.who.kind === 'other')) return scene.people(lay.who, passage.open, previous ?? spoke);
  return goesOn && isWholeSpeech(scene.text, passage) ? previous : null;
}

/** Between “…,” said Jane Roe. “…” stands her name and no other sentence. */
function isOnlyItsClause(lead: string): boolean {
  const text = lead.trim();
  return /[.,:;!?—–\p{Ll}]$/u.test(text) && !/\s(?:the|a|an|of|and|to|for|in|with|by|as|called|is|was)$/u.test(text) && text.length <= 260 && !/\p{Ll}{2}[.!?]["”’)]?\s+\p{Lu}/u.test(text.replace(/\b(?:Rep|Sen|Gov|Hon|Gen|Col|Capt|Sgt|Dr|Mr|Mrs|Ms|Prof|Jr|Sr|Lt|Maj|Amb|Rev|St)\.\s/gu, ''));
}

/** A name or a term in marks, within a sentence of the document: director of the “Open Quay” campaign. */
function isMention(text: string, { open, start, end, after }: Passage): boolean {
  const words = text.slice(start, end);
  return words.length < 40 && !/[.,!?…;:—-]$/.test(words) && words.split(/\s+/).length <= 4
    && /[\p{L}\p{N}]\s$/u.test(text.slice(Math.max(0, open - 3), open)) && /^\s\p{Ll}/u.test(text.slice(after, after + 4)) && !isSaid(text.slice(after, after + 80));
}

function isSaid(rest: string): boolean {
  return verbAt(tokensOf(rest), 0) !== null;
}

/** A word or two in marks is no second half, unless they are a sentence. */
function isWholeSpeech(text: string, { start, end }: Passage): boolean {
  return /[.!?…]$/.test(text.slice(start, end)) || (text.slice(start, end).match(/\s/g)?.length ?? 0) >= 2;
}

function moved(passage: Passage, by: number): Passage {
  return { open: passage.open + by, start: passage.start + by, end: passage.end + by, after: passage.after + by, isClosed: passage.isClosed };
}

/** “…” — Jane Roe at the end of a longer paragraph: the dash or the role must say so. */
function closingPeople(rest: string): Attribution[] | null {
  const people = readPeople(withoutDash(rest));
  return people !== null && (startsWithDash(rest) || people.every(({ role }) => role !== null)) ? people : null;
}

/** ‘…,’ said Jane Roe: an apostrophe looks the same, so the sentence after it must name the speaker. */
export function saidInSingleMarks(leaf: Leaf, scene: Scene): Said[] | null {
  for (const one of singlePassagesAtStart(leaf.text)) {
    const passage = moved(one, leaf.start);
    const who = /[,.?!]$/.test(scene.text.slice(passage.start, passage.end)) ? scene.after(passage, leaf.end) : null;
    const people = who?.kind === 'people' ? scene.people(who, leaf.start, null) : null;
    if (people !== null) return [{ words: { start: passage.start, end: passage.end }, people }];
  }
  return null;
}
