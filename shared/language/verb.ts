import { ACCORDING, AUXILIARIES, NEGATIONS, QUOTING_VERBS, SPEECH_VERBS, VERB_PARTS } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** A verb of speech with what belongs to it. */
export interface Verb {
  /** The first token behind it. */
  next: number;
  /** "quoted": what follows is whose words they are. */
  isQuoting: boolean;
  /** "pointed out". */
  word: string;
}

/** The verb of speech at a token, behind "has", "also", "later"; null when there is none, or it is denied. */
export function verbAt(tokens: readonly Token[], from: number): Verb | null {
  for (let index = from; index < Math.min(tokens.length, from + 5); index += 1) {
    const token = tokens[index] as Token;
    if (token.kind !== 'word' || token.isCapital || NEGATIONS.has(token.plain)) return null;
    const parts = VERB_PARTS[token.plain];
    if (SPEECH_VERBS.has(token.plain) && NEGATIONS.has(tokens[index + 1]?.plain ?? '')) return null;
    if (parts !== undefined) {
      const part = tokens.slice(index + 1, index + 5).findIndex(({ plain }) => parts.includes(plain));
      // German puts the second half at the end: "fügte Jana Roe hinzu".
      if (part >= 0 || /^(?:fügte|teilte|kündigte|räumte|stellte)$/.test(token.plain)) return { next: index + 1 + (part === 0 ? 1 : 0), isQuoting: false, word: token.plain };
      return null;
    }
    if (QUOTING_VERBS.has(token.plain)) return { next: index + 1, isQuoting: true, word: token.plain };
    if (SPEECH_VERBS.has(token.plain)) return { next: index + 1, isQuoting: false, word: token.plain };
    if (!AUXILIARIES.has(token.plain) && !/\p{Ll}{2}ly$/u.test(token.plain)) return null;
  }
  return null;
}

/** Behind "according to", "selon"; null when nothing of the kind stands here. */
export function accordingAt(tokens: readonly Token[], from: number): { next: number; word: string } | null {
  for (const phrase of ACCORDING) {
    if (phrase.every((word, offset) => tokens[from + offset]?.plain === word)) return { next: from + phrase.length, word: phrase.join(' ') };
  }
  return null;
}
