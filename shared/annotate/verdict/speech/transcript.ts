import type { Stretch } from '../../borders.ts';
import { toSpeaker, type Speaker } from './speakers.ts';

/** The label that opens a turn in a transcript ("MR PRICE:"). */
export interface Label {
  readonly speaker: Speaker;
  /** Whether it opens the paragraph that was asked about. */
  readonly isOwn: boolean;
  /** What is said right behind it: tells an edited label from one that another paragraph brought. */
  readonly opening: string;
}

const SHOUTED = /^\p{Lu}[\p{Lu}.'\u2019-]*(?:[ \u00A0]\p{Lu}[\p{Lu}.'\u2019-]*){0,5}(?=:\s)/gmu;
const NAME = /^\p{Lu}[\p{L}.'\u2019-]+(?:[ \u00A0]\p{Lu}[\p{L}.'\u2019-]*){0,3}(?=:\s)/gmu;
/** In paragraphs: a name and a colon may also be the head of a list, and then it reaches only what is near. */
const FARTHEST_NAME = 4;
/** In characters; a turn may be long. */
const FARTHEST = 20_000;

/** The label of the turn that a paragraph belongs to, null outside transcripts. `alone`: only the paragraph's own. */
export function labelOf(text: string, paragraph: Stretch, alone: boolean): Label | null {
  const labels = labelsIn(text);
  for (let k = lastUpTo(labels, paragraph.start); k >= 0; k--) {
    const { start, speaker, isName, opening } = labels[k]!;
    const isOwn = start === paragraph.start;
    if ((alone && !isOwn) || paragraph.start - start > FARTHEST) return null;
    if (isName && text.slice(start, paragraph.start).split('\n').length - 1 > FARTHEST_NAME) continue;
    return speaker === null ? null : { speaker, isOwn, opening };
  }
  return null;
}

interface PlacedLabel {
  readonly start: number;
  readonly speaker: Speaker | null;
  readonly isName: boolean;
  readonly opening: string;
}

/** In characters. */
const OPENING = 40;

/** In order. A name in ordinary letters counts as a label only if it opens two paragraphs or more. */
function findLabels(text: string): PlacedLabel[] {
  const toLabel = ({ 0: label, index }: RegExpExecArray, isName: boolean): PlacedLabel => ({
    start: index,
    speaker: toSpeaker(label),
    isName,
    opening: text.slice(index + label.length + 1, index + label.length + 1 + OPENING),
  });
  const shouted = [...text.matchAll(SHOUTED)].map((match) => toLabel(match, false));
  const starts = new Set(shouted.map(({ start }) => start));
  const names = [...text.matchAll(NAME)].filter(({ index }) => !starts.has(index));
  const counts = new Map<string, number>();
  for (const [name] of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const repeated = names.filter(([name]) => counts.get(name)! > 1).map((match) => toLabel(match, true));
  return [...shouted, ...repeated].sort((p, q) => p.start - q.start);
}

function lastUpTo(labels: readonly PlacedLabel[], offset: number): number {
  let low = 0;
  let high = labels.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (labels[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

// The highlights of one brief are judged one after the other, on the same two texts.
const RECENT = 4;
const recent = new Map<string, readonly PlacedLabel[]>();

function labelsIn(text: string): readonly PlacedLabel[] {
  const known = recent.get(text);
  if (known !== undefined) return known;
  if (recent.size >= RECENT) recent.clear();
  const labels = findLabels(text);
  recent.set(text, labels);
  return labels;
}
