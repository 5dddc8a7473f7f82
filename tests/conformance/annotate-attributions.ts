import { pick, shuffled } from './annotate-random.ts';

/** A paragraph that attributes a sentence, before and after; the sentence itself does not change. */
export interface Attributed {
  readonly before: string;
  readonly after: string;
  readonly sentence: string;
}

interface Person {
  readonly name: string;
  readonly family: string;
  readonly role: string;
}

const PEOPLE: readonly Person[] = [
  ['Ivana Stradner', 'Research Fellow'],
  ['Behnam Ben Taleblu', 'Senior Fellow'],
  ['Maria Gonzalez', 'Director of Policy'],
  ['John Okafor', 'Professor of Law'],
  ['Lena Fischer', 'Minister of Finance'],
  ['Ahmed al-Rashid', 'Ambassador to the UN'],
  ['Sergei Volkov', 'Deputy Chairman'],
  ['Mei-Ling Chen', 'Chief Economist'],
  ['Patrick O’Neill', 'Senior Adviser'],
  ['Amara Diallo', 'Program Manager'],
  ['Jean-Pierre Dubois', 'Secretary General'],
  ['Kate Brown', 'Analyst'],
].map(([name = '', role = '']) => ({ name, family: name.split(' ').at(-1)!, role }));
const INSTITUTIONS = [
  'the Kremlin',
  'the White House',
  'The Wall Street Journal',
  'the World Bank',
  'the Foreign Ministry',
  'the Pentagon',
  'Amnesty International',
  'the Treasury Department',
] as const;
const GROUPS = [
  'officials',
  'analysts',
  'diplomats',
  'activists',
  'lawmakers',
  'residents',
  'economists',
  'witnesses',
] as const;

type Form = (sentence: string, who: string) => string;
const bare = (sentence: string) => sentence.replace(/[.!?]$/, '');

const PERSON_FORMS: readonly ((sentence: string, who: Person) => string)[] = [
  (s, p) => `\u201C${s}\u201D ${p.name}, ${p.role}`,
  (s, p) => `\u201C${s}\u201D ${p.name}`,
  (s, p) => `\u201C${s}\u201D \u2014 ${p.name}, ${p.role}`,
  (s, p) => `\u201C${bare(s)},\u201D said ${p.name}.`,
  (s, p) => `\u201C${bare(s)},\u201D said ${p.name}, ${p.role.toLowerCase()} at the institute.`,
  (s, p) => `\u201C${bare(s)},\u201D ${p.family} said.`,
  (s, p) => `"${bare(s)}," ${p.family} told reporters on Tuesday.`,
  (s, p) => `\u201C${bare(s)},\u201D ${p.name}, ${p.role.toLowerCase()} at the institute, said in an interview.`,
  (s, p) => `\u201C${bare(s)},\u201D according to ${p.name}.`,
  (s, p) => `${p.name} said: \u201C${s}\u201D`,
  (s, p) => `${p.name}, ${p.role.toLowerCase()} at the institute, wrote, "${s}"`,
  (s, p) => `According to ${p.name}, \u201C${s}\u201D`,
  (s, p) => `${p.role} ${p.name} told the committee: \u201C${s}\u201D`,
  (s, p) => `${p.family.toUpperCase()}: ${s}`,
  (s, p) => `${p.name} warned that \u201C${bare(s)}.\u201D`,
  (s, p) => `\u201C${bare(s)},\u201D noted ${p.family}.`,
  (s, p) => `\u201C${s}\u201D\n${p.name}, ${p.role}`,
];
const INSTITUTION_FORMS: readonly Form[] = [
  (s, who) => `\u201C${bare(s)},\u201D according to ${who}.`,
  (s, who) => `${bare(s)}, according to ${who}.`,
  (s, who) => `${who[0]!.toUpperCase()}${who.slice(1)} said that \u201C${bare(s)}.\u201D`,
  (s, who) => `According to ${who}, ${s}`,
  (s, who) => `\u201C${bare(s)},\u201D ${who} announced.`,
  (s, who) => `${bare(s)}, ${who} said.`,
];
const GROUP_FORMS: readonly Form[] = [
  (s, who) => `\u201C${bare(s)},\u201D ${who} said.`,
  (s, who) => `${bare(s)}, ${who} said.`,
  (s, who) => `${bare(s)}, according to ${who}.`,
];

/** The sentence attributed to one speaker and then to another, or to nobody. */
export function reattributed(sentence: string, random: () => number): Attributed {
  const turn = random();
  const build = <T>(forms: readonly ((s: string, who: T) => string)[], speakers: readonly T[]): Attributed => {
    const form = pick(random, forms);
    const [first, second] = shuffled(random, speakers) as [T, T];
    const before = form(sentence, first);
    const isDropped = random() < 0.2;
    return {
      before,
      after: isDropped ? unattributed(sentence, before) : form(sentence, second),
      sentence: bare(sentence),
    };
  };
  return turn < 0.6
    ? build(PERSON_FORMS, PEOPLE)
    : turn < 0.85
      ? build(INSTITUTION_FORMS, INSTITUTIONS)
      : build(GROUP_FORMS, GROUPS);
}

/** The same attribution, in other words: another verb, the role added or changed, a day put in. */
export function sameAttribution(sentence: string, random: () => number): Attributed {
  const p = pick(random, PEOPLE);
  const [one, other] = shuffled(random, [
    `\u201C${bare(sentence)},\u201D said ${p.name}.`,
    `\u201C${bare(sentence)},\u201D ${p.name} said.`,
    `\u201C${bare(sentence)},\u201D ${p.name} added on Friday.`,
    `\u201C${bare(sentence)},\u201D said ${p.family}.`,
    `"${bare(sentence)}," explained ${p.name}, who works in Brussels.`,
    `\u201C${bare(sentence)},\u201D ${p.role} ${p.name} said.`,
    `\u201C${bare(sentence)},\u201D according to ${p.name}.`,
  ]) as [string, string];
  return { before: one, after: other, sentence: bare(sentence) };
}

function unattributed(sentence: string, before: string): string {
  return /[\u201C"]/.test(before) ? `\u201C${sentence}\u201D` : sentence;
}
