import { paragraphAt } from '../../shared/annotate/borders.ts';
import { place, type Placement } from '../../shared/annotate/place.ts';
import type { Verdict } from '../../shared/annotate/verdict.ts';
import { reattributed, sameAttribution } from './annotate-attributions.ts';
import { textsIn, usableSentences, type Text } from './annotate-briefs.ts';
import { MUTATIONS, type MutationKind } from './annotate-mutations.ts';
import { pick, seeded, shuffled } from './annotate-random.ts';
import { percent } from './annotate-scoring.ts';
import type { Suite, SuiteResult } from './suite.ts';

const BARS = { recall: 99, precision: 97 } as const;
const BARRED: readonly Verdict[] = ['number', 'negation', 'speaker'];
const UNCHANGED: readonly Verdict[] = ['intact', 'moved', 'typography'];
const SEED = 20230628;

/** What is done to a brief; the truth is the verdict on the highlighted sentence. */
interface MutatedBrief {
  readonly kind: string;
  readonly truth: Verdict;
  readonly before: string;
  readonly after: string;
  readonly start: number;
  readonly end: number;
  /** Where the sentence stands in `after`; null when it is gone. */
  readonly place: Range | null;
}

interface Range { readonly start: number; readonly end: number }

/**
 * Seeded mutations of any briefs (a folder with briefs.jsonl or .txt files): typography, wording, number, negation, speaker, move, deletion, a
 * correction note that repeats the old words, a pull quote, a lookalike sentence. Each has one right verdict and one right place.
 */
export const suite: Suite = {
  name: 'verdicts',
  bar: `falsely intact 0; ${BARRED.join(', ')}: recall >= ${BARS.recall}%, precision >= ${BARS.precision}%`,
  run: async (folder, { limit }) => {
    const briefs = textsIn(folder);
    const cases = briefs.slice(0, limit ?? briefs.length).flatMap((brief, k) => casesOf(brief, seeded(SEED + k)));
    const failures: SuiteResult['failures'] = [];
    const table = new Map<string, Map<Verdict, number>>();
    let falselyIntact = 0;
    let misplaced = 0;
    for (const { brief, ...mutated } of cases) {
      const placement = place({ revisions: [mutated.before, mutated.after], start: mutated.start, end: mutated.end, exact: mutated.before.slice(mutated.start, mutated.end) });
      const row = table.get(mutated.kind) ?? new Map<Verdict, number>();
      row.set(placement.verdict, (row.get(placement.verdict) ?? 0) + 1);
      table.set(mutated.kind, row);
      const isElsewhere = !isInPlace(mutated, placement);
      if (isElsewhere) misplaced++;
      if (!UNCHANGED.includes(mutated.truth) && UNCHANGED.includes(placement.verdict)) falselyIntact++;
      if (placement.verdict !== mutated.truth || isElsewhere) failures.push({ case: `${brief} ${mutated.kind}`, reason: describe(mutated, placement) });
    }
    const figures: Record<string, number | string> = { cases: cases.length, 'falsely intact': falselyIntact, misplaced };
    let ok = cases.length > 0 && falselyIntact === 0;
    for (const verdict of ['intact', 'moved', 'typography', 'wording', 'number', 'negation', 'speaker', 'lost'] as const) {
      const { recall, precision, all } = measured(table, truths(cases), verdict);
      figures[verdict] = `recall ${recall.toFixed(2)}%, precision ${precision.toFixed(2)}%, ${all} cases`;
      if (BARRED.includes(verdict) && (recall < BARS.recall || precision < BARS.precision)) ok = false;
    }
    for (const [kind, row] of table) figures[`kind ${kind}`] = [...row].sort((a, b) => b[1] - a[1]).map(([verdict, count]) => `${verdict} ${count}`).join(', ');
    return { passed: cases.length - failures.length, failed: failures.length, failures, figures, ok };
  },
};

function truths(cases: readonly MutatedBrief[]): Map<string, Verdict> {
  return new Map(cases.map(({ kind, truth }) => [kind, truth]));
}

function measured(table: ReadonlyMap<string, ReadonlyMap<Verdict, number>>, truth: ReadonlyMap<string, Verdict>, verdict: Verdict): { recall: number; precision: number; all: number } {
  let all = 0;
  let right = 0;
  let said = 0;
  for (const [kind, row] of table) {
    const saidHere = row.get(verdict) ?? 0;
    said += saidHere;
    if (truth.get(kind) !== verdict) continue;
    right += saidHere;
    for (const count of row.values()) all += count;
  }
  return { recall: percent(right, all), precision: percent(right, said), all };
}

function isInPlace({ place: right }: MutatedBrief, placement: Placement): boolean {
  if (right === null || placement.status === 'lost') return right === null && placement.status === 'lost';
  const common = Math.min(placement.end, right.end) - Math.max(placement.start, right.start);
  return common * 2 > Math.max(placement.end - placement.start, right.end - right.start);
}

/** The words before and after; when they are the same, with what stands around them. */
function describe({ truth, before, after, start, end, place: right }: MutatedBrief, placement: Placement): string {
  const found = placement.status === 'lost' ? 'nowhere' : `“${after.slice(placement.start, placement.end)}”`;
  const isSame = right !== null && before.slice(start, end) === after.slice(right.start, right.end);
  const around = isSame ? AROUND : 0;
  const now = right === null ? 'gone' : `“${after.slice(Math.max(0, right.start - around), right.end + around)}”`;
  return `${truth} expected, ${placement.verdict}: “${before.slice(Math.max(0, start - around), end + around)}” > ${now}${now === found || isSame ? '' : `, found ${found}`}`;
}

const AROUND = 90;

function rangeOf(start: number, text: string): Range {
  return { start, end: start + text.length };
}

// ── The mutations of one brief

const TRIES = 12;

function casesOf({ id, text }: Text, random: () => number): (MutatedBrief & { brief: string })[] {
  const sentences = shuffled(random, usableSentences(text));
  if (sentences.length < 4) return [];
  const cases: MutatedBrief[] = [];
  for (const kind of Object.keys(MUTATIONS) as MutationKind[]) {
    const made = mutated(text, sentences, kind, random);
    if (made !== null) cases.push({ ...made, kind, truth: kind });
  }
  const [one, two, three] = sentences as [Range, Range, Range];
  cases.push(unchanged(text, one, random), deleted(text, two), spokenByAnother(text, three, random), spokenByTheSame(text, one, random), lookalikeDeleted(text, two), pullQuote(text, three));
  for (const made of [moved(text, random), corrected(text, sentences, random), lookalikeKept(text, sentences, random)]) if (made !== null) cases.push(made);
  return cases.map((made) => ({ ...made, brief: id }));
}

/** One edit in one sentence; now and then something harmless happens elsewhere too. */
function mutated(text: string, sentences: readonly Range[], kind: MutationKind, random: () => number): Omit<MutatedBrief, 'kind' | 'truth'> | null {
  for (let k = 0; k < TRIES * sentences.length; k++) {
    const { start, end } = pick(random, sentences);
    const sentence = text.slice(start, end);
    const edited = pick(random, MUTATIONS[kind])(sentence, random);
    if (edited === null || edited === sentence) continue;
    const after = text.slice(0, start) + edited + text.slice(end);
    const note = random() < 0.3 ? 'An earlier version of this page was shorter.\n' : '';
    return { before: text, after: note + after, start, end, place: rangeOf(note.length + start, edited) };
  }
  return null;
}

function unchanged(text: string, { start, end }: Range, random: () => number): MutatedBrief {
  const sentence = text.slice(start, end);
  const noise = pick(random, ['Updated with comments.\n', 'The desk has added a map. ', '']);
  return { kind: 'intact', truth: 'intact', before: text, after: noise + text, start, end, place: rangeOf(noise.length + start, sentence) };
}

function deleted(text: string, { start, end }: Range): MutatedBrief {
  return { kind: 'deletion', truth: 'lost', before: text, after: text.slice(0, start) + text.slice(end).trimStart(), start, end, place: null };
}

function spokenByAnother(text: string, { start, end }: Range, random: () => number): MutatedBrief {
  return attributed(text, end, reattributed(text.slice(start, end).replace(/["\u201C\u201D]/g, ''), random), 'speaker', 'speaker');
}

function spokenByTheSame(text: string, { start, end }: Range, random: () => number): MutatedBrief {
  return attributed(text, end, sameAttribution(text.slice(start, end).replace(/["\u201C\u201D]/g, ''), random), 'same speaker', 'intact');
}

/** Puts an attributed paragraph behind the paragraph of a sentence. */
function attributed(text: string, at: number, { before, after, sentence }: { before: string; after: string; sentence: string }, kind: string, truth: Verdict): MutatedBrief {
  const border = (text.indexOf('\n', at) + text.length + 1) % (text.length + 1) || text.length;
  const head = `${text.slice(0, border)}\n`;
  const start = head.length + before.indexOf(sentence);
  return { kind, truth, before: head + before + text.slice(border), after: head + after + text.slice(border), ...rangeOf(start, sentence), place: rangeOf(head.length + after.indexOf(sentence), sentence) };
}

/** A paragraph goes elsewhere. */
function moved(text: string, random: () => number): MutatedBrief | null {
  const paragraphs = text.split('\n');
  const long = paragraphs.flatMap((paragraph, k) => (paragraph.length > 120 && text.indexOf(paragraph) === text.lastIndexOf(paragraph) ? [k] : []));
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
  return { kind: 'move', truth: 'moved', before: text, after, ...rangeOf(start, paragraph), place: rangeOf(after.indexOf(paragraph), paragraph) };
}

/** The sentence is corrected, and a note at the end or the beginning repeats the old words. */
function corrected(text: string, sentences: readonly Range[], random: () => number): MutatedBrief | null {
  const made = mutated(text, sentences, 'number', random);
  if (made === null || made.place === null) return null;
  const note = `Correction: An earlier version of this brief said: \u201C${text.slice(made.start, made.end)}\u201D This was wrong.`;
  if (random() < 0.5) return { ...made, kind: 'correction note', truth: 'number', after: `${made.after}\n${note}` };
  const shift = note.length + 1;
  return { ...made, kind: 'correction note', truth: 'number', after: `${note}\n${made.after}`, place: { start: made.place.start + shift, end: made.place.end + shift } };
}

function pullQuote(text: string, { start, end }: Range): MutatedBrief {
  const sentence = text.slice(start, end);
  // A sentence that is a paragraph of its own could not be told from its copy right above it.
  const paragraph = paragraphAt(text, start);
  const border = paragraph.end - paragraph.start <= sentence.length ? 0 : paragraph.start;
  const after = `${text.slice(0, border)}${sentence}\n${text.slice(border)}`;
  return { kind: 'pull quote', truth: 'intact', before: text, after, start, end, place: rangeOf(start + sentence.length + 1, sentence) };
}

/** The sentence goes; another that resembles it was there before and stays. */
function lookalikeDeleted(text: string, { start, end }: Range): MutatedBrief {
  const sentence = text.slice(start, end);
  const twin = resembling(sentence);
  const before = `${text}\n${twin}`;
  return { kind: 'lookalike, deleted', truth: 'lost', before, after: before.slice(0, start) + before.slice(end).trimStart(), start, end, place: null };
}

/** The sentence is edited; one that repeats its old words but for the ending was there before and stays. */
function lookalikeKept(text: string, sentences: readonly Range[], random: () => number): MutatedBrief | null {
  const made = mutated(text, sentences, 'negation', random);
  if (made === null) return null;
  const twin = resembling(text.slice(made.start, made.end));
  return { ...made, kind: 'lookalike, edited', truth: 'negation', before: `${made.before}\n${twin}`, after: `${made.after}\n${twin}` };
}

function resembling(sentence: string): string {
  const words = sentence.split(' ');
  return `${words.slice(0, -2).join(' ')} in another place entirely.`;
}
