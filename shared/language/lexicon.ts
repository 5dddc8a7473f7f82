import { GERMAN } from './words/de.ts';
import { ENGLISH } from './words/en.ts';
import { SPANISH } from './words/es.ts';
import { FRENCH } from './words/fr.ts';
import type { LanguageWords } from './words/language-words.ts';
import { ITALIAN, POLISH, PORTUGUESE, RUSSIAN, UKRAINIAN } from './words/more.ts';

/** Every language at once: a brief in one quotes in another, and its language is often not declared. */
const LANGUAGES: readonly LanguageWords[] = [ENGLISH, SPANISH, FRENCH, GERMAN, ITALIAN, POLISH, RUSSIAN, UKRAINIAN, PORTUGUESE];

function all(key: keyof LanguageWords): ReadonlySet<string> {
  return new Set(LANGUAGES.flatMap((language) => language[key].split(/\s+/)).filter((word) => word !== ''));
}

export const SPEECH_VERBS = all('verbs');
export const QUOTING_VERBS = all('quoting');
export const AUXILIARIES = all('auxiliaries');
export const ARTICLES = all('articles');
export const OFFICE_WORDS = all('offices');
export const STATEMENT_NOUNS = all('statements');
export const HE = all('he');
export const SHE = all('she');
export const THEY = all('they');
/** Each as a row of words. */
export const ACCORDING: readonly (readonly string[])[] = LANGUAGES
  .flatMap(({ according }) => according.split('|')).filter((phrase) => phrase !== '').map((phrase) => phrase.split(' '));
/** Verbs that need a second word to be one of speech: "pointed out", "went on to say". */
export const VERB_PARTS: Readonly<Record<string, readonly string[]>> = {
  pointed: ['out'], put: ['it'], summed: ['up', 'it'], went: ['on'], began: ['by'], fügte: ['hinzu'], teilte: ['mit'], kündigte: ['an'], räumte: ['ein'], stellte: ['fest', 'klar'],
};
/** They turn a verb into its contrary, or into somebody else's: nothing was said. */
export const NEGATIONS: ReadonlySet<string> = new Set('not never nor didn’t didn\'t nicht kein ne pas no non не'.split(' '));
