import type { Attribution } from './person.ts';
import { Cast, roleOf, type Person } from './cast.ts';
import { announcedBy, clauseAfter, clauseBefore, wordCount, type Subject, type Who } from './clause.ts';
import { foldedName, tokensOf, type Token } from './tokens.ts';
import { ARTICLES } from './lexicon.ts';

/** A document as those who speak in it see it: its words, who is named, who spoke last. */
export class Scene {
  readonly text: string;
  readonly #tokens: readonly Token[];
  readonly #cast: Cast;

  /** `heading`: title and byline. */
  constructor(text: string, heading: string) {
    this.text = text;
    this.#tokens = tokensOf(text);
    this.#cast = Cast.of(heading, text, this.#tokens, tokensOf(heading));
  }

  readonly #knows = (words: readonly string[]): boolean => this.#cast.knows(words);

  /** Who the clause after a passage names; `until` is where the next passage or the block begins. */
  after(passage: { start: number; end: number; after: number }, until: number): Who | null {
    const words = this.text.slice(passage.start, passage.end);
    const rest = this.text.slice(passage.after, passage.after + 2);
    const isOpen = /[,?!…—–-][”’'"]?$/.test(words) || /^\s*,/.test(rest) || (/^\s*\p{Ll}/u.test(rest) && !/[.;:]$/.test(words));
    const tokens = this.#between(passage.after, Math.min(until, passage.after + 500));
    const who = clauseAfter({ text: this.text, knows: this.#knows }, tokens, isOpen);
    return who !== null && who.how === 'according to' && wordCount(words) < 4 ? null : who;
  }

  /** Who the sentence before a passage names; `from` is where the passage before it or the block ends. */
  before(from: number, passage: { open: number; start: number; end: number }): { who: Who; isDirect: boolean } | null {
    const tokens = this.#between(Math.max(from, passage.open - 700), passage.open);
    return clauseBefore({ text: this.text, knows: this.#knows }, tokens, wordCount(this.text.slice(passage.start, passage.end)));
  }

  /** Who a paragraph says issues the statement that stands below it. */
  announced(from: number, to: number): Who | null {
    return announcedBy({ text: this.text, knows: this.#knows }, this.#between(from, Math.min(to, from + 3000)));
  }

  /** The people meant by a clause, as they are shown; null when it cannot be told. `last`: who spoke just before. */
  people(who: Who, at: number, last: readonly Attribution[] | null): Attribution[] | null {
    if (who.kind === 'people') {
      const people = who.people.map((subject) => this.#person(subject, at));
      return people.some((person) => person === null) ? null : people as Attribution[];
    }
    if (who.kind === 'pronoun') {
      return last === null || (last.length > 1) !== (who.pronoun === 'they') || !this.#fits(last, who.pronoun) ? null : [...last];
    }
    return this.#holder(who.phrase, last);
  }

  #fits(last: readonly Attribution[], pronoun: 'he' | 'she' | 'they'): boolean {
    const [only] = last;
    if (pronoun === 'they' || only === undefined) return true;
    const gender = this.#cast.full(only.speaker.split(' ').filter((word) => !word.endsWith('.') || word.length === 2))?.gender ?? null;
    return gender === null || gender === pronoun;
  }

  /** "the congressman": the one who spoke last if he is one, else the only one. */
  #holder(phrase: string, last: readonly Attribution[] | null): Attribution[] | null {
    const words = phrase.toLowerCase().split(/\s+/);
    const isThis = ARTICLES.has(words[0] ?? '') && words.length === 2 && /^(?:the|le|la|el|der|die)$/.test(words[0] ?? '');
    const office = words[1] ?? '';
    if (!isThis || !HOLDERS.has(office)) return null;
    const [only] = last ?? [];
    if (only !== undefined && last?.length === 1 && only.role?.toLowerCase().includes(office) === true) return [...last];
    const person = this.#cast.byOffice(office);
    return person === null ? null : [shown(person)];
  }

  #person(subject: Subject, at: number): Attribution | null {
    if (subject.words.length > 1) {
      const known = this.#cast.full(subject.words);
      return { speaker: subject.name, role: roleIn(subject, known) };
    }
    const known = this.#cast.bySurname(subject.words, at, subject.title ?? (subject.name.includes(' ') ? subject.name : null));
    if (known !== null && known !== 'several') return { speaker: known.name, role: roleIn(subject, known) };
    // "Rep. Peters": nobody names him in full, or two have that name.
    if (subject.title === null) return subject.name.includes(' ') ? { speaker: subject.name, role: subject.role } : null;
    const title = subject.title.split(' ').slice(-1).join(' ');
    return { speaker: `${title} ${subject.name}`, role: roleOf(subject.title, subject.party, subject.role) };
  }

  #between(from: number, to: number): readonly Token[] {
    return this.#tokens.slice(firstFrom(this.#tokens, from), firstFrom(this.#tokens, to));
  }
}

const HOLDERS = new Set('congressman congresswoman senator governor mayor minister president secretary ambassador representative chairman chairwoman lawmaker'.split(' '));

function shown({ name, role }: Person): Attribution {
  return { speaker: name, role };
}

/** What stands beside the name there; else what the document says of them where it names them. */
function roleIn(subject: Subject, known: Person | null): string | null {
  const own = roleOf(subject.title, subject.party, subject.role);
  if (known?.role == null) return own;
  if (own === null) return known.role;
  if (subject.party !== null) return own;
  const office = known.role.split(',')[0] ?? '';
  const isShorter = subject.title === null || shares(subject.title, office);
  if (!isShorter) return own;
  return subject.role === null ? known.role : subject.title === null && !office.includes('(') ? subject.role : `${office}, ${subject.role}`;
}

function shares(title: string, office: string): boolean {
  const words = foldedName(title).split(' ').filter((word) => word.length > 2 && word !== 'the');
  const have = foldedName(office);
  return words.length <= 2 && (words.some((word) => have.includes(word)) || LAWMAKER.test(title) && LAWMAKER.test(office));
}

const LAWMAKER = /\b(?:rep|representatives?|congress(?:man|woman|member)|sen|senator|gov|governor)\b/i;

function firstFrom(tokens: readonly Token[], at: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
