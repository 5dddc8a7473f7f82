import { namedAt, type Named } from './phrase.ts';
import { roleAfter } from './role.ts';
import { PLURAL_TITLES, SINGULAR } from './titles.ts';
import { foldedName, type Token } from './tokens.ts';

/** Somebody whom a document names in full. */
export interface Person {
  /** As first printed: "Lisa Murkowski", "Gen. John Smith". */
  name: string;
  /** "U.S. Senator (R-AK)", "general manager of the port"; null when the document gives none. */
  role: string | null;
  /** Where first named; -1 for the title or the byline. */
  at: number;
  /** A title, a party or an office stands beside the name: it is a person for certain. */
  isSure: boolean;
  gender: 'he' | 'she' | null;
  first: string;
}

/** The people of a document, by every part of their names that can stand for them. */
export class Cast {
  readonly #bySurname = new Map<string, Person[]>();
  readonly #byName = new Map<string, Person>();
  readonly #titledOnly = new Map<string, Person>();

  /** `heading`: the title and the byline, which name people but hold no passages. */
  static of(heading: string, text: string, tokens: readonly Token[], headingTokens: readonly Token[]): Cast {
    const cast = new Cast();
    cast.#read(text, tokens, 0);
    cast.#read(heading, headingTokens, -1);
    return cast;
  }

  #read(text: string, tokens: readonly Token[], place: 0 | -1): void {
    let carried: string | null = null;
    for (let index = 0; index < tokens.length;) {
      const token = tokens[index] as Token;
      if (token.kind !== 'word') {
        if (!/[,&()]/.test(token.text)) carried = null;
        index += 1;
        continue;
      }
      if (!token.isCapital) {
        if (token.plain !== 'and' && token.plain !== 'along' && token.plain !== 'with') carried = null;
        index += 1;
        continue;
      }
      const named = namedAt(text, tokens, index);
      if (named === null) {
        if (PLURAL_TITLES.has(token.plain)) carried = singular(token.text);
        index += 1;
        continue;
      }
      const title: string | null = named.isPlural && named.title !== null ? singular(named.title) : named.title ?? carried;
      if (named.isPlural) carried = title;
      else if (named.title !== null) carried = null;
      if (named.words.length === 1 && named.title !== null) this.#titled({ ...named, title });
      if (named.words.length > 1) this.#add({ ...named, title }, text, tokens, place);
      index = Math.max(index + 1, named.next);
    }
  }

  #add(named: Named, text: string, tokens: readonly Token[], place: 0 | -1): void {
    const words = named.words.map(foldedName);
    if (named.name === named.name.toUpperCase() && named.title === null) return;
    const key = `${words[0]} ${words.at(-1)}`;
    const known = this.#byName.get(key);
    const apposition = roleAfter(text, tokens, named.next, true);
    const role = roleOf(named.title, named.party, apposition);
    if (known !== undefined) {
      known.role ??= role;
      // "Senator Cardin" is told more about where his party is printed.
      if (named.party !== null && known.role !== null && !known.role.includes('(')) known.role = role;
      known.isSure ||= role !== null;
      known.gender ??= genderOf(named.title, named.name);
      return;
    }
    const person: Person = { name: named.name, role, at: place < 0 ? -1 : named.start, isSure: role !== null, gender: genderOf(named.title, named.name), first: words[0] ?? '' };
    this.#byName.set(key, person);
    for (let from = 1; from < words.length; from += 1) {
      const surname = words.slice(from).join(' ');
      const others = this.#bySurname.get(surname) ?? [];
      if (others.length < 20) this.#bySurname.set(surname, [...others, person]);
    }
  }

  /** "Congressman McClintock", where nobody is named in full. */
  #titled({ words, title, name, party, start }: Named): void {
    const surname = foldedName(words[0] ?? '');
    if (this.#titledOnly.has(surname) || title === null) return;
    const office = title.split(' ').at(-1) ?? title;
    this.#titledOnly.set(surname, { name: `${office} ${name}`, role: roleOf(title, party, null), at: start, isSure: true, gender: genderOf(title, ''), first: '' });
  }

  /** Whether a document names somebody so, in full or by the surname. */
  knows(words: readonly string[]): boolean {
    const folded = words.map(foldedName);
    if (folded.length > 1) return this.#byName.has(`${folded[0]} ${folded.at(-1)}`);
    return this.#bySurname.has(folded[0] ?? '') || this.#titledOnly.has(folded[0] ?? '');
  }

  full(words: readonly string[]): Person | null {
    const folded = words.map(foldedName);
    return this.#byName.get(`${folded[0]} ${folded.at(-1)}`) ?? null;
  }

  /** Who a surname stands for at a place; null when nobody, "several" when it could be more than one. */
  bySurname(words: readonly string[], at: number, title: string | null): Person | 'several' | null {
    const all = this.#bySurname.get(words.map(foldedName).join(' ')) ?? [];
    if (all.length === 0) return this.#titledOnly.get(words.map(foldedName).join(' ')) ?? null;
    const sure = all.filter(({ isSure }) => isSure);
    const [known] = [sure.length > 0 ? sure : all];
    const above = known.filter((person) => person.at < at);
    const people = samePeople(above.length > 0 ? above : known);
    if (people.length <= 1) return people[0] ?? null;
    const gender = genderOf(title, '');
    const fitting = title === null ? [] : people.filter((person) => hasTitle(person, title) && (gender === null || person.gender === null || person.gender === gender));
    return fitting.length === 1 ? fitting[0] ?? null : 'several';
  }

  /** The only one who holds an office: "the congressman". */
  byOffice(office: string): Person | null {
    const fitting = [...this.#byName.values()].slice(0, 60).filter((person) => person.isSure && hasTitle(person, office));
    const people = samePeople(fitting);
    return people.length === 1 ? people[0] ?? null : null;
  }
}

const KINDS: readonly (readonly string[])[] = [
  ['rep', 'representative', 'congressman', 'congresswoman', 'congressmember'], ['sen', 'senator'], ['gov', 'governor'], ['mayor'], ['minister'], ['secretary'], ['president'],
  ['general', 'gen'], ['judge', 'justice'], ['professor', 'prof'], ['ambassador', 'amb'],
];

function hasTitle({ role, name }: Person, title: string): boolean {
  const wanted = officesIn(title);
  const have = officesIn(`${role ?? ''} ${name}`);
  return [...wanted].some((word) => have.has(word) || KINDS.some((kind) => kind.includes(word) && kind.some((other) => have.has(other))));
}

function officesIn(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{L}{3,}/gu)?.filter((word) => !['the', 'of', 'for', 'and'].includes(word)) ?? []);
}

function genderOf(title: string | null, name: string): 'he' | 'she' | null {
  const text = `${title ?? ''} ${name}`.toLowerCase();
  if (/\b(?:congresswoman|mrs|ms|chairwoman|spokeswoman|councilwoman|assemblywoman|queen|princess|lady|sister|dame)\b/.test(text)) return 'she';
  return /\b(?:congressman|mr|chairman|spokesman|councilman|assemblyman|king|prince|sir|lord|brother)\b/.test(text) ? 'he' : null;
}

/** One of each: "Ben Cardin" and "Benjamin L. Cardin" are one. */
function samePeople(people: readonly Person[]): Person[] {
  const kept: Person[] = [];
  for (const person of people) {
    if (!kept.some((other) => isOneFirstName(other.first, person.first))) kept.push(person);
  }
  return kept;
}

const SHORT: Readonly<Record<string, string>> = {
  bob: 'robert', rob: 'robert', bobby: 'robert', bill: 'william', will: 'william', billy: 'william', jim: 'james', jimmy: 'james', mike: 'michael', dick: 'richard', rick: 'richard',
  chuck: 'charles', charlie: 'charles', liz: 'elizabeth', betty: 'elizabeth', jack: 'john', ted: 'edward', ed: 'edward', tony: 'anthony', andy: 'andrew', hank: 'henry', jerry: 'gerald',
  peggy: 'margaret', maggie: 'margaret', kate: 'katherine', kathy: 'katherine', sue: 'susan', steve: 'stephen', joe: 'joseph', pat: 'patrick', bernie: 'bernard', larry: 'lawrence',
};

function isOneFirstName(a: string, b: string): boolean {
  if (a === b || SHORT[a] === b || SHORT[b] === a || (SHORT[a] !== undefined && SHORT[a] === SHORT[b])) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (short.length === 1 && long.startsWith(short)) || (short.length >= 3 && long.startsWith(short));
}

/** Title, party or place, and what the text says of them: "U.S. Senator (R-AK)", "Captain, director of the port". */
export function roleOf(title: string | null, party: string | null, apposition: string | null): string | null {
  const office = title === null ? party : party === null ? title : `${title} (${party})`;
  if (office === null) return apposition;
  return apposition === null ? office : `${office}, ${apposition}`;
}

function singular(title: string): string {
  const words = title.split(' ');
  return words.map((word) => {
    const plain = word.toLowerCase().replace(/\.$/, '');
    if (!PLURAL_TITLES.has(plain)) return word;
    return SINGULAR[plain] ?? word.replace(/s\.?$/, '');
  }).join(' ');
}
