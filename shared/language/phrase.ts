import { isPersonName, NAME_PARTICLES, NOT_IN_NAMES, NOT_FIRST } from './person.ts';
import { ARTICLES, HE, OFFICE_WORDS, SHE, THEY } from './lexicon.ts';
import { BODIES, FIRST_NAMES_TOO, FUNCTION_WORDS, PLURAL_TITLES, RANK_TITLES, RANKS_OF_NAME, TITLE_WORDS } from './titles.ts';
import type { Token } from './tokens.ts';
import { isAbbreviation } from './tokens.ts';

/** A person as a phrase names them: "U.S. Senator Lisa Murkowski (R-AK)". */
export interface Named {
  /** The name alone, as printed, ranks that belong to it included: "Gen. John Smith". */
  name: string;
  /** The words of the name without ranks; one word is a surname. */
  words: string[];
  /** What stands before the name: "U.S. Senator"; null for nothing. */
  title: string | null;
  /** What stands in brackets behind it: "R-AK". */
  party: string | null;
  start: number;
  end: number;
  /** The first token behind the phrase. */
  next: number;
  /** The title is one of several people who follow: "Senators". */
  isPlural: boolean;
}

const SUFFIX = /^(?:Jr|Sr|II|III|IV|MP|MEP|CBE|OBE|KC|QC)\.?$/;
const LONGEST = 24;

/** The person whom the phrase at a token names; null when it names none (an office, a body, a common noun). */
export function namedAt(text: string, tokens: readonly Token[], from: number, isKnown: (words: readonly string[]) => boolean = () => false): Named | null {
  let title: Token[] = [];
  let name: Token[] = [];
  let party: string | null = null;
  let isOf = false;
  let index = from;
  let lastTitle = -1;
  const toTitle = (...more: Token[]): void => { title = [...title, ...name, ...more]; name = []; };
  for (; index < Math.min(tokens.length, from + LONGEST); index += 1) {
    const token = tokens[index] as Token;
    const next = tokens[index + 1];
    const goesOn = next?.kind === 'word' && (next.isCapital || isOffice(next) || NAME_PARTICLES.has(next.text));
    if (token.kind !== 'word') {
      const close = token.text === '(' ? bracketEnd(tokens, index) : -1;
      if (close > 0 && name.length > 0) {
        party = text.slice(token.end, tokens[close]?.start).trim();
        index = close + 1;
        break;
      }
      if (close > 0 && title.length > 0) { index = close; continue; }
      const after = nickname(tokens, index);
      if (after > 0 && name.length > 0) { name.push(...tokens.slice(index, after)); index = after - 1; continue; }
      if (token.text === ',' && name.length > 1 && next !== undefined && SUFFIX.test(next.text)) continue;
      break;
    }
    if (/['’]s$/.test(token.text)) {
      // "HUD’s Kevin Bush": whose he is, and who.
      if (!goesOn) break;
      if (title.length > 0 || name.length > 0) toTitle(token);
      continue;
    }
    const plain = token.plain;
    if (SUFFIX.test(token.text) && name.length > 0) { name.push(token); continue; }
    const isLikeName = token.isCapital && !RANK_TITLES.has(plain);
    if (isOffice(token)) {
      // "Rep. King said", "Senators Angus King": an office at the end of a name is part of it.
      const isName = isLikeName && ((!goesOn && !isLinked(next) && (name.length > 0 || title.length > 0) && !isOf && !isBody(name))
        || (FIRST_NAMES_TOO.has(plain) && goesOn && next?.isCapital === true && !isOffice(next) && (title.length > 0 || !tokens[index + 2]?.isCapital)));
      if (isName) name.push(token);
      else { toTitle(token); lastTitle = index; isOf = false; }
      continue;
    }
    if (token.isCapital) {
      if (FUNCTION_WORDS.has(plain) && !token.text.endsWith('.')) {
        if (title.length === 0 && name.length === 0) return null;
        if (name.length === 0 || !NAME_PARTICLES.has(plain) || !goesOn) break;
      }
      name.push(token);
      continue;
    }
    if (name.length > 0 && NAME_PARTICLES.has(token.text) && next?.isCapital === true && !(isOf && ['of', 'y', 'e'].includes(plain))) { name.push(token); continue; }
    if (title.length > 0 && name.length === 0 && LINKS.has(plain)) { title.push(token); isOf = true; continue; }
    if (isOf && name.length > 0 && (plain === 'and' || plain === 'of' || plain === 'the') && next?.isCapital === true && !isKnown(plainWords(name))) {
      if (plain === 'and' && !isBody(name) && name.length >= 2) break;
      toTitle(token);
      continue;
    }
    if (name.length === 0 && (TITLE_WORDS.has(plain) || (index === from && ARTICLES.has(plain)))) { title.push(token); continue; }
    // "Harbor Institute research director Jane Roe"
    if (name.length > 0 && TITLE_WORDS.has(plain) && next !== undefined && isOffice(next)) { toTitle(token); continue; }
    break;
  }
  if (isOf && lastTitle >= 0) {
    const cut = nameInside(name, isKnown);
    if (cut === null) return null;
    title = [...title, ...name.slice(0, cut)];
    name = name.slice(cut);
  }
  return person(text, title, name, party, index, isKnown);
}

/** What may stand between an office and what it is over. */
const LINKS = new Set('of for the to in at on and & de del la du des der'.split(' '));

function person(text: string, title: Token[], name: Token[], party: string | null, next: number, isKnown: (words: readonly string[]) => boolean): Named | null {
  const before = title.filter(({ plain }, index) => index > 0 || !ARTICLES.has(plain));
  while (name.length > 1 && RANKS_OF_NAME.has(name[0]?.plain ?? '') && (name[1]?.kind ?? '') !== 'word') name = name.slice(1);
  const [first, last] = [name[0], name.at(-1)];
  if (first === undefined || last === undefined) return null;
  const words = plainWords(name);
  if (words.length === 0 || words.length > 6 || words.some((word) => /\d/.test(word))) return null;
  const bodies = name.filter(({ kind, plain, text: word }) => kind === 'word' && !/^\p{Lu}\.?$/u.test(word) && (BODIES.has(plain) || NOT_IN_NAMES.has(plain)));
  // "Rep. French Hill", "Senator Banks": as a surname behind a title, or where somebody of that name is known.
  const isSurname = bodies.length === 1 && bodies[0] === last && words.length <= 3 && !NOT_IN_NAMES.has(last.plain) && (before.some(isOffice) || party !== null || isKnown(words));
  // "Congress Roe" where there is a Congresswoman Roe.
  if (bodies.length === 1 && name.length === 2 && bodies[0] === first && isKnown([last.text])) return person(text, title, [last], party, next, isKnown);
  if (bodies.length > 0 && !isSurname) return null;
  if (NOT_FIRST.has(first.plain) && before.length === 0) return null;
  const printed = text.slice(first.start, last.end).replace(/\s+/g, ' ');
  if (words.length > 1 ? !isPersonName(withoutOffices(printed)) && !FIRST_NAMES_TOO.has(first.plain) && !OFFICE_WORDS.has(last.plain) : !/^[\p{Lu}\p{Lo}][\p{L}\p{M}’'ʻ-]+$/u.test(printed)) return null;
  // Ranks that are printed with a name belong to it; offices do not.
  let cut = before.length;
  while (cut > 0 && RANKS_OF_NAME.has(before[cut - 1]?.plain ?? '') && isAbbreviation(before[cut - 1]?.plain ?? '')) cut -= 1;
  const ranked = before[cut] === undefined ? printed : text.slice(before[cut]?.start, last.end).replace(/\s+/g, ' ');
  const offices = before.slice(0, cut);
  const shown = offices[0] === undefined ? null : text.slice(offices[0].start, offices.at(-1)?.end).replace(/\s+/g, ' ');
  return {
    name: ranked, words, title: shown, party, next,
    start: before[0]?.start ?? first.start, end: last.end,
    isPlural: before.some(({ plain }) => PLURAL_TITLES.has(plain)),
  };
}

function withoutOffices(name: string): string {
  return name.split(' ').map((word) => (OFFICE_WORDS.has(word.toLowerCase()) ? 'Xxx' : word)).join(' ');
}

/** Where in "State Jane Roe" the name begins: a known one, or the last two words with what stands between them. */
function nameInside(name: readonly Token[], isKnown: (words: readonly string[]) => boolean): number | null {
  for (let cut = 1; cut < name.length; cut += 1) {
    if (isKnown(plainWords(name.slice(cut)))) return cut;
  }
  const middle = name.at(-2);
  const size = middle !== undefined && /^\p{Lu}\.?$/u.test(middle.text) ? 3 : 2;
  const cut = name.length - size;
  if (cut < 1 || name.slice(cut).some(({ plain }) => BODIES.has(plain) || NOT_IN_NAMES.has(plain))) return null;
  return cut;
}

export function plainWords(name: readonly Token[]): string[] {
  return name.filter(({ kind, text }) => kind === 'word' && !SUFFIX.test(text)).map(({ text }) => text);
}

export function isOffice({ plain }: Token): boolean {
  return OFFICE_WORDS.has(plain) || RANK_TITLES.has(plain) || PLURAL_TITLES.has(plain);
}

function isBody(name: readonly Token[]): boolean {
  return name.some(({ plain }) => BODIES.has(plain) || NOT_IN_NAMES.has(plain));
}

function isLinked(next: Token | undefined): boolean {
  return next !== undefined && (next.plain === 'of' || next.plain === 'for');
}

function bracketEnd(tokens: readonly Token[], open: number): number {
  for (let index = open + 1; index < Math.min(tokens.length, open + 10); index += 1) {
    if (tokens[index]?.text === ')') return index;
  }
  return -1;
}

/** Behind “Chuy” in Jesús “Chuy” García; 0 when no such name stands here. */
function nickname(tokens: readonly Token[], index: number): number {
  if (!/^["“‘'”]$/.test(tokens[index]?.text ?? '')) return 0;
  const close = [index + 2, index + 3].find((at) => /^["”’'“]$/.test(tokens[at]?.text ?? ''));
  if (close === undefined || tokens[index + 1]?.isCapital !== true || tokens[close + 1]?.isCapital !== true) return 0;
  return close + 1;
}

/** "he", "she", "they" as the subject at a token. */
export function pronounAt(token: Token | undefined): 'he' | 'she' | 'they' | null {
  if (token === undefined) return null;
  return HE.has(token.plain) ? 'he' : SHE.has(token.plain) ? 'she' : THEY.has(token.plain) ? 'they' : null;
}
