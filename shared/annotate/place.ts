import { alignTexts, type Alignment } from './align/align-revisions.ts';
import { findQuote } from './find-quote.ts';
import { graphemeEnd, graphemeStart } from './graphemes.ts';
import { judge, type Found, type Offsets, type QuotesOfBoth } from './judge.ts';
import { lost, type Placement } from './placement.ts';
import { resolve, whereItStood } from './resolve/resolve-highlight.ts';
import type { OldWords } from './resolve/cluster.ts';
import { confidenceOf, isFound } from './resolve/found.ts';
import { placeWithoutWords } from './resolve/without-words.ts';
import { wordsIn } from './tokenize.ts';
import type { AttributedSpan } from './verdict/speech/speaker-changed.ts';

export type { Lost, Placement, Span, Standing } from './placement.ts';

export interface PlaceRequest {
  /** From the highlight's own revision to the newest. */
  readonly revisions: readonly string[];
  readonly start: number;
  readonly end: number;
  /** The words as they were marked; when they do not stand at the offsets they are looked for in the first revision. */
  readonly exact?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  /**
   * For each revision, the quotes in it that are attributed. Without them attributions are read from the text around
   * the highlight.
   */
  readonly quotes?: readonly (readonly AttributedSpan[])[];
}

/**
 * Where a highlight stands in the newest revision and what became of it. First from its own revision straight to the
 * newest, so that text that was deleted and restored revives; only when that fails, revision by revision. Total: never
 * throws.
 */
export function place(request: PlaceRequest): Placement {
  const { revisions, quotes = [] } = request;
  const oldest = revisions[0] ?? '';
  const newest = revisions.at(-1) ?? '';
  const span = spanIn(oldest, request);
  if (span === null) return lost(0);
  const direct = placeIn(recentAlignment(oldest, newest), span, quotes[0], quotes.at(-1));
  if (direct.status !== 'lost' || revisions.length <= 2) return direct;
  return stepByStep(revisions, span, [quotes[0], quotes.at(-1)]) ?? direct;
}

/** The place of one highlight by an alignment that all highlights on the two revisions share. */
export function placeIn(
  alignment: Alignment,
  span: Offsets,
  quotesBefore?: readonly AttributedSpan[],
  quotesAfter?: readonly AttributedSpan[],
): Placement {
  const { start, end } = within(alignment.before.text, span);
  if (start >= end) return lost(0);
  const words = wordsIn(alignment.before.words, start, end);
  const found = follow(alignment, words, { start, end });
  return found === null
    ? lost(whereItStood(alignment, words))
    : judge(alignment, { start, end }, found, [quotesBefore, quotesAfter]);
}

function follow(alignment: Alignment, words: OldWords, { start, end }: Offsets): Found | null {
  if (words.from === words.to) {
    const signs = placeWithoutWords(alignment, words.from, start, end);
    return signs === null ? null : { ...signs, sentence: signs, more: [], moved: false, confidence: 1 };
  }
  const finding = resolve(alignment, words, start, end);
  return finding === null || !isFound(finding) ? null : { ...finding, confidence: confidenceOf(finding) };
}

/** Offsets inside the text, widened to whole characters. */
function within(text: string, { start, end }: Offsets): Offsets {
  const clamp = (offset: number) =>
    Number.isFinite(offset) ? Math.max(0, Math.min(text.length, Math.trunc(offset))) : 0;
  return { start: graphemeStart(text, clamp(start)), end: graphemeEnd(text, clamp(end)) };
}

/** The span of the request in its own revision, or null when the marked words do not stand there. */
function spanIn(text: string, { start, end, exact, prefix, suffix }: PlaceRequest): Offsets | null {
  if (exact === undefined || exact === '' || text.slice(start, end) === exact) return { start, end };
  const found = findQuote(text, { exact, prefix: prefix ?? '', suffix: suffix ?? '' }, start);
  return found === null || found.likeness === 'similar' ? null : found;
}

// ── Revision by revision

const STEP_DOUBT = 0.9;

function stepByStep(revisions: readonly string[], span: Offsets, quotes: QuotesOfBoth): Placement | null {
  let found: Found = { ...span, sentence: span, more: [], moved: false, confidence: 1 };
  for (let k = 0; k + 1 < revisions.length; k++) {
    const step = placeIn(recentAlignment(revisions[k]!, revisions[k + 1]!), found);
    if (step.status === 'lost') return null;
    found = {
      start: step.start,
      end: step.end,
      sentence: step,
      more: step.more,
      moved: found.moved || step.also.includes('moved'),
      confidence: Math.min(found.confidence, step.confidence * STEP_DOUBT),
    };
  }
  const texts = { before: { text: revisions[0]! }, after: { text: revisions.at(-1)! } };
  return judge(texts, within(texts.before.text, span), found, quotes);
}

// ── Kept between calls: an alignment depends on its texts alone

const RECENT = 4;
const recent: Alignment[] = [];

/** Calls for the highlights of one brief come one after the other, with the same texts. */
function recentAlignment(older: string, newer: string): Alignment {
  const known = recent.find(({ before, after }) => before.text === older && after.text === newer);
  if (known !== undefined) return known;
  const alignment = alignTexts(older, newer);
  recent.unshift(alignment);
  recent.length = Math.min(recent.length, RECENT);
  return alignment;
}
