import { endsSentence, tokensOf, type Token } from './tokens.ts';
import { ARTICLES, OFFICE_WORDS, STATEMENT_NOUNS } from './lexicon.ts';
import { namedAt, pronounAt, type Named } from './phrase.ts';
import { asideAfter } from './role.ts';
import { FUNCTION_WORDS } from './titles.ts';
import { accordingAt, verbAt } from './verb.ts';

/** Somebody named by a clause, with what the clause says of them. */
export interface Subject extends Named {
  role: string | null;
}

/** Who a clause beside a passage makes its speaker. */
export type Who =
  | { kind: 'people'; people: Subject[]; how: string }
  | { kind: 'pronoun'; pronoun: 'he' | 'she' | 'they'; how: string }
  /** An office, a body, somebody without a name: "the congressman", "the ministry". */
  | { kind: 'other'; phrase: string; how: string };

export interface Context {
  text: string;
  knows: (words: readonly string[]) => boolean;
}

/** In "a spokesman for President Jane Roe" it is not she who speaks; nor is she the subject in "asked by Jane Roe". */
const FOR_OTHERS = new Set('for to of by from with against about behalf de pour para für von'.split(' '));

/**
 * The clause after a passage: `tokens` from the closing mark to the next passage or the end of the block. `isOpen`: the
 * passage's sentence goes on there ("…,” said").
 */
export function clauseAfter({ text, knows }: Context, tokens: readonly Token[], isOpen: boolean): Who | null {
  let at = 0;
  while (tokens[at] !== undefined && /^[,—–―.-]$/.test(tokens[at]?.text ?? '') && at < 3) at += 1;
  const dashed = tokens.slice(0, at).some(({ text: sign }) => /^[—–―-]$/.test(sign));
  const first = tokens[at];
  if (first === undefined || first.kind === 'line') return null;
  const goesOn = isOpen || dashed || tokens.slice(0, at).some(({ text: sign }) => sign === ',');
  const verb = verbAt(tokens, at);
  if (verb !== null && !verb.isQuoting) return subjectsAt(text, tokens, verb.next, knows, 'verb first');
  const according = accordingAt(tokens, at);
  if (according !== null && (according.word !== 'so' || goesOn)) {
    const who = subjectsAt(text, tokens, according.next, knows, according.word);
    return according.word === 'so' && who?.kind !== 'people' ? null : who;
  }
  return subjectFirst({ text, knows }, tokens, at, goesOn);
}

/** “…,” Jane Roe, a senior fellow, told reporters. After a full stop only a sentence that ends with its verb. */
function subjectFirst({ text, knows }: Context, tokens: readonly Token[], at: number, goesOn: boolean): Who | null {
  const pronoun = pronounAt(tokens[at]);
  if (pronoun !== null) {
    const verb = verbAt(tokens, at + 1);
    return verb !== null && (goesOn || isEnd(tokens, verb.next)) ? { kind: 'pronoun', pronoun, how: 'pronoun' } : null;
  }
  const found = subjectBefore({ text, knows }, tokens, at);
  if (found === null) {
    const verb = goesOn ? firstVerb(tokens, at, 14) : null;
    return verb === null ? null : { kind: 'other', phrase: text.slice(tokens[at]?.start, tokens[verb]?.start).trim(), how: 'unnamed' };
  }
  if (found.quoted !== null) return { kind: 'people', people: found.quoted, how: 'quoted' };
  return goesOn || isEnd(tokens, found.next) ? { kind: 'people', people: found.people, how: 'name first' } : null;
}

/** Behind "said": nothing, a place, a time. */
function isEnd(tokens: readonly Token[], at: number): boolean {
  return endsSentence(tokens, at) || /^(?:in|at|on|during|of|after|before|when|while)$/.test(tokens[at]?.plain ?? '');
}

interface Before { people: Subject[]; quoted: Subject[] | null; next: number }

/** Somebody at a token who is the subject of a verb of speech; `office`: "the minister, Jane Roe,". */
function subjectBefore({ text, knows }: Context, tokens: readonly Token[], from: number): Before | null {
  const office = officeBeside(text, tokens, from, knows);
  const named = office ?? withRole(text, tokens, from, knows);
  if (named === null) return null;
  let people = [named.subject];
  let at = named.next;
  if (tokens[at]?.plain === 'and' || tokens[at]?.text === '&') {
    const second = withRole(text, tokens, at + 1, knows);
    if (second !== null) { people = [...people, second.subject]; at = second.next; }
  }
  if (tokens[at]?.text === ',') at += 1;
  const verb = verbAt(tokens, at);
  if (verb === null) return null;
  if (!verb.isQuoting) return { people, quoted: null, next: verb.next };
  const other = withRole(text, tokens, verb.next, knows);
  const as = other === null ? -1 : tokens[other.next]?.text === ',' ? other.next + 1 : other.next;
  return other !== null && tokens[as]?.plain === 'as' ? { people, quoted: [other.subject], next: as + 2 } : null;
}

function withRole(text: string, tokens: readonly Token[], from: number, knows: Context['knows']): { subject: Subject; next: number } | null {
  let at = from;
  // "the agency’s outgoing director": small words before the name, but none that make it somebody else's.
  for (let skipped = 0; skipped < 5 && tokens[at]?.kind === 'word' && !tokens[at]?.isCapital && !OFFICE_WORDS.has(tokens[at]?.plain ?? ''); skipped += 1) {
    if (FOR_OTHERS.has(tokens[at]?.plain ?? '')) return null;
    at += 1;
  }
  const named = namedAt(text, tokens, at, knows);
  // A single word that is nobody's name here: "WASHINGTON, DC Rep. Jane Roe".
  if (named === null || (named.words.length === 1 && named.title === null && !named.name.includes(' ') && !knows(named.words))) return null;
  if (/\b(?:spokes\p{L}+|aide|advis[eo]r|lawyer|attorney|counsel|assistant|representative|envoy|staff)\s+(?:for|to|of)\s/iu.test(named.title ?? '')) return null;
  const aside = asideAfter(text, tokens, named.next);
  const isAside = aside !== null && (tokens[aside.next]?.text === ',' || verbAt(tokens, aside.next) !== null || aside.role !== null);
  if (!isAside) return { subject: { ...named, role: null }, next: named.next };
  // ", said" is no aside.
  return verbAt(tokens, named.next + 1) !== null ? { subject: { ...named, role: null }, next: named.next } : { subject: { ...named, role: aside.role }, next: aside.next };
}

/** "the minister, Jane Roe,": the office first, between commas the name. */
function officeBeside(text: string, tokens: readonly Token[], from: number, knows: Context['knows']): { subject: Subject; next: number } | null {
  if (!ARTICLES.has(tokens[from]?.plain ?? '')) return null;
  for (let comma = from + 2; comma < Math.min(tokens.length, from + 12); comma += 1) {
    const token = tokens[comma] as Token;
    if (endsSentence(tokens, comma) || verbAt(tokens, comma) !== null) return null;
    if (token.text !== ',') continue;
    const office = tokens.slice(from + 1, comma);
    const named = namedAt(text, tokens, comma + 1, knows);
    if (named === null || named.words.length < 2 || !office.some(({ plain }) => OFFICE_WORDS.has(plain)) || office.some(({ plain }) => FOR_OTHERS.has(plain) && plain !== 'of' && plain !== 'for')) return null;
    return { subject: { ...named, role: text.slice(office[0]?.start, office.at(-1)?.end) }, next: named.next };
  }
  return null;
}

/** One or two people behind a verb: "said Jane Roe, a fellow, and John Doe". */
function subjectsAt(text: string, tokens: readonly Token[], from: number, knows: Context['knows'], how: string): Who | null {
  const pronoun = pronounAt(tokens[from]);
  if (pronoun !== null) return { kind: 'pronoun', pronoun, how };
  const first = officeBeside(text, tokens, from, knows) ?? withRole(text, tokens, from, knows);
  if (first === null) {
    let end = from;
    while (end < Math.min(tokens.length, from + 10) && tokens[end]?.kind === 'word') end += 1;
    return end === from ? null : { kind: 'other', phrase: text.slice(tokens[from]?.start, tokens[end - 1]?.end), how };
  }
  const people = [first.subject];
  let at = first.next;
  for (; people.length < 4 && (tokens[at]?.plain === 'and' || tokens[at]?.text === '&' || (tokens[at]?.text === ',' && tokens[at + 1]?.plain === 'and'));) {
    const next = withRole(text, tokens, tokens[at]?.text === ',' ? at + 2 : at + 1, knows);
    // "and John Doe agreed": he is the subject of another sentence.
    if (next === null || verbAt(tokens, next.next) !== null || tokens[next.next]?.kind === 'word' && !['in', 'on', 'at'].includes(tokens[next.next]?.plain ?? '')) break;
    people.push(next.subject);
    at = next.next;
  }
  return { kind: 'people', people, how };
}

function firstVerb(tokens: readonly Token[], from: number, most: number): number | null {
  for (let index = from; index < Math.min(tokens.length, from + most); index += 1) {
    if (endsSentence(tokens, index) || /^[:;]$/.test(tokens[index]?.text ?? '')) return null;
    if (index > from && verbAt(tokens, index) !== null) return index;
  }
  return null;
}

/** What leads up to a passage. */
export interface Lead {
  who: Who;
  /** A comma, a colon or nothing stands before the opening mark, so the words are somebody's own. */
  isDirect: boolean;
}

/** The last sentence before a passage: `tokens` from the passage before it, or the beginning of the block. */
export function clauseBefore({ text, knows }: Context, tokens: readonly Token[], wordsInside: number): Lead | null {
  const sentence = lastSentence(tokens);
  const last = sentence.at(-1);
  if (last === undefined || sentence.length > 120) return null;
  const border = /^(?:[:,]|that|dass|que)$/.test(last.plain) ? last.plain : null;
  const isDirect = border === ':' || border === ',';
  const end = border === null ? sentence.length : sentence.length - 1;
  const part = sentence.slice(0, end);
  const label = border === ':' ? labelOf(text, part, knows) : null;
  if (label !== null) return { who: label, isDirect: true };
  const according = accordingAt(sentence, 0);
  if (according !== null && according.word !== 'so' && (border === ',' || end - according.next < 8) && wordsInside >= 5) {
    const who = subjectsAt(text, sentence, according.next, knows, according.word);
    if (who !== null) return { who, isDirect };
  }
  return spoken({ text, knows }, part, border, isDirect, wordsInside);
}

function spoken({ text, knows }: Context, part: readonly Token[], border: string | null, isDirect: boolean, wordsInside: number): Lead | null {
  let best: { who: Who; between: number; verb: string } | null = null;
  for (let at = 0; at < part.length; at += 1) {
    const token = part[at] as Token;
    if (token.kind !== 'word' || isInside(part, at)) continue;
    const pronoun = pronounAt(token);
    const verb = pronoun === null ? null : verbAt(part, at + 1);
    if (pronoun !== null && verb !== null) {
      best = { who: { kind: 'pronoun', pronoun, how: 'before' }, between: part.length - verb.next, verb: part[verb.next]?.plain ?? '' };
      continue;
    }
    if (!token.isCapital && !ARTICLES.has(token.plain) && !OFFICE_WORDS.has(token.plain)) continue;
    const found = subjectBefore({ text, knows }, part, at);
    if (found !== null && found.quoted === null) {
      best = { who: { kind: 'people', people: found.people, how: 'before' }, between: part.length - found.next, verb: part[found.next]?.plain ?? '' };
      at = Math.max(at, found.next - 1);
    } else if (best === null && ARTICLES.has(token.plain)) {
      const verb2 = firstVerb(part, at, 9);
      if (verb2 !== null) best = { who: { kind: 'other', phrase: text.slice(token.start, part[verb2]?.start).trim(), how: 'before' }, between: part.length - verb2 - 1, verb: '' };
    }
  }
  if (border === ':' && (best === null || best.who.kind === 'other')) {
    const who = issuing({ text, knows }, part);
    if (who !== null) return { who, isDirect: true };
  }
  if (best === null) return null;
  // Somebody who "wrote about his talk, “…”" names it.
  if (/^(?:about|of)$/.test(best.verb) && border !== ':') return null;
  if (best.between > (border === ':' ? 60 : 14) || (!isDirect && border === null && best.between > 0)) return null;
  return wordsInside < (isDirect ? 3 : 5) ? null : { who: best.who, isDirect };
}

/** In the middle of a name, or behind a word that makes it somebody else's. */
function isInside(part: readonly Token[], at: number): boolean {
  const before = part[at - 1];
  if (before === undefined || before.kind !== 'word') return false;
  return FOR_OTHERS.has(before.plain) || (before.isCapital && !FUNCTION_WORDS.has(before.plain));
}

/** “Jane Roe, a fellow: “…” */
function labelOf(text: string, part: readonly Token[], knows: Context['knows']): Who | null {
  const named = part[0] === undefined ? null : withRole(text, part, 0, knows);
  if (named === null || named.next < part.length || part.length > 40) return null;
  if (named.subject.words.length < 2 && !knows(named.subject.words)) return null;
  return { kind: 'people', people: [named.subject], how: 'label' };
}

/** "Senator Jane Roe issued the following statement on the ports:", "Jane Roe praised the crews:". */
function issuing({ text, knows }: Context, part: readonly Token[]): Who | null {
  const hasNoun = part.some(({ plain }) => STATEMENT_NOUNS.has(plain));
  const subjects = subjectsOf({ text, knows }, part);
  const [first] = subjects;
  if (first === undefined) return null;
  if (!hasNoun && (subjects.length > 1 || !first.isFirst)) return null;
  return { kind: 'people', people: first.people, how: 'statement' };
}

/** The people at the head of a sentence or of its main clause who do something: their verb follows. */
function subjectsOf({ text, knows }: Context, part: readonly Token[]): { people: Subject[]; isFirst: boolean }[] {
  const found: { people: Subject[]; isFirst: boolean }[] = [];
  for (let at = 0; at < part.length; at += 1) {
    const token = part[at] as Token;
    if (token.kind !== 'word' || !(token.isCapital || OFFICE_WORDS.has(token.plain))) continue;
    if (isInside(part, at)) continue;
    const named = withRole(text, part, at, knows);
    if (named === null) continue;
    const next = part[named.next]?.text === ',' ? part[named.next + 1] : part[named.next];
    const isSubject = next !== undefined && next.kind === 'word' && !next.isCapital && !['and', 'of', 'for', 'in', 'on', 'with', 'to', 'or'].includes(next.plain);
    if (isSubject && (named.subject.words.length > 1 || named.subject.title !== null || knows(named.subject.words))) {
      found.push({ people: [named.subject], isFirst: at === 0 || /^[,:—–-]$/.test(part[at - 1]?.text ?? '') });
    }
    at = Math.max(at, named.next - 1);
  }
  return found;
}

function lastSentence(tokens: readonly Token[]): readonly Token[] {
  let from = 0;
  for (let index = 0; index < tokens.length - 1; index += 1) {
    if (endsSentence(tokens, index) && (tokens[index + 1]?.isCapital || tokens[index]?.kind === 'line')) from = index + 1;
  }
  return endsSentence(tokens, tokens.length - 1) && tokens.at(-1)?.text === '.' ? [] : tokens.slice(from);
}

/** Who issues a statement that stands in the paragraphs below: "Senator Jane Roe today released the following statement". */
export function announcedBy(context: Context, tokens: readonly Token[]): Who | null {
  if (!tokens.some(({ plain }) => plain === 'following' || plain === 'statement')) return null;
  const at = tokens.findIndex(({ plain }, index) => STATEMENT_NOUNS.has(plain) && tokens.slice(Math.max(0, index - 5), index).some((token) => token.plain === 'following'));
  if (at < 0) return null;
  let from = at;
  while (from > 0 && !endsSentence(tokens, from - 1)) from -= 1;
  return issuing(context, tokens.slice(from, at + 1));
}

/** How many words stand in a text. */
export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

export { tokensOf };
