import type { CalendarDate } from '../ids.ts';

/** January to December as publishers print them, one line a language; abbreviations follow a slash. */
const MONTHS = [
  'january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct '
  + 'november/nov december/dec',
  'januar/jänner februar märz april mai juni juli august september oktober/okt november dezember/dez',
  'janvier/janv février/févr mars avril/avr mai juin juillet/juil août septembre octobre novembre décembre/déc',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  'januari februari maart april mei juni juli augustus september oktober november december',
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
  'ledna února března dubna května června července srpna září října listopadu prosince',
  'január február március április május június július augusztus szeptember október november december',
  'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
  'januari februari mars april maj juni juli augusti september oktober november december',
  'januar februar mars/marts april mai/maj juni juli august september oktober november desember/december',
  'ιανουαρίου/ιανουάριος φεβρουαρίου μαρτίου απριλίου μαΐου/μάι ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου',
  'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
  'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
];
/** The whole names, and abbreviations of three letters or more that mean one month in all of these languages. */
const MONTH_NUMBERS: ReadonlyMap<string, number> = monthNumbers();

const WORD = String.raw`\p{L}[\p{L}\p{M}]*\.?`;
/** "Wednesday, ", "Mittwoch, den ", "on ". */
const BEFORE = String.raw`(?:on\s+)?(?:(${WORD}),?\s+(?:den\s+|the\s+|el\s+)?)?`;
/** Days of the week in the same languages, and words that can stand in their place. */
const DAYS: ReadonlySet<string> = new Set((
  'monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun the le el '
  + 'den am vom montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so lundi '
  + 'mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo segunda '
  + 'terca quarta quinta sexta segunda-feira terca-feira quarta-feira quinta-feira sexta-feira lunedi martedi '
  + 'mercoledi giovedi venerdi domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag poniedzialek '
  + 'wtorek sroda czwartek piatek sobota niedziela pazartesi sali carsamba persembe cuma cumartesi pazar понедельник '
  + 'вторник среда четверг пятница суббота воскресенье понеділок вівторок середа четвер пʼятниця субота неділя '
  + 'الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد'
).split(' ').map(folded));
const YEAR = String.raw`(\d{4})`;
const DAY = String.raw`(\d{1,2})`;
/** Each form with how its parts make a date. */
const FORMS: readonly { form: RegExp; read: (part: (string | undefined)[]) => CalendarDate | null }[] = [
  {
    form: whole(String.raw`${BEFORE}(${WORD})\s+${DAY}(?:st|nd|rd|th)?,?\s+${YEAR}`),
    read: ([day, m, d, y]) => onDay(day, dateOf(y, month(m), d)),
  },
  {
    form: whole(
      String.raw`${BEFORE}${DAY}(?:\.|st|nd|rd|th|er|º)?\s*(?:of\s+|de\s+)?(${WORD}),?\s+(?:del?\s+)?${YEAR}(?:\s?[гр]\.?)?`,
    ),
    read: ([day, d, m, y]) => onDay(day, dateOf(y, month(m), d)),
  },
  {
    form: whole(String.raw`${YEAR}[-/.]${DAY}[-/.]${DAY}(?:[T ]\d{2}:\d{2}.*)?`),
    read: ([y, m, d]) => dateOf(y, Number(m), d),
  },
  { form: whole(String.raw`${DAY}\.\s?${DAY}\.\s?${YEAR}`), read: ([d, m, y]) => dateOf(y, Number(m), d) },
  { form: whole(String.raw`${DAY}[/-]${DAY}[/-]${YEAR}`), read: ([a, b, y]) => slashed(Number(a), Number(b), y) },
  { form: whole(String.raw`${YEAR}\s?[年년]\s?${DAY}\s?[月월]\s?${DAY}\s?[日일]`), read: ([y, m, d]) => dateOf(y, Number(m), d) },
];

/**
 * The date that the whole text is ("June 28, 2023", "Wed, 28 June 2023", "2023-06-28"); null for a month alone and
 * for 6/7/2023.
 */
export function printedDate(text: string): CalendarDate | null {
  if (text.length > 60 || !/\p{Nd}/u.test(text)) return null;
  const plain = asciiDigits(text).trim();
  for (const { form, read } of FORMS) {
    const parts = form.exec(plain);
    const date = parts === null ? null : read(parts.slice(1));
    if (date !== null) return date;
  }
  return null;
}

/**
 * The date of a paragraph that opens like a dispatch: "KYIV, June 28, 2023 — …", "BRUSSELS, Belgium, 28 June 2023
 * (Agency) — …".
 */
export function dispatchDate(text: string): CalendarDate | null {
  const opening = /^(\p{Lu}[^—–]{8,100}?)\s*(?:\([^)]{1,30}\)\s*)?[—–]\s/u.exec(text.slice(0, 160))?.[1] ?? '';
  const parts = opening.split(/,\s+/);
  const dates = parts.slice(1).map((_, index) => printedDate(parts.slice(index + 1).join(', ')));
  return dates.find((date) => date !== null) ?? null;
}

/** The date when year, month (1-12) and day exist in the calendar, else null. */
export function dateOf(year: string | undefined, m: number | undefined, day: string | undefined): CalendarDate | null {
  const [y, d] = [Number(year), Number(day)];
  if (m === undefined || !(y >= 1500 && y <= 2999) || !(m >= 1 && m <= 12) || !(d >= 1)) return null;
  if (d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return null;
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` as CalendarDate;
}

/** 28/6/2023 and 6/28/2023 are one day; 6/7/2023 is one in June and another in July, so it is none. */
function slashed(a: number, b: number, year: string | undefined): CalendarDate | null {
  if (a > 12) return dateOf(year, b, String(a));
  if (b > 12 || a === b) return dateOf(year, a, String(b));
  return null;
}

/** A word before the date that is no day of the week makes it part of a sentence or a name. */
function onDay(day: string | undefined, date: CalendarDate | null): CalendarDate | null {
  return day === undefined || DAYS.has(folded(day).replace(/\.$/, '')) ? date : null;
}

function month(name: string | undefined): number | undefined {
  return MONTH_NUMBERS.get(folded(name ?? '').replace(/\.$/, ''));
}

function monthNumbers(): Map<string, number> {
  const whole = MONTHS.flatMap((year) => year.split(' ').flatMap((names, index) => names.split('/').map((name) => [folded(name), index + 1] as const)));
  const numbers = new Map<string, number>();
  const several = new Set<string>();
  for (const [name, number] of whole) {
    for (let length = 3; length < name.length; length += 1) {
      const start = name.slice(0, length);
      if (numbers.has(start) && numbers.get(start) !== number) several.add(start);
      numbers.set(start, number);
    }
  }
  for (const start of several) numbers.delete(start);
  for (const [name, number] of whole) numbers.set(name, number);
  return numbers;
}

function folded(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function asciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

function whole(source: string): RegExp {
  return new RegExp(`^${source}$`, 'iu');
}
