import { fold } from '../../fold.ts';
import { editDistance } from '../../similarity.ts';
import { PERSON_NOUNS, PRONOUNS, TITLES } from '../lexicon/speech.ts';
import { wordSet } from '../lexicon/tables.ts';
import { visible } from './phrases.ts';

/**
 * Who is meant by a noun phrase such as "Iranian President Ebrahim Raisi", "the Kremlin", "two senior officials" or
 * "he".
 */
export interface Speaker {
  /**
   * Names without ranks, folded, the family name (or the last word of an institution) last. Empty when nobody is named.
   */
  readonly names: readonly string[];
  /** The first letters of every capitalised word, folded: what "FDD" is made of. */
  readonly initials: string;
  /** "officials", "spokesman". */
  readonly nouns: readonly string[];
  readonly pronoun: string | null;
}

const WORD = /\p{L}[\p{L}\p{M}'\u2019.]*(?:-\p{L}[\p{L}\p{M}'\u2019]*)*/gu;
const MOST_NAMES = 6;

/** "Ivana Stradner of FDD": two names and where they belong. "The Ministry of Defense" is a name of its own. */
const AFFILIATION = /^((?:\p{Lu}[\p{L}.'\u2019-]+\s+){1,3}\p{Lu}[\p{L}'\u2019-]+)\s+(?:of|from|with)\s/u;
const INSTITUTIONS = wordSet(`
  ministry department university house bank bureau office council court institute foundation center centre school
  college board chamber secretary minister head director chief president chair chairman chairwoman academy
  association church bishop duke prince king queen republic kingdom united union federation league organisation
  organization committee agency
`);

/** Null when the phrase names nobody who could speak. */
export function toSpeaker(phrase: string): Speaker | null {
  const person = AFFILIATION.exec(phrase.trim())?.[1];
  const words = wordsOf(
    person === undefined || wordsOf(person).some(({ folded }) => INSTITUTIONS.has(folded)) ? phrase : person,
  );
  const isShouted = words.length > 0 && words.every(({ raw }) => raw === raw.toUpperCase());
  const names: string[] = [];
  words.forEach(({ raw, folded }, k) => {
    const isOther =
      TITLES.has(folded)
      || PRONOUNS.has(folded)
      || (isShouted && PERSON_NOUNS.has(folded))
      || (k === 0 && folded.endsWith('ly'));
    // "al-Rashid", "bin-Laden".
    const isName = /^(?:\p{Ll}{2,3}-)?[\p{Lu}\p{Lo}]/u.test(raw) && !isOther;
    // "Russian President Putin": what stands before a rank says where, not who.
    const isOrigin =
      words[k + 1] !== undefined && TITLES.has(words[k + 1]!.folded) && /^\p{Lu}/u.test(words[k + 1]!.raw);
    if (isName && !isOrigin) names.push(folded);
  });
  const nouns = words.map(({ folded }) => folded).filter((word) => PERSON_NOUNS.has(word));
  const pronoun = words.map(({ folded }) => folded).find((word) => PRONOUNS.has(word)) ?? null;
  if (names.length === 0 && nouns.length === 0 && pronoun === null) return null;
  const initials = words
    .filter(({ raw }) => /^\p{Lu}/u.test(raw))
    .map(({ folded }) => folded[0])
    .join('');
  return {
    names: names.slice(0, MOST_NAMES),
    initials,
    nouns,
    pronoun: names.length === 0 && nouns.length === 0 ? pronoun : null,
  };
}

/**
 * Whether two phrases can mean the same speaker: by family name, then first name; by initials; without names, by what
 * they are.
 */
export function isSameSpeaker(a: Speaker, b: Speaker): boolean {
  if (a.pronoun !== null || b.pronoun !== null) return a.pronoun === b.pronoun;
  if (a.names.length === 0 && b.names.length === 0)
    return a.nouns.some((noun) => b.nouns.some((other) => singular(noun) === singular(other)));
  if (a.names.length === 0 || b.names.length === 0) return false;
  if (isPartOf(a.names, b.names) || isPartOf(b.names, a.names)) return true;
  if (isAcronym(a, b) || isAcronym(b, a)) return true;
  const [familyA = '', familyB = ''] = [a.names.at(-1), b.names.at(-1)];
  const [firstA, firstB] = [a.names.at(-2), b.names.at(-2)];
  if (!isTypoOf(familyA, familyB)) return false;
  if (firstA === undefined || firstB === undefined) return familyA === familyB;
  return (
    isTypoOf(firstA, firstB)
    || (familyA === familyB
      && firstA[0] === firstB[0]
      && (firstA.length <= 2 || firstB.length <= 2 || firstA.startsWith(firstB.slice(0, 3))))
  );
}

/** Whether a text mentions the speaker: most of the names, or what they are. */
export function mentions(text: string, speaker: Speaker): boolean {
  const words = new Set(wordsOf(text).map(({ folded }) => folded));
  if (speaker.names.length > 0)
    return speaker.names.filter((name) => words.has(name)).length * 2 > speaker.names.length;
  if (speaker.nouns.length > 0) return speaker.nouns.some((noun) => words.has(noun));
  return speaker.pronoun !== null && words.has(speaker.pronoun);
}

function wordsOf(text: string): { raw: string; folded: string }[] {
  return [...visible(text).matchAll(WORD)].map(([raw]) => ({ raw, folded: fold(raw).replace(/\.|'s$/g, '') }));
}

function isPartOf(few: readonly string[], many: readonly string[]): boolean {
  return few.every((name) => many.includes(name));
}

function isAcronym(short: Speaker, long: Speaker): boolean {
  return short.names.length === 1 && long.initials.length > 1 && short.names[0] === long.initials;
}

function singular(noun: string): string {
  return noun
    .replace(/men$/, 'man')
    .replace(/people$/, 'person')
    .replace(/s$/, '');
}

function isTypoOf(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= 5 && editDistance(a, b, 1) <= 1);
}
