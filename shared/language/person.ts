import { printedDate } from './printed-date.ts';

/** Somebody as printed beside their words. */
export interface Attribution {
  speaker: string;
  /** null when only the name is given. */
  role: string | null;
}

export const NAME_PARTICLES: ReadonlySet<string> = new Set((
  'de la le les du des da das do dos di del della den der van von vom zu zum ter ten te af av bin bint ibn ben al '
  + 'el ul abu y e i op st ap'
).split(' '));
/** Words that a person's name does not hold; with one of them it is an office, a body, a publication or a phrase. */
export const NOT_IN_NAMES: ReadonlySet<string> = new Set((
  'a an the and or of in on for to with by at from as is are was were be its his her their our this that these '
  + 'those not no but into over under after before institute foundation center centre council ministry department '
  + 'agency office university society bureau commission committee embassy bank fund company corporation group party '
  + 'parliament congress senate house court army navy force forces guard guards police union nations alliance '
  + 'organization organisation association federation republic kingdom government administration authority board '
  + 'command service services network news times journal post press media radio television tv magazine review '
  + 'reuters bloomberg kremlin pentagon hamas hezbollah brief briefs briefing memo insight insights analysis report '
  + 'reports commentary update alert paper series testimony policy project program programme initiative school '
  + 'college academy league watch rights international global national federal united european islamic revolutionary '
  + 'supreme act jazeera haram street sachs finding findings takeaway takeaways bottom qaeda arabiya monday tuesday wednesday thursday friday saturday sunday'
).split(' '));
/** First words that make two capitals a place or a body: North Korea, White House, Saudi Arabia. */
export const NOT_FIRST: ReadonlySet<string> = new Set((
  'north south east west new great hong tel los san saudi white state prime foreign defense defence interior '
  + 'finance deputy first last next how why what when where who if while since during although because however '
  + 'meanwhile both some many most all read share click learn view download subscribe follow sign related photo image '
  + 'courtesy getty watch listen see more latest breaking contact about table figure chart source sources via continue '
  + 'skip back top get join donate print email tweet even only just still perhaps maybe indeed according'
).split(' '));
/** The last word of an office that stands before a name: "Defense Minister Sergei Shoigu". */
const OFFICES = new Set((
  'minister president secretary chancellor premier ambassador envoy senator sen rep representative congressman '
  + 'congresswoman governor mayor chairman chairwoman chairperson chair chief director commander spokesman '
  + 'spokeswoman spokesperson adviser advisor fellow analyst researcher scholar expert economist professor lecturer '
  + 'officer official lawmaker leader head deputy undersecretary commissioner prosecutor judge justice attorney '
  + 'lawyer author editor journalist correspondent reporter founder ceo coordinator diplomat historian scientist '
  + 'strategist counsel inspector manager delegate speaker king queen prince princess emir sheikh ayatollah pope '
  + 'designer developer engineer physician lecturer economist meteorologist administrator moderator '
  + 'cio cto cofounder co-founder vice-president chief-of-staff negotiator activist dissident banker trader'
).split(' '));
const SUFFIX = /^(?:Jr|Sr|II|III|IV|(?:Ph|M|J)\.?\s?D|Esq|MP|MEP|CBE|OBE|KC|QC|(?:USA|USN|USAF|USMC)?\s?\(?[Rr]et\.?\)?)\.?$/;
/** "Jane", "D.", "O’Dwyer", "al-Qahtani", a word of a script without capitals, "(Ret.)", "“Bob”" */
const NAME_WORD = new RegExp(`^(?:${[
  String.raw`(?:al-|[dl]['’])?\p{Lu}[\p{L}\p{M}’'ʼ.-]*`,
  String.raw`\p{Lo}[\p{Lo}\p{M}־·-]*`,
  String.raw`\([^()]{1,40}\)`,
  '[“"][^“”"]{1,20}[”"]',
].join('|')})$`, 'u');

/**
 * True for what can be a person's name: "Behnam Ben Taleblu", "D. J. McAllister III", "Gen. Viktor Zolotov", "林曉雯
 * (Lin Hsiao-wen)".
 */
export function isPersonName(text: string): boolean {
  const words = nameWords(text.replace(/,(?= (?:Jr|Sr|II|III|IV|Ph\.?D|M\.?D)\.?$)/, ''));
  if (words.length > 8 || text.length > 80) return false;
  if (words.length === 1) return /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}・]{2,8}$/u.test(text);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (NOT_FIRST.has(first.toLowerCase()) || NAME_PARTICLES.has(last) || !/\p{L}{2}/u.test(text)) return false;
  if (words.length === 2 && last.startsWith('(') && !/^[\p{Lo}]/u.test(first)) return false;
  return words.every(isInNames);
}

function isInNames(word: string): boolean {
  if (/^(?:\p{Lu}\.-?)+$/u.test(word)) return true;
  if (/['’]s$/.test(word) || NOT_IN_NAMES.has(bare(word)) || OFFICES.has(bare(word))) return false;
  return NAME_WORD.test(word) || NAME_PARTICLES.has(word);
}

/** True for a single word that can be a surname: "Stradner" in "Stradner said". */
export function isSurname(text: string): boolean {
  if (!/^\p{Lu}[\p{L}\p{M}’'-]+$/u.test(text)) return false;
  return ![NOT_IN_NAMES, OFFICES, NOT_FIRST].some((words) => words.has(bare(text)));
}

/**
 * Reads the whole text as somebody: "Ivana Stradner, FDD Research Fellow", "Jane Roe (analyst)", "Jane Roe –
 * Director", "Defense Minister Sergei Shoigu", or a bare name. Null for everything else: a body, an office without a
 * name, a sentence.
 */
export function readAttribution(text: string): Attribution | null {
  if (text.length > 450) return null;
  const plain = text.replace(/\s+/g, ' ').trim().replace(/(?<!\b(?:Jr|Sr|\p{Lu}))\.$/u, '');
  if (hasSentenceEnd(plain)) return null;
  for (const border of plain.matchAll(/,\s+|，\s*|\s+[–—―|-]\s+|\s*\((?=[^()]*\)$)|:\s+/g)) {
    const role = plain.slice(border.index + border[0].length);
    if (SUFFIX.test(role.split(',')[0] ?? '')) continue;
    const speaker = plain.slice(0, border.index);
    const shown = border[0].trim() === '(' ? role.slice(0, -1) : role;
    return withoutOffice(speaker, shown);
  }
  return withoutOffice(plain, null);
}

/** Names in a row: "Jane Roe, John Doe, Jr., and Ana Poe" gives three. Every part as printed. */
export function splitNames(text: string): string[] {
  const parts = text.split(BETWEEN_NAMES).map((part) => part.trim());
  return parts.filter((part) => part !== '').reduce<string[]>((names, part) => {
    const before = names.at(-1);
    if (before !== undefined && SUFFIX.test(part)) names[names.length - 1] = `${before}, ${part}`;
    else names.push(part);
    return names;
  }, []);
}

const BETWEEN_NAMES = /\s*;\s*|\s*,\s+(?:and|&)\s+|\s+(?:and|&|und|et|y|и|та)\s+|\s*,\s+/u;

/** "Russian Defense Minister Sergei Shoigu" as name and office; null when what is left is not a name. */
export function withoutOffice(text: string, role: string | null): Attribution | null {
  const shown = role === null ? null : plainRole(role);
  if (isPersonName(text)) return { speaker: text, role: shown };
  // "HUD’s Kevin Bush": whose he is, and who.
  const person = text.replace(/^\p{Lu}[\p{L}.]*['’]s\s+(?=\p{Lu})/u, '');
  if (person !== text && isPersonName(person)) return { speaker: person, role: shown };
  const state = OF_STATE.exec(person);
  if (state?.groups !== undefined && isPersonName(state.groups['name'] ?? '')) {
    const title = (state.groups['office'] ?? '').replace(/^(?:an?|the)\s+/i, '');
    return { speaker: state.groups['name'] ?? '', role: shown === null ? title : `${title}, ${shown}` };
  }
  const words = person.split(' ');
  const office = words.findLastIndex((word) => OFFICES.has(bare(word)));
  const speaker = words.slice(office + 1).join(' ');
  if (office < 0 || office > 8 || !isPersonName(speaker) || !words.slice(0, office + 1).every(isOfTitle)) return null;
  const before = words.slice(0, office + 1).join(' ').replace(/^(?:an?|the)\s+/i, '');
  if (FOR_ANOTHER.test(before)) return null;
  return { speaker, role: shown === null ? before : `${before}, ${shown}` };
}

/** In "a spokesman for President Jane Roe" it is not she who speaks. */
const FOR_ANOTHER = /(?:^|\s)(?:spokes\p{L}+|aide|advis[eo]r|lawyer|attorney|counsel|assistant|secretary|representative|envoy)\s+(?:for|to|of)\s/iu;

/** "Deputy Secretary of State Jane Roe": what follows "of" is part of the office, and capitals do not tell where it ends. */
const OF_STATE = new RegExp(String.raw`^(?<office>(?:[\p{Lu}\p{Ll}][\p{L}.-]*\s){0,4}(?:[Ss]ecretary|[Mm]inister|[Uu]ndersecretary|[Dd]irector)\s(?:of|for)\s(?:the\s)?(?:${[
  'State', 'Defen[cs]e', 'War', 'Energy', 'Commerce', 'Labou?r', 'Education', 'Agriculture', 'Transport(?:ation)?', 'Homeland Security', 'Interior', 'Treasury', 'Foreign Affairs',
  'External Affairs', 'Home Affairs', 'Finance', 'Health', 'Justice', 'Trade', 'National Intelligence',
].join('|')}))\s(?<name>.+)$`, 'u');

/** "a senior fellow, who left in May" as "senior fellow"; null when only a date, a suffix or such a clause is left. */
function plainRole(role: string): string | null {
  const parts = role.split(/,\s+/);
  const clause = parts.findIndex((part) => /^(?:who|whose|which|where|when)\b/.test(part));
  const said = (clause < 0 ? parts : parts.slice(0, clause)).filter((part) => !isDatePart(part) && !SUFFIX.test(part) && !/^\d{1,3}$/.test(part));
  const plain = said.join(', ').replace(/^(?:an?|the)\s+/i, '').replace(/(?<!\.\p{Lu})\.$/u, '').trim();
  return plain === '' ? null : plain;
}

/**
 * In "former Deputy Minister for Ports Arne Falk" every word belongs to the title; in "examples include Senator
 * Moran" not.
 */
function isOfTitle(word: string, index: number): boolean {
  if (index === 0 && /^(?:an?|the)$/i.test(word)) return true;
  return /^[\p{Lu}\p{N}(]/u.test(word) || OFFICES.has(bare(word)) || TITLE_WORDS.has(word);
}

const TITLE_WORDS = new Set((
  'of for the and in at on to & former senior junior acting vice research policy outgoing chief political military '
  + 'security foreign then press executive managing general assistant associate national prime defense defence finance interior program programme '
  + 'founding campaign government party opposition union police communications media legal science technology trade energy climate'
).split(' '));

/** "May 28, 2021" behind a role says when, not who. */
function isDatePart(part: string): boolean {
  const isDay = /^\p{L}+\.?\s\d{1,2}$/u.test(part) && printedDate(`${part}, 2000`) !== null;
  return isDay || /^\d{4}$/.test(part) || printedDate(part) !== null;
}

/** Words of a name; what stands in brackets or quotation marks is one word. */
function nameWords(text: string): string[] {
  return text.match(/\([^()]*\)|[“"][^“”"]*[”"]|[^\s()]+/gu) ?? [];
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[.,’']+s?$/, '');
}

/**
 * A full stop inside, not after an initial or an abbreviation, ends a sentence: then the text is more than an
 * attribution.
 */
function hasSentenceEnd(text: string): boolean {
  for (const { index } of text.matchAll(/\.["”’)]?\s+\p{Lu}/gu)) {
    const word = /\p{L}*$/u.exec(text.slice(0, index))?.[0] ?? '';
    if (word.length > 1 && !ABBREVIATIONS.has(word.toLowerCase())) return true;
  }
  return /[!?]["”’)]?\s/.test(text);
}

const ABBREVIATIONS = new Set((
  'gen maj brig lt col capt cmdr adm sgt dr mr mrs ms prof sen rep gov rev hon amb st jr sr no vol inc ltd corp co '
  + 'univ dept vs ret phd mt ft'
).split(' '));
