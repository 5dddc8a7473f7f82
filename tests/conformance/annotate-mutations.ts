import { another, anyOf, everywhere, swap, swapWords, table, type Mutation } from './annotate-edits.ts';
import { pick } from './annotate-random.ts';

export type MutationKind = 'typography' | 'wording' | 'number' | 'negation';

const TYPOGRAPHY: readonly Mutation[] = [
  everywhere(/[\u2018\u2019]/g, "'"),
  everywhere(/(?<=\p{L})'(?=\p{L})/gu, '\u2019'),
  everywhere(/[\u201C\u201D]/g, '"'),
  everywhere(/"([^"]+)"/g, '\u201C$1\u201D'),
  everywhere(/[\u201C\u201D"]/g, ''),
  everywhere(/ ?\u2014 ?/g, ' \u2013 '),
  everywhere(/ [\u2013\u2014-] /g, '\u2014'),
  swap(/(?<=\p{L}) (?=\p{L})/gu, () => '\u00A0'),
  swap(/ /g, () => '  '),
  swap(/(?<=\p{Ll}), /gu, () => ' '),
  swap(/; /g, () => ', '),
  everywhere(/\.$/, ''),
  everywhere(/\.\.\./g, '\u2026'),
  swap(/(?<=\p{Ll}{2})-(?=\p{Ll}{2})/gu, () => ' '),
  swap(/(?<=\p{Ll}{2})-(?=\p{Ll}{2})/gu, () => '\u2011'),
  swap(/\b\p{Lu}\p{Ll}{3,}\b/gu, (word) => word.toUpperCase()),
  swap(/(?<= )\p{Ll}{4,}\b/gu, (word) => word[0]!.toUpperCase() + word.slice(1)),
  swap(/(?<=\p{Ll}{3})(?=\p{Ll}{3})/gu, () => '\u00AD'),
  swap(/\p{Ll}{2,}a\p{Ll}{2,}/gu, (word) => word.replace('a', '\u00E1')),
  swap(/\p{L}*fi\p{L}*/gu, (word) => word.replace('fi', '\uFB01')),
  swap(/\b\d{1,3}(?:,\d{3})+\b/g, (figure, random) =>
    figure.replaceAll(',', pick(random, ['\u202F', '\u00A0', ' ', '', "'"])),
  ),
  swap(/\bU\.S\.(?= )/g, () => 'US'),
  swap(/(?<= )(?:\p{L}{5,} ){2}/gu, (words) => `*${words.trim()}* `),
];

const SYNONYMS = table(`
  said = stated / remarked, stated = said, big = large, large = big, important = significant / key,
  significant = important, help = assist, helps = assists, begin = start, began = started, started = began,
  use = utilize, uses = employs, used = employed, using = employing, show = demonstrate, shows = demonstrates,
  showed = demonstrated, make = produce, makes = produces, get = obtain, gets = obtains, buy = purchase,
  also = additionally, but = yet, however = nevertheless, because = since, about = regarding, many = numerous,
  people = persons, nation = country, country = nation, countries = nations, government = administration, work = labor,
  working = laboring, team = group, teams = groups, website = site, websites = sites, users = visitors, user = visitor,
  meeting = gathering, discuss = debate, discussed = debated, issue = matter, issues = matters, problem = difficulty,
  problems = difficulties, need = require, needs = requires, new = novel, effort = endeavor, efforts = endeavors,
  provide = supply, provides = supplies, provided = supplied, information = data, data = information,
  different = various, opportunity = chance, ensure = guarantee, ensures = guarantees, create = make, created = made,
  build = construct, built = constructed, will = shall, citizens = residents, thank = praise, partners = associates,
  agencies = bureaus, agency = bureau, process = procedure, content = material, including = such as, through = via,
  between = among, international = global, global = worldwide, leaders = heads, talk = speak, talked = spoke,
  very = quite, really = truly, design = layout, services = offerings, service = offering, project = undertaking,
  projects = undertakings, must = should, should = ought to
`);
const ADVERBS = [
  'clearly',
  'largely',
  'also',
  'already',
  'indeed',
  'broadly',
  'certainly',
  'now',
  'still',
  'formally',
  'publicly',
  'currently',
  'again',
  'truly',
  'recently',
] as const;
const PLACES = ['Geneva', 'Vienna', 'Lisbon', 'Ottawa', 'Nairobi', 'Jakarta', 'Santiago', 'Hanoi'] as const;
const FIGURE_WORDS = table(`
  two = 2, three = 3, four = 4, five = 5, six = 6, seven = 7, eight = 8, nine = 9, ten = 10, twelve = 12, twenty = 20,
  thirty = 30, 2 = two, 3 = three, 4 = four, 5 = five, 6 = six, 7 = seven, 8 = eight, 10 = ten, 12 = twelve,
  20 = twenty
`);
const CONTRACTIONS = table(`
  is not = isn't, are not = aren't, was not = wasn't, were not = weren't, do not = don't, does not = doesn't,
  did not = didn't, will not = won't, would not = wouldn't, could not = couldn't, should not = shouldn't,
  has not = hasn't, have not = haven't, it is = it's, we are = we're, they are = they're, you are = you're,
  we have = we've, that is = that's, cannot = can't
`);
const EXPANSIONS = new Map(Object.entries(CONTRACTIONS).map(([long, [short = '']]) => [short, long]));

const WORDING: readonly Mutation[] = [
  swapWords(SYNONYMS),
  swapWords(SYNONYMS),
  swap(/(?<=\p{Ll}) (?=(?:is|are|was|were|has|have|will|can) )/gu, (_, random) => ` ${pick(random, ADVERBS)} `),
  swap(/(?<=\b(?:is|are|was|were|has|have|will|can)) (?=\p{Ll})/gu, (_, random) => ` ${pick(random, ADVERBS)} `),
  swap(/ (?:also|very|really|just|currently|already|often|recently|clearly|quickly|directly)(?= \p{Ll})/gu, () => ''),
  swap(/\b\p{Ll}{7,}\b/gu, (word, random) => {
    const at = 2 + Math.floor(random() * (word.length - 4));
    return word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2);
  }),
  swap(/\b\p{Ll}{8,}\b/gu, (word, random) => {
    const at = 3 + Math.floor(random() * (word.length - 5));
    return word.slice(0, at) + word.slice(at + 1);
  }),
  swap(
    /(?<=(?<![Aa]ccording )\b(?:in|to|from) )(?!January|February|March|April|May|June|July|August|September|October|November|December|\p{Lu}\p{Ll}+day)\p{Lu}\p{Ll}{3,}(?= \p{Ll}|[,.])/gu,
    (_, random) => pick(random, PLACES),
  ),
  swapWords(CONTRACTIONS),
  swap(
    new RegExp(`\\b(?:${[...EXPANSIONS.keys()].join('|').replaceAll("'", "['\u2019]")})(?![\\w'\u2019])`, 'g'),
    (word) => EXPANSIONS.get(word.replace('\u2019', "'")) ?? word,
  ),
  swap(
    new RegExp(`(?<![\\w.,$\u20AC\u00A3-])(?<!May )(?:${Object.keys(FIGURE_WORDS).join('|')})(?= \\p{Ll}{3,})`, 'gu'),
    (word) => FIGURE_WORDS[word]?.[0] ?? word,
  ),
  swap(/(?<=\d)%/g, () => ' percent'),
  swap(/(?<=\d) percent\b/g, (_, random) => pick(random, ['%', ' pct'])),
  swap(/\b(?:the|a) (?=\p{Ll}{5,}\b)/gu, (_, random) => pick(random, ['this ', 'that ', 'its '])),
  swap(/\band\b/g, () => 'as well as'),
];

const DIGITS = '0123456789';
const CARDINALS = [
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'twenty',
  'thirty',
  'fifty',
] as const;
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'tenth'] as const;
const MONTHS = [
  'January',
  'February',
  'April',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const TIMES = table(`
  half = a third of, twice = once, double = triple, doubled = tripled, dozen = score of, both = all three
`);

const NUMBER: readonly Mutation[] = [
  swap(/(?<![\w.#/-])\d{2,}(?:[.,]\d+)*\b/g, (figure, random) => {
    const at = pick(
      random,
      [...figure].flatMap((digit, k) => (DIGITS.includes(digit) && k > 0 ? [k] : [])),
    );
    const other = pick(
      random,
      [...DIGITS].filter((digit) => digit !== figure[at]),
    );
    return figure.slice(0, at) + other + figure.slice(at + 1);
  }),
  swap(/(?<![\w.#/-])\d{1,3}(?:,\d{3})+\b/g, (figure, random) =>
    pick(random, [figure.replace(/,\d{3}$/, ''), `${figure},000`, figure.replace(/0,/, ',')]),
  ),
  swap(/(?<![\w.,#/-])[1-9]\d{0,2}(?= )/g, (figure, random) =>
    pick(random, [`${figure}0`, `1${figure}`, String(Number(figure) + 1)]),
  ),
  swap(/(?<![\w.])\d+\.\d+(?= ?(?:%|percent|million|billion))/g, (figure) => figure.replace('.', '')),
  swap(/(?<=\d)%/g, (_, random) => pick(random, ['', ' percentage points', ' basis points'])),
  swap(/[$\u20AC\u00A3](?=\d)/g, (sign, random) =>
    pick(
      random,
      ['$', '\u20AC', '\u00A3', '\u00A5', ''].filter((other) => other !== sign),
    ),
  ),
  another(['million', 'billion', 'trillion', 'thousand']),
  another(CARDINALS),
  another(ORDINALS),
  another(MONTHS),
  another(DAYS),
  swap(/(?<= )(?:hours|days|weeks|months|years|decades)\b/g, (unit, random) =>
    pick(
      random,
      ['hours', 'days', 'weeks', 'months', 'years', 'decades'].filter((other) => other !== unit),
    ),
  ),
  swap(/\b(?:last|this|next) (?:year|month|week)\b/g, (phrase, random) =>
    phrase.replace(/\w+$/, (unit) =>
      pick(
        random,
        ['year', 'month', 'week'].filter((other) => other !== unit),
      ),
    ),
  ),
  swap(/\b(?:miles|kilometers|feet|meters|tons|pounds|kilograms|barrels|gallons|acres|hectares)\b/g, (unit, random) =>
    pick(
      random,
      ['miles', 'kilometers', 'feet', 'tons', 'kilograms', 'barrels', 'acres', 'hectares'].filter(
        (other) => other !== unit,
      ),
    ),
  ),
  another(['hundreds', 'thousands', 'millions', 'dozens']),
  swap(/\b(?:19|20)\d\d\b/g, (year, random) => String(Number(year) + pick(random, [-10, -2, -1, 1, 2, 10]))),
  swapWords(TIMES),
  swap(/(?<=\d ?)(?:am|pm|a\.m\.|p\.m\.)/g, (half) =>
    half.startsWith('a') ? half.replace('a', 'p') : half.replace('p', 'a'),
  ),
  swap(/\b(?:more|less|fewer) than (?=\d)/g, (bound) => (bound.startsWith('more') ? 'less than ' : 'more than ')),
  swap(
    /(?<=\b(?:has|have|for|in|of|about|over) )\d[\d,]* (?=\p{Ll})(?!million|billion|trillion|thousand|hundred)/gu,
    () => '',
  ),
];

const AUXILIARY =
  /\b(?:is|are|was|were|will|would|can|could|should|must|may|might|has|have|had|does|did)\b(?! not|n['\u2019]t| never| no\b)(?= \p{Ll}{3})/gu;
const SIMPLE_PRESENT = table(`
  supports = support, provides = provide, includes = include, allows = allow, requires = require, needs = need,
  helps = help, wants = want, makes = make, offers = offer, means = mean, remains = remain, shows = show, gives = give,
  works = work, takes = take, ensures = ensure, enables = enable, continues = continue, represents = represent
`);
const SIMPLE_PAST = table(`
  supported = support, provided = provide, included = include, allowed = allow, required = require, helped = help,
  wanted = want, made = make, offered = offer, showed = show, gave = give, worked = work, took = take,
  announced = announce, launched = launch, met = meet, signed = sign, reached = reach, agreed = agree, used = use
`);
const OPPOSITES = table(`
  increase = decrease, increased = decreased, increases = decreases, increasing = decreasing, rise = fall, rose = fell,
  grew = shrank, growing = shrinking, growth = decline, improve = worsen, improved = worsened, improving = worsening,
  support = oppose, supports = opposes, supported = opposed, accept = reject, accepted = rejected, allow = prohibit,
  allows = prohibits, allowed = banned, confirm = deny, confirmed = denied, success = failure,
  successful = unsuccessful, strengthen = weaken, strengthened = weakened, strengthening = weakening, win = lose,
  won = lost, most = least, always = never, never = always, often = rarely, all = none of, every = no,
  everyone = nobody, with = without, agree = disagree, agreed = refused, approve = reject, approved = rejected,
  include = exclude, includes = excludes, included = excluded, including = excluding, encourage = discourage,
  encouraged = discouraged, better = worse, best = worst, good = bad, strong = weak, stronger = weaker,
  positive = negative, high = low, higher = lower, safe = dangerous, easy = difficult, easier = harder, able = unable,
  likely = unlikely, possible = impossible, clear = unclear, available = unavailable, effective = ineffective,
  necessary = unnecessary, legal = illegal, complete = incomplete, true = false, right = wrong, expand = shrink,
  expanded = shrank, continue = stop, continued = stopped, continues = stops, remain = cease to be, many = few,
  protect = endanger, welcome = condemn, welcomed = condemned, praised = condemned, promote = undermine,
  promotes = undermines, advance = hinder, gains = losses, ally = enemy, allies = enemies, peace = war,
  freedom = oppression, enabled = prevented, helpful = unhelpful, stable = unstable, stability = instability,
  secure = insecure, committed = uncommitted, trust = distrust, presence = absence, before = after, start = stop,
  started = stopped, open = closed, opened = closed, responsible = irresponsible
`);
const SHORT_NOT = table(`
  is = isn't, are = aren't, was = wasn't, were = weren't, will = won't, would = wouldn't, can = can't,
  could = couldn't, should = shouldn't, has = hasn't, have = haven't, does = doesn't, did = didn't, had = hadn't,
  must = must not, may = may not, might = might not
`);

const NEGATION: readonly Mutation[] = [
  swap(AUXILIARY, (word) => `${word} not`),
  swap(
    AUXILIARY,
    (word, random) =>
      `${word} ${pick(random, ['never', 'no longer', 'hardly', 'by no means', 'rarely', 'not yet', 'in no way'])}`,
  ),
  swap(AUXILIARY, (word) => SHORT_NOT[word]?.[0] ?? `${word} not`),
  swap(/ not(?= \p{Ll})/gu, () => ''),
  swap(/\b(is|are|was|were|do|does|did|would|could|should|has|have)n['\u2019]t\b/g, (_, __, [verb = '']) => verb),
  swap(/\bcan(?:not|['\u2019]t)\b/g, () => 'can'),
  swap(/ never(?= \p{Ll})/gu, (_, random) => pick(random, ['', ' always', ' often', ' once'])),
  swap(
    anyOf(SIMPLE_PRESENT, '(?= \\p{Ll})', 'gu'),
    (word, random) =>
      pick(random, ['does not ', 'no longer ', 'refuses to ', 'fails to ', "doesn't "]) + SIMPLE_PRESENT[word]![0]!,
  ),
  swap(
    anyOf(SIMPLE_PAST, '(?= \\p{Ll})', 'gu'),
    (word, random) =>
      pick(random, ['did not ', 'failed to ', 'refused to ', 'declined to ', 'never ', 'was unable to '])
      + SIMPLE_PAST[word]![0]!,
  ),
  swapWords(OPPOSITES),
  swapWords(OPPOSITES),
  swap(/\bmore (?=\p{Ll}{5,})(?!than)/gu, (_, random) => pick(random, ['less ', 'no more '])),
  swap(/\b(?:there (?:is|are|was|were)) (?:an? )?(?=\p{Ll})/giu, (phrase) => `${phrase.replace(/ an? $/, ' ')}no `),
  swap(/\b(?:has|have|had) (?:an?|the|some) (?=\p{Ll})/gu, (phrase) => `${phrase.split(' ')[0]} no `),
  swap(/\b(?:some|any|many|several) (?=\p{Ll}{4,})/gu, (_, random) => pick(random, ['no ', 'few '])),
];

export const MUTATIONS: Readonly<Record<MutationKind, readonly Mutation[]>> = {
  typography: TYPOGRAPHY,
  wording: WORDING,
  number: NUMBER,
  negation: NEGATION,
};
