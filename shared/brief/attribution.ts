import type { Attribution } from './person.ts';
import { isSurname, readAttribution, withoutOffice } from './person.ts';
import { inSteps, inStepsAnywhere, type Found } from './steps.ts';

const VERBS = (
  'said|says|told|tells|wrote|writes|added|adds|argued|argues|noted|notes|stated|states|warned|warns|explained|'
  + 'explains|tweeted|posted|testified|declared|declares|remarked|observed|commented|concluded|concludes|insisted|'
  + 'insists|cautioned|cautions|emphasi[sz]ed|stressed|stresses|announced|replied|responded|asked|claimed|claims|'
  + 'asserted|acknowledged|continued|predicted|recalled|pointed out|put it|maintained|urged|vowed|pledged|contended|'
  + 'suggested|assessed|estimated|conceded|admitted|quipped|'
  + 'proposed|proposes|described|describes|reported|reports|reminded|joked|countered|offered|agreed|believes|'
  + 'a déclaré|a dit|a affirmé|a ajouté|a expliqué|a souligné|déclare|affirme|explique|souligne|sagte|sagt|erklärte|erklärt|betonte|betont|'
  + 'dijo|afirmó|señaló|declaró|explicó|agregó'
);
/** Ends a verb; `\b` sees no letter in "é". */
const END = String.raw`(?![\p{L}\p{M}\p{N}_])`;
const RANKS = 'Gen|Maj|Brig|Lt|Col|Capt|Cmdr|Adm|Sgt|Dr|Mr|Mrs|Ms|Prof|Sen|Rep|Gov|Rev|Hon|Amb|St|Jr|Sr';
/** "Jane", "O’Dwyer", "al-Qahtani", "D.", "(Ret.)"; small words may join them. */
const WORD = `(?:${[
  // Before all else, or "Dr" would be the whole name.
  String.raw`(?:${RANKS})\.`,
  String.raw`\p{Lu}[\p{L}\p{M}’'ʼ-]+(?![\p{L}\p{M}])`,
  String.raw`(?:\p{Lu}\.-?){1,3}`,
  String.raw`(?:al-|[dl]['’])\p{Lu}[\p{L}\p{M}’'-]*`,
  String.raw`\p{Lo}{2,}[\p{Lo}\p{M}]*`,
  String.raw`\(\p{Lu}[\p{L}.]*\)`,
].join('|')})`;
const SMALL = '(?:de|la|le|da|dos|di|del|della|der|den|van|von|vom|zu|bin|bint|ibn|ben|al|el|y)';
const ADVERBS = String.raw`(?:(?:has|have|had|also|later|then|further|once|often|\p{Ll}+ly)\s+){0,3}`;
const NAME = `${WORD}(?:\\s+(?:${SMALL}\\s+){0,3}${WORD}){0,7}`;
/** No sentence ends in a role, but "Data.gov" and "U.S." have full stops. */
const ROLE = String.raw`(?<role>(?:[^“”"«».!?:;]|\.(?=[^\s“”"«»])|(?<=\p{Lu})\.){3,160}?)`;
/** ", a senior fellow at the Harbor Institute," */
const ASIDE = String.raw`(?:,\s+${ROLE},)`;
const TRAILING_ROLE = String.raw`(?:,\s+${ROLE}(?=[,;]|(?<!\p{Lu})\.(?:\s|$)|$))?`;

/** "the agency’s outgoing" */
const SMALL_WORDS = String.raw`(?:(?!(?:for|to|of|by|from|with|against|about)\s)[\p{Ll}-]+\s+){0,4}`;
const NAMED = `(?<name>${NAME})`;
/** "Harbor Institute director Jane Roe", "Secretary of State Jane Roe": who it is, title and all, up to a border. */
const TITLED = String.raw`(?<titled>[^,;:.!?“”"«»]{5,120}?(?:\.\s[^,;:.!?“”"«»]{2,80}?)?)`;
const SAYS = String.raw`(?:${ASIDE}|,)?\s+${ADVERBS}(?:${VERBS})`;

/** Ends in one way only: what may follow a name is no part of one. */
const A_NAME = new RegExp(NAMED, 'uy');
/** Where a name may begin. */
const NAME_STARTS = /[\p{Lu}\p{Lo}(]|al-|[dl]['’]/gu;
const A_TRAILING_ROLE = sticky(TRAILING_ROLE);
const OFFICE = String.raw`(?:the|an?|its|their|his|her)\s+(?<role>[\p{Ll}][^,;:.!?“”"«»]{2,80}),\s+`;

/** “…,” said Jane Roe, a senior fellow at X. */
const VERB_FIRST = [sticky(String.raw`[,\s]*(?:${VERBS})\s+${SMALL_WORDS}`), A_NAME, A_TRAILING_ROLE];
/** “…,” Jane Roe, a senior fellow at X, told reporters. */
const NAME_FIRST = [sticky(String.raw`[,\s]*${SMALL_WORDS}`), A_NAME, sticky(SAYS + END)];
/** “…,” said Harbor Institute director Jane Roe. */
const VERB_TITLED = [sticky(String.raw`[,\s]*(?:${VERBS})\s+${TITLED}(?=[,;]|\.(?:\s|$)|$|\s+(?:in|on|at|during|after|before|to)\s)`)];
/** “…,” Kremlin spokesman Dmitry Petrov said. */
const TITLED_FIRST = [sticky(String.raw`[,\s]*${TITLED}\s+${ADVERBS}(?:${VERBS})${END}`)];
/** “…,” said the minister, Jane Roe. */
const VERB_OFFICE = [sticky(String.raw`[,\s]*(?:${VERBS})\s+${OFFICE}`), A_NAME, sticky(String.raw`(?=[,;]|\.(?:\s|$)|$)`)];
/** “…,” the minister, Jane Roe, said. */
const OFFICE_FIRST = [sticky(String.raw`[,\s]*${OFFICE}`), A_NAME, sticky(String.raw`,\s+${ADVERBS}(?:${VERBS})${END}`)];
/** “…,” according to Jane Roe. */
const ACCORDING = [sticky(String.raw`[,\s]*according to\s+${SMALL_WORDS}`), A_NAME, A_TRAILING_ROLE];
/** Jane Roe, a senior fellow at X, said in a statement on Monday: “…” */
const BEFORE = [A_NAME, sticky(String.raw`${SAYS}(?<between>(?:,?\s+[^\s“”"«».!?:;,]+){0,14}?)(?<border>,|\s?:|\s+that)?\s*$`)];

/** According to Jane Roe, a senior fellow at X, “…” */
const ACCORDING_STARTS = /(?:^|[.!?]\s+)According to\s/gu;
const ACCORDING_BEFORE = [sticky(String.raw`(?:[.!?]\s+)?According to\s+${SMALL_WORDS}`), A_NAME, sticky(String.raw`(?:,\s+${ROLE})?,\s*$`)];
/** Secretary Jane Roe issued the following statement: “…” */
const STATEMENT = [A_NAME, sticky(String.raw`(?:${ASIDE}|,)?\s+${ADVERBS}(?:issued|released|gave|made|published)\s+(?:the following|the|a|this)\s+(?:[\p{Ll}-]+\s+){0,3}statement(?:\s+[^:“”"«».]{1,80})?:\s*$`)];

function sticky(pattern: string): RegExp {
  return new RegExp(pattern, 'uy');
}

/** Whether the text ends in somebody's verb: ", a commander, said." is no role. */
export function endsInVerb(text: string): boolean {
  return AT_END.test(text);
}

const AT_END = new RegExp(String.raw`(?:^|[\s,])(?:${VERBS})(?:\s+(?:on\s+)?\p{Lu}?[\p{L}\d]+){0,4}[.,:;]?\s*$`, 'u');

/** Who a quotation belongs to when its sentence goes on after it; null when no person is named there. */
export function attributionAfter(rest: string, words: string): Attribution | null {
  const clause = rest.slice(0, 400);
  // After a full stop a new sentence begins, which is about something else, unless it begins in small letters.
  const goesOn = /[,?!…—–][”’]?$/.test(words) || /^\s*,/.test(clause);
  if (!goesOn && !/^\s+\p{Ll}/u.test(clause)) return null;
  return inOffice(inSteps(VERB_OFFICE, clause)) ?? attributed(inSteps(VERB_FIRST, clause)) ?? titled(inSteps(VERB_TITLED, clause))
    ?? (goesOn && HAS_VERB.test(clause) ? inOffice(inSteps(OFFICE_FIRST, clause)) ?? attributed(inSteps(NAME_FIRST, clause)) ?? titled(inSteps(TITLED_FIRST, clause)) : null)
    ?? (wordCount(words) >= 4 ? attributed(inSteps(ACCORDING, clause)) : null);
}

/**
 * Who a quotation belongs to when its sentence leads up to it. The verb must introduce it ("said: “", "said that “"):
 * in "called the vote “a sham”" the words are a fragment inside somebody else's sentence, and no quote.
 */
export function attributionBefore(lead: string, words: string): Attribution | null {
  if (lead.trim() === '') return null;
  const sentence = lastSentence(lead.slice(-500));
  const label = /^(?<name>[^:“”"«»]{3,200}):\s*$/u.exec(sentence);
  if (label?.groups?.['name'] !== undefined && !SAYS_SOMEWHERE.test(label[0])) {
    const named = readAttribution(label.groups['name']);
    if (named !== null) return named;
  }
  const end = lead.slice(-500);
  // These look for a name all over the sentence; most sentences have not the words that must follow one.
  const other = (sentence.includes('statement') ? inStepsAnywhere(NAME_STARTS, STATEMENT, sentence) : null)
    ?? (end.includes('According to') && wordCount(words) >= 5 ? inStepsAnywhere(ACCORDING_STARTS, ACCORDING_BEFORE, end) : null);
  if (other !== null) return attributed(other);
  const found = HAS_VERB.test(sentence) ? inStepsAnywhere(NAME_STARTS, BEFORE, sentence) : null;
  // Somebody who "wrote about his talk, “…”" names it.
  if (found === null || /^\s+(?:about|of)\b/.test(found.groups['between'] ?? '')) return null;
  // A French colon has a space before it.
  const border = found.groups['border']?.trim();
  const isDirect = border === ',' || border === ':';
  const isNear = (found.groups['between'] ?? '').trim() === '';
  if (!isDirect && border === undefined && !isNear) return null;
  if (wordCount(words) < (isDirect ? 3 : 5)) return null;
  const office = OFFICE_BEFORE.exec(sentence.slice(0, found.index))?.groups?.['role'];
  const named = office === undefined ? null : withoutOffice(`${office} ${found.groups['name'] ?? ''}`, null);
  if (named?.role != null) return named;
  // "A spokesman for Jane Roe said": it is not she who speaks.
  return (AFTER_OTHERS.test(sentence.slice(0, found.index)) ? null : attributed(found)) ?? titled(found);
}

/** What every pattern with a name before its verb needs; it is found in a fraction of their time. */
const HAS_VERB = new RegExp(String.raw`\s(?:${VERBS})`);
const SAYS_SOMEWHERE = new RegExp(String.raw`\s(?:${VERBS})${END}`, 'u');
/** "The foreign minister, " before "Jane Roe". */
const OFFICE_BEFORE = /(?:^|\s)(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s+(?<role>\p{Ll}[^,;:.!?“”"«»]{2,60}),\s+$/u;
const AFTER_OTHERS = /(?:^|\s)(?:for|to|of|by|from|with|against|about)\s+(?:the\s+)?$/u;

/** Who a surname stands for: "Ivana Roe" for "Roe" when she is named in full above; null when nobody or several are. */
export function fullName(surname: string, textAbove: string): string | null {
  const above = textAbove.slice(-200_000);
  const names = new Set<string>();
  let seen = 0;
  for (let index = above.indexOf(surname); index >= 0 && seen < 300; index = above.indexOf(surname, index + 1)) {
    seen += 1;
    if (/[\p{L}\p{M}]/u.test(above.charAt(index + surname.length))) continue;
    const line = above.slice(Math.max(0, index - 80, above.lastIndexOf('\n', index) + 1), index);
    const before = FIRST_NAMES.exec(line)?.[0];
    if (before === undefined) continue;
    const person = withoutOffice(before + surname, null) ?? shortened(before + surname, null);
    if (person !== null) names.add(person.speaker);
  }
  return names.size === 1 ? [...names][0] ?? null : null;
}

const FIRST_NAMES = new RegExp(String.raw`(?:${WORD}\s+(?:${SMALL}\s+){0,2}){1,4}$`, 'u');

/** "As Jane Roe", "On Monday Jane Roe": what opens the sentence is no part of the name. */
function shortened(text: string, role: string | null): Attribution | null {
  const words = text.split(/\s+/);
  const from = words.findIndex((word) => !OPENERS.has(word.toLowerCase()));
  return from > 0 ? withoutOffice(words.slice(from).join(' '), role) : null;
}

const OPENERS = new Set((
  'as on in at but and so yet while when after before later earlier since then for by to from with if because '
  + 'although today yesterday meanwhile however monday tuesday wednesday thursday friday saturday sunday january '
  + 'february march april may june july august september october november december'
).split(' '));

function attributed(found: Found | null): Attribution | null {
  const name = found?.groups['name']?.replace(/\s+/g, ' ').replace(/(?<=\p{Ll}{2})\.$/u, '');
  if (name === undefined) return null;
  const role = found?.groups['role']?.trim() ?? null;
  const isRole = role !== null && !NO_ROLE.test(role);
  if (!name.includes(' ')) return isSurname(name) ? { speaker: name, role: null } : null;
  return withoutOffice(name, isRole ? role : null) ?? shortened(name, isRole ? role : null);
}

/** Only words that are an office make the name beside them that of who holds it. */
function inOffice(found: Found | null): Attribution | null {
  const { role, name } = found?.groups ?? {};
  const person = role === undefined || name === undefined ? null : withoutOffice(`${role} ${name.replace(/\s+/g, ' ')}`, null);
  return person?.role == null ? null : person;
}

/** Somebody whose title goes with the name; only the title makes it sure that the last words are a name. */
function titled(found: Found | null): Attribution | null {
  if (found === null) return null;
  const { titled: whole, name } = found.groups;
  const text = whole ?? `${TITLE_BEFORE.exec(found.input.slice(0, found.index))?.[0] ?? ''}${name ?? ''}`;
  const person = withoutOffice(text.replace(/\s+/g, ' ').trim().replace(/^(?:an?|the)\s+/i, ''), null);
  return person?.role == null ? null : person;
}

/** "Secretary of " before "State Jane Roe". */
const TITLE_BEFORE = /(?:\p{Lu}[\p{L}-]*\s+){1,5}(?:of|for)\s+(?:the\s+)?$/u;

const ABBREVIATION = new RegExp(`(?<!\\p{L})(?:\\p{Lu}|${RANKS})$`, 'u');

/** What can stand between commas behind a name and says something else than who it is. */
const NO_ROLE = new RegExp(String.raw`\b(?:${VERBS})${END}|^(?:who|which|on|in|adding|and|but|according)\b`, 'u');

/** "said Gen. Roe." is one: an abbreviation ends nothing. */
export function isOneSentence(text: string): boolean {
  return lastSentence(text) === text;
}

function lastSentence(text: string): string {
  const ends = [...text.matchAll(/[.!?]["”’)]?\s+(?=\p{Lu})|\n/gu)];
  // The longest abbreviation has four letters, and what stands before it may take two code units.
  const last = ends.findLast(({ index }) => !ABBREVIATION.test(text.slice(Math.max(0, index - 6), index)));
  return last === undefined ? text : text.slice(last.index + last[0].length);
}

function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
