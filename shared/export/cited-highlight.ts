import type { Verdict } from '../annotate/verdict/verdicts.ts';
import { dayOf, longDay } from '../cite/days.ts';
import type { Colour } from '../contract/calls.ts';
import type { CalendarDate, HighlightId, Instant } from '../ids.ts';

/** A highlight with everything that a reader needs to find its words again. The words are always those of the revision that is named. */
export interface CitedHighlight {
  id: HighlightId;
  exact: string;
  speaker: string | null;
  role: string | null;
  /** Of that revision. */
  title: string;
  authors: string[];
  source: string;
  /** null when the brief carries none. */
  date: CalendarDate | null;
  url: string | null;
  /** ¶ number in that revision; null in headings and tables. */
  paragraph: number | null;
  revision: { number: number; of: number; fetchedAt: Instant };
  /** What became of the words in the newest revision, and what stands there now; null when they are gone. */
  verdict: Verdict;
  also: Verdict[];
  now: string | null;
  colour: Colour;
  /** As the analyst named it. */
  colourName: string;
  tags: string[];
  /** Markdown; null when there is none. */
  note: string | null;
  createdAt: Instant;
}

/** What is said of words that are not, or not surely, what the publisher says now; null when they are. */
const SINCE: Record<Verdict, string | null> = {
  intact: null,
  moved: null,
  typography: null,
  wording: 'the wording changed since',
  number: 'a figure, date, amount or unit changed since',
  negation: 'a negation came or went since, so the claim may be reversed',
  speaker: 'the words are attributed to somebody else since, or to nobody',
  lost: 'these words are gone since',
};

/** Whether the words are still the words that were highlighted. */
export const isFaithful = (verdict: Verdict): boolean => SINCE[verdict] === null;

type Published = Pick<CitedHighlight, 'verdict' | 'date'> & { fetchedAt: Instant | null };

/** "as published 28 June 2023; a figure, date, amount or unit changed since"; null when there is nothing to warn of. */
export function changeLabel({ verdict, date, fetchedAt }: Published): string | null {
  const since = SINCE[verdict];
  if (since === null) return null;
  if (date !== null) return `as published ${longDay(date)}; ${since}`;
  return fetchedAt === null ? `as first published; ${since}` : `as fetched ${longDay(dayOf(fetchedAt))}; ${since}`;
}

/** One line: who, in what, where, when, which paragraph and revision. */
export function citationOf({ speaker, role, title, source, date, paragraph, url, revision }: CitedHighlight): string {
  const who = speaker === null ? [] : [ended(role === null ? speaker : `${speaker}, ${role}`)];
  const where = [source, date === null ? 'undated' : longDay(date), ...(paragraph === null ? [] : [`¶${paragraph}`])].join(', ');
  const which = `Revision ${revision.number}${revision.of > 1 ? ` of ${revision.of}` : ''}, fetched ${longDay(dayOf(revision.fetchedAt))}.`;
  return [...who, `“${ended(title)}”`, `${where}.`, ...(url === null ? [] : [url]), which].join(' ');
}

/** With a full stop, unless it brings its own end. */
const ended = (text: string): string => (/[.!?…][”’)]*$/u.test(text) ? text : `${text}.`);
