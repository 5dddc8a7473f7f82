import type { TextOffset } from '../ids.ts';
import { alignTexts, type Alignment } from './align.ts';
import { findQuote } from './find-quote.ts';
import { graphemeEnd, graphemeStart } from './graphemes.ts';
import { resolve, whereItStood, type Finding } from './resolve.ts';
import { placeWithoutWords } from './resolve/without-words.ts';
import { wordsIn } from './tokenize.ts';
import { differences } from './verdict/compare.ts';
import { isEnglish } from './verdict/language.ts';
import type { Passage } from './verdict/passage.ts';
import { speakerChanged, type AttributedSpan } from './verdict/speech/speaker-changed.ts';
import { VERDICTS, type Verdict } from './verdict.ts';

/** Offsets are UTF-16 code units, between characters as a reader sees them. */
export interface Span { readonly start: TextOffset; readonly end: TextOffset }

interface Judged {
  /** The strongest verdict that applies. */
  readonly verdict: Verdict;
  /** Every verdict that applies, weakest first. */
  readonly also: readonly Verdict[];
  /** How sure the place is, 0-1. Never used to tell whether words changed. */
  readonly confidence: number;
}

/** Where the words of a highlight stand in the newest revision. `more`: further places when the words were pulled apart. */
export interface Standing extends Judged {
  readonly status: 'exact' | 'moved' | 'changed';
  readonly start: TextOffset;
  readonly end: TextOffset;
  readonly more: readonly Span[];
}

/** The words are gone. `stoodAt`: where in the newest text they used to stand. */
export interface Lost extends Judged {
  readonly status: 'lost';
  readonly verdict: 'lost';
  readonly start: null;
  readonly end: null;
  readonly more: readonly [];
  readonly stoodAt: TextOffset;
}

export type Placement = Standing | Lost;

export interface PlaceRequest {
  /** From the highlight's own revision to the newest. */
  readonly revisions: readonly string[];
  readonly start: number;
  readonly end: number;
  /** The words as they were marked; when they do not stand at the offsets they are looked for in the first revision. */
  readonly exact?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  /** For each revision, the quotes in it that are attributed. Without them attributions are read from the text around the highlight. */
  readonly quotes?: readonly (readonly AttributedSpan[])[];
}

/**
 * Where a highlight stands in the newest revision and what became of it. First from its own revision straight to the newest, so that text that
 * was deleted and restored revives; only when that fails, revision by revision. Total: never throws.
 */
export function place(request: PlaceRequest): Placement {
  const { revisions, quotes = [] } = request;
  const oldest = revisions[0] ?? '';
  const newest = revisions.at(-1) ?? '';
  const span = spanIn(oldest, request);
  if (span === null) return lost(0);
  const direct = placeIn(recentAlignment(oldest, newest), span, quotes[0], quotes.at(-1));
  if (direct.status !== 'lost' || revisions.length <= 2) return direct;
  return stepByStep(revisions, span, quotes) ?? direct;
}

/** The place of one highlight by an alignment that all highlights on the two revisions share. */
export function placeIn(
  alignment: Alignment, span: { readonly start: number; readonly end: number }, quotesBefore?: readonly AttributedSpan[], quotesAfter?: readonly AttributedSpan[],
): Placement {
  const { start, end } = within(alignment.before.text, span);
  if (start >= end) return lost(0);
  const words = wordsIn(alignment.before.words, start, end);
  if (words.from === words.to) {
    const found = placeWithoutWords(alignment, words.from, start, end);
    return found === null ? lost(whereItStood(alignment, words)) : judge(alignment, { start, end }, { ...found, sentence: found, more: [] }, false, 1, [quotesBefore, quotesAfter]);
  }
  const finding = resolve(alignment, words, start, end);
  if (finding === null || !isFound(finding)) return lost(whereItStood(alignment, words));
  return judge(alignment, { start, end }, finding, finding.moved, confidenceOf(finding), [quotesBefore, quotesAfter]);
}

// ── Found or lost

const LEAST_SURVIVAL = 0.5;
const LEAST_COVER = 0.34;
/** Less may survive when the neighbours vouch for the place. */
const VOUCHED = { survival: 0.34, cover: 0.3, context: 0.6, words: 2 } as const;
/** And less still between exactly the old neighbours. */
const ENCLOSED = { context: 0.75, words: 0.3 } as const;
const SOME_CONTEXT = 0.2;
/** So few words are found anywhere: without a neighbour they are nobody's. */
const SHORT = 1.2;
/** So much is its own witness. */
const LONG = 2.5;

function isFound(finding: Finding): boolean {
  const { same, heft, context, survival, cover, pairedWords, enclosed, words } = finding;
  if (same) return heft >= SHORT || context >= SOME_CONTEXT;
  return (survival >= LEAST_SURVIVAL && cover >= LEAST_COVER && (context >= SOME_CONTEXT || heft * survival >= LONG))
    || (survival >= VOUCHED.survival && cover >= VOUCHED.cover && context >= VOUCHED.context && pairedWords >= VOUCHED.words)
    || (enclosed && context >= ENCLOSED.context && pairedWords >= words * ENCLOSED.words);
}

function confidenceOf({ same, tied, survival, cover, context }: Finding): number {
  return same ? Math.min(1, (tied ? 0.55 : 0.75) + 0.25 * context) : 0.4 + 0.35 * survival * Math.min(1, cover + 0.2) + 0.2 * context;
}

function lost(stoodAt: number): Lost {
  return { status: 'lost', verdict: 'lost', also: ['lost'], start: null, end: null, more: [], confidence: 0, stoodAt: stoodAt as TextOffset };
}

// ── What became of it

interface Offsets { readonly start: number; readonly end: number }
interface Found extends Offsets { readonly sentence: Offsets; readonly more: readonly Offsets[] }
type QuotesOfBoth = readonly [readonly AttributedSpan[] | undefined, readonly AttributedSpan[] | undefined];

function judge(
  texts: { readonly before: { readonly text: string }; readonly after: { readonly text: string } },
  old: Offsets, place: Found, moved: boolean, confidence: number, quotes: QuotesOfBoth,
): Standing {
  const now = wholeCharacters(texts.after.text, place);
  const more = place.more.map((part) => wholeCharacters(texts.after.text, part));
  const before = { text: texts.before.text, ...old };
  const after = { text: texts.after.text, ...now };
  const english = () => isEnglishText(before.text);
  const found = differences(before, joined(after, more), english);
  const isSameWords = more.length === 0 && (found.every((difference) => difference === 'typography') || before.text.slice(before.start, before.end) === after.text.slice(now.start, now.end));
  const hasGrown = place.sentence.start < now.start || place.sentence.end > now.end;
  const differing = hasGrown && more.length === 0 ? differences(before, { text: after.text, ...wholeCharacters(after.text, place.sentence) }, english) : found;
  const verdicts: Verdict[] = [...differing];
  if (moved) verdicts.push('moved');
  if (more.length > 0) verdicts.push('wording');
  if (speakerChanged(before, after, moved, ...quotes)) verdicts.push('speaker');
  const also = VERDICTS.filter((verdict) => verdicts.includes(verdict));
  if (also.length === 0) also.push('intact');
  return { status: isSameWords ? moved ? 'moved' : 'exact' : 'changed', verdict: also.at(-1)!, also, ...now, more, confidence };
}

/** All places of a highlight as one passage, in reading order. */
function joined(main: Passage, more: readonly Span[]): Passage {
  if (more.length === 0) return main;
  const parts = [{ start: main.start, end: main.end }, ...more].sort((p, q) => p.start - q.start);
  const text = parts.map(({ start, end }) => main.text.slice(start, end)).join('\n');
  return { text, start: 0, end: text.length };
}

function wholeCharacters(text: string, { start, end }: { readonly start: number; readonly end: number }): Span {
  return { start: graphemeStart(text, start) as TextOffset, end: graphemeEnd(text, end) as TextOffset };
}

function within(text: string, { start, end }: { readonly start: number; readonly end: number }): { start: number; end: number } {
  const clamp = (offset: number) => (Number.isFinite(offset) ? Math.max(0, Math.min(text.length, Math.trunc(offset))) : 0);
  return { start: graphemeStart(text, clamp(start)), end: graphemeEnd(text, clamp(end)) };
}

/** The span of the request in its own revision, or null when the marked words do not stand there. */
function spanIn(text: string, { start, end, exact, prefix, suffix }: PlaceRequest): { start: number; end: number } | null {
  if (exact === undefined || exact === '' || text.slice(start, end) === exact) return { start, end };
  const found = findQuote(text, { exact, prefix: prefix ?? '', suffix: suffix ?? '' }, start);
  return found === null || found.likeness === 'similar' ? null : found;
}

// ── Revision by revision

const STEP_DOUBT = 0.9;

function stepByStep(revisions: readonly string[], span: { start: number; end: number }, quotes: readonly (readonly AttributedSpan[])[]): Placement | null {
  let current: Found = { ...span, sentence: span, more: [] };
  let confidence = 1;
  let moved = false;
  for (let k = 0; k + 1 < revisions.length; k++) {
    const step = placeIn(recentAlignment(revisions[k]!, revisions[k + 1]!), current);
    if (step.status === 'lost') return null;
    current = { start: step.start, end: step.end, sentence: step, more: step.more };
    confidence = Math.min(confidence, step.confidence);
    moved ||= step.also.includes('moved');
  }
  const texts = { before: { text: revisions[0]! }, after: { text: revisions.at(-1)! } };
  return judge(texts, within(texts.before.text, span), current, moved, confidence * STEP_DOUBT, [quotes[0], quotes.at(-1)]);
}

// ── Kept between calls: alignments and languages depend on the texts alone

const RECENT = 4;
const recent: Alignment[] = [];
const english = new Map<string, boolean>();

/** Calls for the highlights of one brief come one after the other, with the same texts. */
function recentAlignment(older: string, newer: string): Alignment {
  const known = recent.find(({ before, after }) => before.text === older && after.text === newer);
  if (known !== undefined) return known;
  const alignment = alignTexts(older, newer);
  recent.unshift(alignment);
  recent.length = Math.min(recent.length, RECENT);
  return alignment;
}

function isEnglishText(text: string): boolean {
  const known = english.get(text);
  if (known !== undefined) return known;
  if (english.size >= RECENT) english.clear();
  const answer = isEnglish(text);
  english.set(text, answer);
  return answer;
}
