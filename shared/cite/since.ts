import type { Verdict } from '../annotate/verdict/verdicts.ts';
import type { CitedPassage } from './cited.ts';
import { longDay } from './days.ts';

/** What is said of words that are not, or not surely, what the publisher says now; null when they are. */
export const SINCE: Record<Verdict, string | null> = {
  intact: null,
  moved: null,
  typography: null,
  wording: 'the wording changed since',
  number: 'a figure, date, amount or unit changed since',
  negation: 'a negation came or went since, so the claim may be reversed',
  speaker: 'the words are attributed to somebody else since, or to nobody',
  lost: 'these words are gone since',
};

/** Which revision the words are of, when there is a newer one: "as published 28 June 2023, accessed 2 July 2023; the wording changed since". */
export function revisionNote({ brief, verdict }: CitedPassage): string | null {
  const since = SINCE[verdict];
  if (since === null && !brief.isRevised) return null;
  const published = `as ${brief.date === null ? 'first published' : `published ${longDay(brief.date)}`}, accessed ${longDay(brief.accessed)}`;
  return since === null ? published : `${published}; ${since}`;
}
