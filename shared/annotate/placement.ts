import type { TextOffset } from '../ids.ts';
import type { Verdict } from './verdict/verdicts.ts';

/** Offsets are UTF-16 code units, between characters as a reader sees them. */
export interface Span {
  readonly start: TextOffset;
  readonly end: TextOffset;
}

interface Judged {
  /** The strongest verdict that applies. */
  readonly verdict: Verdict;
  /** Every verdict that applies, weakest first. */
  readonly also: readonly Verdict[];
  /** How sure the place is, 0-1. Never used to tell whether words changed. */
  readonly confidence: number;
}

/**
 * Where the words of a highlight stand in the newest revision. `more`: further places when the words were pulled apart.
 */
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

export function lost(stoodAt: number): Lost {
  return {
    status: 'lost',
    verdict: 'lost',
    also: ['lost'],
    start: null,
    end: null,
    more: [],
    confidence: 0,
    stoodAt: stoodAt as TextOffset,
  };
}
