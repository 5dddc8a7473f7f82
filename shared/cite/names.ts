import { isPersonName } from '../language/person.ts';

/** A name as CSL-JSON has it: a person in parts, or a body (and whatever cannot be taken apart safely) as it is printed. */
export type CslName = { family: string; given: string; suffix?: string } | { literal: string };

/** Titles before a name, without their full stops. */
const RANKS = new Set((
  'gen general maj major brig brigadier lt lieut lieutenant col colonel capt captain cmdr cdr commander adm admiral vadm radm rear vice '
  + 'sgt sergeant cpl corporal pvt private ens ensign marshal commodore cmde ltg mg bg ltc cpt '
  + 'sen senator rep representative congressman congresswoman gov governor amb ambassador hon honorable honourable rt president judge justice '
  + 'dr doctor prof professor mr mrs ms miss mx sir dame lord lady baroness baron rev reverend fr father msgr rabbi imam sheikh'
).split(' '));
/** Of two words that rank somebody only together. */
const FIRST_OF_TWO = /^(?:rear|vice|rt|the)$/i;
const SUFFIX = /^(?:Jr|Sr|II|III|IV)\.?$/;
/** What may stand behind a name and is no part of it. */
const DEGREE = /^(?:Ph\.?\s?D|M\.?D|J\.?D|Esq|MP|MEP|CBE|OBE|KC|QC|[A-Z]{2,5}(?:\s?\(?[Rr]et\.?\)?)?|\(?[Rr]et\.?\)?|[Rr]etired)\.?$/;
const PARTICLES = new Set((
  'de la le les du des da das do dos di del della den der van von vom zu zum ter ten te af av bin bint ibn ben al el ul abu'
).split(' '));
/** Between two surnames: "Ortega y Gasset". */
const BETWEEN = new Set(['y', 'i', 'e']);
/** Scripts whose names are written given name first, so that the last word is the surname. */
const GIVEN_FIRST = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\p{P}\p{Zs}'’ʼ]+$/u;

/** "Maj. Gen. Jane Roe (Ret.)" is Roe, Jane; "Harbour Institute" and names that are not split by a space between two parts stay whole. */
export function cslName(printed: string): CslName {
  const whole = printed.replace(/\s+/g, ' ').trim().replace(/^[Bb]y\s+(?=\p{Lu})/u, '');
  const [name, suffix] = withoutSuffix(withoutBrackets(whole));
  const words = name.split(' ');
  const start = rankEnd(words);
  const bare = words.slice(start);
  if (bare.length < 2 || !GIVEN_FIRST.test(name) || !isPersonName(bare.join(' '))) return { literal: whole };
  const at = surnameStart(bare);
  return { family: bare.slice(at).join(' '), given: bare.slice(0, at).join(' '), ...(suffix === null ? {} : { suffix }) };
}

/** Without what stands in brackets: "(R-FL)", "(Ret.)". */
const withoutBrackets = (name: string): string => name.replace(/\s*\([^()]{1,40}\)/g, '').trim();

/** "Roe, Jr." and "Roe Jr." give the suffix; degrees and "Ret." go. */
function withoutSuffix(name: string): [name: string, suffix: string | null] {
  let suffix: string | null = null;
  const [first = '', ...rest] = name.split(/,\s*/);
  for (const part of rest) {
    if (SUFFIX.test(part)) suffix = part;
    else if (!DEGREE.test(part)) return [name, null];
  }
  const words = first.split(' ');
  while (words.length > 2 && (SUFFIX.test(words.at(-1)!) || (DEGREE.test(words.at(-1)!) && /[a-z.]/.test(words.at(-1)!)))) {
    const last = words.pop()!;
    if (SUFFIX.test(last)) suffix = last;
  }
  return [words.join(' '), suffix];
}

/** How many words stand before the name proper; always leaves two when a rank could be a given name (“Dean”, “Judge”). */
function rankEnd(words: readonly string[]): number {
  let at = 0;
  while (at < words.length - 1) {
    const word = words[at]!;
    const isRank = RANKS.has(word.replace(/\.$/, '').toLowerCase());
    if (!isRank && !(FIRST_OF_TWO.test(word) && RANKS.has((words[at + 1] ?? '').replace(/\.$/, '').toLowerCase()))) break;
    // "Private" and the like in full are names too when nothing but a surname follows.
    if (!word.endsWith('.') && words.length - at <= 2 && word.length > 4) break;
    at += 1;
  }
  return at;
}

function surnameStart(words: readonly string[]): number {
  let at = words.length - 1;
  if (at >= 3 && BETWEEN.has(words[at - 1]!)) at -= 2;
  while (at > 1 && PARTICLES.has(words[at - 1]!.toLowerCase())) at -= 1;
  return at;
}

/** As it is printed in running text, without rank. */
export function plainName(name: CslName): string {
  if ('literal' in name) return name.literal;
  return [name.given, name.family].filter((part) => part !== '').join(' ') + (name.suffix === undefined ? '' : ` ${name.suffix}`);
}
