/**
 * Units of measure, money and time in English: spelling -> unit, by dimension. Spellings of one unit are the same unit.
 */

const DIMENSIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  share: {
    percent: '% percent pct',
    'percentage point': 'pp',
    'basis point': 'bps',
    permille: '‰',
  },
  length: {
    kilometre: 'km kms kilometre kilometres kilometer kilometers',
    metre: 'metre metres meter meters',
    centimetre: 'cm centimetre centimetres centimeter centimeters',
    millimetre: 'mm millimetre millimetres millimeter millimeters',
    mile: 'mile miles mi',
    yard: 'yard yards yd yds',
    foot: 'foot feet ft',
    inch: 'inch inches',
    'light-year': 'lightyear lightyears',
    fathom: 'fathom fathoms',
    league: 'leagues',
  },
  mass: {
    kilogram: 'kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes',
    gram: 'gram grams gramme grammes',
    tonne: 'tonne tonnes',
    ton: 'ton tons',
    pound: 'lb lbs',
    ounce: 'ounce ounces oz',
    milligram: 'mg milligram milligrams',
    kiloton: 'kiloton kilotons kt',
    megaton: 'megaton megatons',
  },
  volume: {
    litre: 'litre litres liter liters',
    gallon: 'gallon gallons',
    barrel: 'barrel barrels bbl bpd',
    millilitre: 'ml millilitre millilitres',
    pint: 'pint pints',
    bushel: 'bushel bushels',
  },
  area: { acre: 'acre acres', hectare: 'hectare hectares ha' },
  time: {
    millisecond: 'ms millisecond milliseconds',
    second: 'seconds secs',
    minute: 'minute minutes min mins',
    hour: 'hour hours hr hrs',
    day: 'day days',
    night: 'nights',
    week: 'week weeks',
    fortnight: 'fortnight fortnights',
    month: 'month months',
    quarter: 'quarters',
    year: 'year years yr yrs',
    decade: 'decade decades',
    century: 'century centuries',
    millennium: 'millennium millennia',
  },
  money: {
    dollar: '$ dollar dollars usd',
    euro: '€ euro euros eur',
    pound: '£ pound pounds sterling gbp quid',
    yen: '¥ yen jpy',
    yuan: 'yuan renminbi rmb cny',
    rouble: '₽ ruble rubles rouble roubles rub',
    rial: 'rial rials irr',
    toman: 'toman tomans',
    rupee: '₹ rupee rupees inr',
    franc: 'franc francs chf',
    lira: '₺ lira liras',
    shekel: '₪ shekel shekels',
    dinar: 'dinar dinars',
    dirham: 'dirham dirhams',
    riyal: 'riyal riyals',
    peso: 'peso pesos',
    krone: 'krone kroner krona kronor',
    zloty: 'zloty zlotys',
    hryvnia: '₴ hryvnia hryvnias',
    cent: '¢ cent cents',
    won: '₩ krw',
    bitcoin: '₿ bitcoin bitcoins',
  },
  energy: {
    watt: 'watt watts',
    kilowatt: 'kw kilowatt kilowatts',
    megawatt: 'mw megawatt megawatts',
    gigawatt: 'gw gigawatt gigawatts',
    terawatt: 'tw terawatt terawatts',
    'kilowatt hour': 'kwh',
    'megawatt hour': 'mwh',
    'gigawatt hour': 'gwh',
    'terawatt hour': 'twh',
    joule: 'joule joules',
    calorie: 'calorie calories kcal',
  },
  data: {
    byte: 'byte bytes',
    kilobyte: 'kb kilobyte kilobytes',
    megabyte: 'mb megabyte megabytes',
    gigabyte: 'gb gigabyte gigabytes',
    terabyte: 'tb terabyte terabytes',
    petabyte: 'pb petabyte petabytes',
    megabit: 'mbps megabit megabits',
    gigabit: 'gbps gigabit gigabits',
  },
  temperature: {
    celsius: '℃ celsius centigrade',
    fahrenheit: '℉ fahrenheit',
    degree: '° degree degrees',
    kelvin: 'kelvin kelvins',
  },
  speed: { 'mile an hour': 'mph', 'kilometre an hour': 'kph kmh', knot: 'knots' },
  frequency: { hertz: 'hz hertz', kilohertz: 'khz kilohertz', megahertz: 'mhz megahertz', gigahertz: 'ghz gigahertz' },
  clock: {
    am: 'am',
    pm: 'pm',
    noon: 'noon',
    midnight: 'midnight',
    utc: 'utc gmt',
    est: 'est edt',
    pst: 'pst pdt',
    cet: 'cet cest',
  },
};

export interface Unit {
  readonly name: string;
  readonly dimension: string;
}

export const UNITS: ReadonlyMap<string, Unit> = new Map(
  Object.entries(DIMENSIONS).flatMap(([dimension, units]) =>
    Object.entries(units).flatMap(([name, spellings]) =>
      spellings.split(' ').map((spelling) => [spelling, { name, dimension }] as const),
    ),
  ),
);

/** Units of two words. */
export const TWO_WORD_UNITS: ReadonlyMap<string, Unit> = new Map([
  ['per cent', { name: 'percent', dimension: 'share' }],
  ['percentage point', { name: 'percentage point', dimension: 'share' }],
  ['percentage points', { name: 'percentage point', dimension: 'share' }],
  ['basis point', { name: 'basis point', dimension: 'share' }],
  ['basis points', { name: 'basis point', dimension: 'share' }],
  ['metric ton', { name: 'tonne', dimension: 'mass' }],
  ['metric tons', { name: 'tonne', dimension: 'mass' }],
]);

/** Single letters that are units only when they are glued to a figure or stand right behind it. */
export const LETTER_UNITS: ReadonlyMap<string, Unit> = new Map([
  ['m', { name: 'metre', dimension: 'length' }],
  ['g', { name: 'gram', dimension: 'mass' }],
  ['l', { name: 'litre', dimension: 'volume' }],
  ['h', { name: 'hour', dimension: 'time' }],
  ['s', { name: 'second', dimension: 'time' }],
  ['c', { name: 'celsius', dimension: 'temperature' }],
  ['f', { name: 'fahrenheit', dimension: 'temperature' }],
]);

/** Words before a unit that make another unit of it. */
export const UNIT_PREFIXES: ReadonlySet<string> = new Set(['square', 'cubic', 'nautical', 'short', 'long', 'sq', 'cu']);
