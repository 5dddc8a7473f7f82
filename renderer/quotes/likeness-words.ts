import type { Likeness } from '../../shared/contract/calls.ts';

/** Why two names are proposed, as half a sentence. */
const WORDS: Record<Likeness, string> = {
  accents: 'the same name with other accents',
  rank: 'the same name with another rank',
  middle: 'one has a middle name',
  initials: 'one has initials only',
  surname: 'one is printed without a first name',
};

export const likenessInWords = (reason: Likeness, sharedRole: string | null = null): string =>
  sharedRole === null ? WORDS[reason] : `${WORDS[reason]}; both: ${sharedRole}`;
