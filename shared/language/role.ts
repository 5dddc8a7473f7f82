import { ARTICLES, OFFICE_WORDS, QUOTING_VERBS, SPEECH_VERBS } from './lexicon.ts';
import { TITLE_WORDS } from './titles.ts';
import { endsSentence, type Token } from './tokens.ts';
import { verbAt } from './verb.ts';

export interface Aside {
  role: string | null;
  /** The first token behind the aside, its closing comma left. */
  next: number;
}

const LONGEST = 36;
/** What begins a clause that is no role. */
const NO_ROLE = new Set((
  'who whose which that where when while as in on at during after before adding and but or according with following noting saying calling citing he she they it by from if because since '
  + 'though although whom including joined along speaking referring urging'
).split(' '));

/** ", a senior fellow at the Harbor Institute," from the comma: what it says somebody is, and where it ends. */
export function asideAfter(text: string, tokens: readonly Token[], comma: number): Aside | null {
  if (tokens[comma]?.text !== ',') return null;
  const first = tokens[comma + 1];
  if (first === undefined) return null;
  let end = comma + 1;
  let border = -1;
  for (; end < Math.min(tokens.length, comma + LONGEST); end += 1) {
    const token = tokens[end] as Token;
    if (endsSentence(tokens, end) || /^[:;“”"«»—]$/.test(token.text)) break;
    if (token.text === ',') {
      // The verb, or words that say nothing of who it is, follow.
      const next = tokens[end + 1];
      if (next === undefined || verbAt(tokens, end + 1) !== null || NO_ROLE.has(next.plain) || /^["“”]$/.test(next.text)) { border = end; break; }
      if (next.kind === 'word' && !next.isCapital && !ARTICLES.has(next.plain) && !OFFICE_WORDS.has(next.plain) && !TITLE_WORDS.has(next.plain)) { border = end; break; }
    }
  }
  const stop = border >= 0 ? border : end;
  const last = tokens[stop - 1];
  if (last === undefined || stop <= comma + 1) return null;
  const isRole = !NO_ROLE.has(first.plain) && !tokens.slice(comma + 1, stop).some(({ plain }) => (SPEECH_VERBS.has(plain) && !OFFICE_WORDS.has(plain) && !NOUNS_TOO.has(plain)) || QUOTING_VERBS.has(plain));
  const shown = withoutClause(text.slice(first.start, last.end));
  return { role: isRole ? plainRole(shown) : null, next: stop };
}

/** Forms of verbs that are nouns of offices and bodies more often. */
const NOUNS_TO = 'reports comments remarks states notes charged reported shared read reads put continues offers asks demands claims praises highlights promises estimated agreed described proposed repeated';
const NOUNS_TOO = new Set(NOUNS_TO.split(' '));

/** The apposition behind a name that is certainly one: an article or an office begins it. */
export function roleAfter(text: string, tokens: readonly Token[], at: number, isCareful: boolean): string | null {
  const first = tokens[at + 1];
  if (tokens[at]?.text !== ',' || first === undefined || first.kind !== 'word') return null;
  const begin = tokens.slice(at + 1, at + 9);
  if (isCareful && !(ARTICLES.has(first.plain) || OFFICE_WORDS.has(first.plain) || TITLE_WORDS.has(first.plain))) return null;
  if (isCareful && !begin.some(({ plain }) => OFFICE_WORDS.has(plain))) return null;
  const aside = asideAfter(text, tokens, at);
  // A role of somebody in the middle of a sentence ends at the next comma.
  const role = aside?.role?.split(',')[0] ?? null;
  return role !== null && role.length <= 120 ? role : null;
}

function withoutClause(role: string): string {
  return role.replace(/\s+(?:who|which|whose|that|where)\s.*$/su, '').replace(/\s+(?:in|during) (?:a|an|the|his|her|their) (?:\p{L}+ )?(?:statement|release|interview|hearing|speech|letter|tweet|post|email)\b.*$/su, '');
}

/** Without an article, an age, a date. */
function plainRole(role: string): string | null {
  const parts = role.replace(/\s+/g, ' ').split(/,\s+/).filter((part) => !/^\d{1,4}$/.test(part) && !/^(?:\p{L}{3,9}\.? \d{1,2}|(?:Jr|Sr|I{1,3})\.?)$/u.test(part));
  const plain = parts.join(', ').replace(/^(?:an?|the|its|their)\s+/iu, '').replace(/[,\s]+$/u, '').trim();
  return plain === '' || !/\p{L}{2}/u.test(plain) && !/^[RDI]-/.test(plain) ? null : plain;
}
