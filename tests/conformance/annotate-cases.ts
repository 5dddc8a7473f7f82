import { paragraphAt } from '../../shared/annotate/borders.ts';
import type { Verdict } from '../../shared/annotate/verdict/verdicts.ts';
import { reattributed, sameAttribution } from './annotate-attributions.ts';
import { usableSentences, type Text } from './annotate-briefs.ts';
import { MUTATIONS, type MutationKind } from './annotate-mutations.ts';
import { pick, shuffled } from './annotate-random.ts';
import { SIGN_PAIRS } from './annotate-signs.ts';

/** What was done to a brief; the truth is the verdict on the words from `start` to `end`. */
export interface MutatedBrief {
  readonly brief: string;
  readonly kind: string;
  readonly truth: Verdict;
  readonly before: string;
  readonly after: string;
  readonly start: number;
  readonly end: number;
  /** Where they stand in `after`; null when they are gone. */
  readonly place: Range | null;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

type Made = Omit<MutatedBrief, 'brief'>;
type Random = () => number;

const FEWEST_SENTENCES = 4;
const TRIES = 12;

/** Every kind of mutation that a brief gives room for, each once. */
export function casesOf({ id, text }: Text, random: Random): MutatedBrief[] {
  const sentences = shuffled(random, usableSentences(text));
  const [one, two, three] = sentences;
  if (sentences.length < FEWEST_SENTENCES || !one || !two || !three) return [];
  const cases = [
    ...(Object.keys(MUTATIONS) as MutationKind[]).flatMap((kind) => {
      const made = mutated(text, sentences, kind, random);
      return made === null ? [] : [made, phraseOf(made, random)];
    }),
    unchanged(text, one, random),
    deleted(text, two),
    spokenByAnother(text, three, random),
    spokenByTheSame(text, one, random),
    lookalikeDeleted(text, two),
    pullQuote(text, three),
    moved(text, random),
    corrected(text, sentences, random),
    lookalikeEdited(text, sentences, random),
    withSign(text, one, random),
  ];
  return cases.flatMap((made) => (made === null ? [] : [{ ...made, brief: id }]));
}

/** A sentence of its own below a paragraph, in which only a sign, or what is struck out of it, changes. */
function withSign(text: string, { end }: Range, random: Random): Made {
  const { before, after, truth } = pick(random, SIGN_PAIRS);
  const at = paragraphAt(text, end - 1).end;
  const put = (words: string) => `${text.slice(0, at)}\n${words}${text.slice(at)}`;
  return {
    kind: `sign, ${truth}`,
    truth,
    before: put(before),
    after: put(after),
    start: at + 1,
    end: at + 1 + before.length,
    place: truth === 'lost' ? null : rangeOf(at + 1, after),
  };
}

/** One edit in one sentence; now and then something harmless happens elsewhere too. */
function mutated(text: string, sentences: readonly Range[], kind: MutationKind, random: Random): Made | null {
  for (let k = 0; k < TRIES * sentences.length; k++) {
    const { start, end } = pick(random, sentences);
    const sentence = text.slice(start, end);
    const edited = pick(random, MUTATIONS[kind])(sentence, random);
    if (edited === null || edited === sentence) continue;
    const note = random() < 0.3 ? 'An earlier version of this page was shorter.\n' : '';
    const after = note + text.slice(0, start) + edited + text.slice(end);
    return { kind, truth: kind, before: text, after, start, end, place: rangeOf(note.length + start, edited) };
  }
  return null;
}

/** The same edit with only a few words around it marked; null when it is an insertion at an end of the sentence. */
function phraseOf(made: Made, random: Random): Made | null {
  const { before, after, start, end, place } = made;
  if (place === null) return null;
  const old = before.slice(start, end);
  const now = after.slice(place.start, place.end);
  let head = 0;
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  // An inserted "already" before "are" shares its first letter: edits are of whole words.
  while (head > 0 && /\S/.test(old[head - 1]!)) head--;
  while (tail > 0 && /\S/.test(old.at(-tail)!)) tail--;
  const words = [...old.matchAll(/\S+/g)].map(({ 0: word, index }) => rangeOf(index, word));
  const first = words.findLastIndex((word) => word.start < head);
  const last = words.findIndex((word) => word.end > old.length - tail);
  if (first < 0 || last < 0) return null;
  const from = words[Math.max(0, first - Math.floor(random() * 3))]!.start;
  const to = words[Math.min(words.length - 1, last + Math.floor(random() * 3))]!.end;
  return {
    ...made,
    kind: `${made.kind}, phrase`,
    start: start + from,
    end: start + to,
    place: { start: place.start + from, end: place.end - (old.length - to) },
  };
}

function unchanged(text: string, { start, end }: Range, random: Random): Made {
  const sentence = text.slice(start, end);
  const noise = pick(random, ['Updated with comments.\n', 'The desk has added a map. ', '']);
  return {
    kind: 'intact',
    truth: 'intact',
    before: text,
    after: noise + text,
    start,
    end,
    place: rangeOf(noise.length + start, sentence),
  };
}

function deleted(text: string, { start, end }: Range): Made {
  return {
    kind: 'deletion',
    truth: 'lost',
    before: text,
    after: text.slice(0, start) + text.slice(end).trimStart(),
    start,
    end,
    place: null,
  };
}

function spokenByAnother(text: string, { start, end }: Range, random: Random): Made {
  return attributed(
    text,
    end,
    reattributed(text.slice(start, end).replace(/["\u201C\u201D]/g, ''), random),
    'speaker',
    'speaker',
  );
}

function spokenByTheSame(text: string, { start, end }: Range, random: Random): Made {
  return attributed(
    text,
    end,
    sameAttribution(text.slice(start, end).replace(/["\u201C\u201D]/g, ''), random),
    'same speaker',
    'intact',
  );
}

/** Puts an attributed paragraph behind the paragraph of a sentence. */
function attributed(
  text: string,
  at: number,
  { before, after, sentence }: { before: string; after: string; sentence: string },
  kind: string,
  truth: Verdict,
): Made {
  const border = (text.indexOf('\n', at) + text.length + 1) % (text.length + 1) || text.length;
  const head = `${text.slice(0, border)}\n`;
  const start = head.length + before.indexOf(sentence);
  return {
    kind,
    truth,
    before: head + before + text.slice(border),
    after: head + after + text.slice(border),
    ...rangeOf(start, sentence),
    place: rangeOf(head.length + after.indexOf(sentence), sentence),
  };
}

/** A paragraph goes elsewhere. */
function moved(text: string, random: Random): Made | null {
  const paragraphs = text.split('\n');
  const long = paragraphs.flatMap((paragraph, k) =>
    paragraph.length > 120 && text.indexOf(paragraph) === text.lastIndexOf(paragraph) ? [k] : [],
  );
  if (paragraphs.length < 6 || long.length === 0) return null;
  const from = pick(random, long);
  const paragraph = paragraphs[from]!;
  const rest = paragraphs.filter((_, k) => k !== from);
  const to = (from + 2 + Math.floor(random() * (rest.length - 3))) % (rest.length + 1);
  const start = text.indexOf(paragraph);
  // It is the shorter side that has moved.
  const passed = rest.slice(Math.min(from, to), Math.max(from, to)).join(' ');
  if (to === from || passed.length <= 1.5 * paragraph.length) return null;
  const after = [...rest.slice(0, to), paragraph, ...rest.slice(to)].join('\n');
  return {
    kind: 'move',
    truth: 'moved',
    before: text,
    after,
    ...rangeOf(start, paragraph),
    place: rangeOf(after.indexOf(paragraph), paragraph),
  };
}

/** The sentence is corrected, and a note at the end or the beginning repeats the old words. */
function corrected(text: string, sentences: readonly Range[], random: Random): Made | null {
  const made = mutated(text, sentences, 'number', random);
  if (made === null || made.place === null) return null;
  const old = text.slice(made.start, made.end);
  const note = `Correction: An earlier version of this brief said: \u201C${old}\u201D This was wrong.`;
  if (random() < 0.5) return { ...made, kind: 'correction note', truth: 'number', after: `${made.after}\n${note}` };
  const shift = note.length + 1;
  return {
    ...made,
    kind: 'correction note',
    truth: 'number',
    after: `${note}\n${made.after}`,
    place: { start: made.place.start + shift, end: made.place.end + shift },
  };
}

function pullQuote(text: string, { start, end }: Range): Made {
  const sentence = text.slice(start, end);
  // A sentence that is a paragraph of its own could not be told from its copy right above it.
  const paragraph = paragraphAt(text, start);
  const border = paragraph.end - paragraph.start <= sentence.length ? 0 : paragraph.start;
  const after = `${text.slice(0, border)}${sentence}\n${text.slice(border)}`;
  return {
    kind: 'pull quote',
    truth: 'intact',
    before: text,
    after,
    start,
    end,
    place: rangeOf(start + sentence.length + 1, sentence),
  };
}

/** The sentence goes; another that resembles it was there before and stays. */
function lookalikeDeleted(text: string, { start, end }: Range): Made {
  const sentence = text.slice(start, end);
  const twin = resembling(sentence);
  const before = `${text}\n${twin}`;
  return {
    kind: 'lookalike, deleted',
    truth: 'lost',
    before,
    after: before.slice(0, start) + before.slice(end).trimStart(),
    start,
    end,
    place: null,
  };
}

/** The sentence is edited; one that repeats its old words but for the ending was there before and stays. */
function lookalikeEdited(text: string, sentences: readonly Range[], random: Random): Made | null {
  const made = mutated(text, sentences, 'negation', random);
  if (made === null) return null;
  const twin = resembling(text.slice(made.start, made.end));
  return {
    ...made,
    kind: 'lookalike, edited',
    truth: 'negation',
    before: `${made.before}\n${twin}`,
    after: `${made.after}\n${twin}`,
  };
}

function resembling(sentence: string): string {
  const words = sentence.split(' ');
  return `${words.slice(0, -2).join(' ')} in another place entirely.`;
}

function rangeOf(start: number, text: string): Range {
  return { start, end: start + text.length };
}
