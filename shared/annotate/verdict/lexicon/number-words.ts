import { countedMap, meaningMap, valueMap, wordSet } from './tables.ts';

/* English words for figures, dates and bounds. Values are what a reader would write in digits. */

export const CARDINALS = countedMap(
  `
  zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen
`,
  0,
);

export const TENS = valueMap(`
  twenty 20, thirty 30, forty 40, fourty 40, fifty 50, sixty 60, seventy 70, eighty 80, ninety 90
`);

/** Words that multiply the figure before them. */
export const MAGNITUDES = valueMap(`
  hundred 100, thousand 1e3, million 1e6, billion 1e9, trillion 1e12,
  quadrillion 1e15, dozen 12, lakh 1e5, crore 1e7
`);

/** Letters glued to a figure that multiply it. */
export const MAGNITUDE_LETTERS = valueMap(`
  k 1e3, m 1e6, mn 1e6, mln 1e6, mm 1e6, b 1e9, bn 1e9, bln 1e9, t 1e12,
  tn 1e12, trn 1e12
`);

/** Plurals that stand for an order of magnitude: "hundreds", "tens of thousands". */
export const ORDERS = wordSet(`
  tens dozens scores hundreds thousands millions billions trillions lakhs crores
`);

export const ORDINALS = valueMap(`
  zeroth 0, first 1, second 2, third 3, fourth 4, fifth 5, sixth 6, seventh 7, eighth 8, ninth 9, tenth 10,
  eleventh 11, twelfth 12, thirteenth 13, fourteenth 14, fifteenth 15, sixteenth 16, seventeenth 17, eighteenth 18,
  nineteenth 19, twentieth 20, thirtieth 30, fortieth 40, fiftieth 50, sixtieth 60, seventieth 70, eightieth 80,
  ninetieth 90, hundredth 100, thousandth 1e3, millionth 1e6
`);

/** Parts of a whole, with what they divide by. "third" and so on count only after a figure or "a". */
export const PARTS = valueMap(`
  half 2, halves 2, quarter 4, quarters 4, third 3, thirds 3, fourth 4, fourths 4, fifth 5, fifths 5, sixth 6,
  sixths 6, seventh 7, sevenths 7, eighth 8, eighths 8, ninth 9, ninths 9, tenth 10, tenths 10
`);

/** Words that multiply what they are said of. */
export const TIMES = valueMap(`
  once 1, twice 2, thrice 3, single 1, double 2, doubled 2, doubles 2, doubling 2, twofold 2, triple 3, tripled 3,
  triples 3, tripling 3, threefold 3, quadruple 4, quadrupled 4, quadruples 4, quadrupling 4, fourfold 4, fivefold 5,
  sixfold 6, tenfold 10, hundredfold 100, halve 0.5, halved 0.5, halves 0.5, halving 0.5, couple 2, pair 2, trio 3,
  quartet 4
`);

/** Fractions that are one character. */
export const VULGAR: ReadonlyMap<string, number> = new Map([
  ['½', 1 / 2],
  ['⅓', 1 / 3],
  ['⅔', 2 / 3],
  ['¼', 1 / 4],
  ['¾', 3 / 4],
  ['⅕', 1 / 5],
  ['⅖', 2 / 5],
  ['⅗', 3 / 5],
  ['⅘', 4 / 5],
  ['⅙', 1 / 6],
  ['⅚', 5 / 6],
  ['⅐', 1 / 7],
  ['⅛', 1 / 8],
  ['⅜', 3 / 8],
  ['⅝', 5 / 8],
  ['⅞', 7 / 8],
  ['⅑', 1 / 9],
  ['⅒', 1 / 10],
]);

export const MONTHS = countedMap(
  `
  january february march april may june july august september october november december
`,
  1,
);

/** Counted as months only beside a figure. */
export const SHORT_MONTHS = valueMap(`
  jan 1, feb 2, mar 3, apr 4, jun 6, jul 7, aug 8, sep 9, sept 9, oct 10, nov 11, dec 12
`);

export const WEEKDAYS = wordSet(`
  monday tuesday wednesday thursday friday saturday sunday
`);

/**
 * Words that place something in time. One in the place of another is a changed date; alone they come and go with style.
 */
export const RELATIVE_TIMES = wordSet(`
  today yesterday tomorrow tonight spring summer autumn winter fall morning afternoon evening night midnight noon
  overnight hourly daily weekly fortnightly monthly quarterly yearly annually annual
`);

/** "last year", "next Monday", "early 2023": only before a unit of time, a weekday, a month, a season or a year. */
export const RELATIVE_WORDS = meaningMap(`
  last last, past last, previous last, next next, coming next, following next, this this, current this,
  early early, late late, mid mid
`);

/** What is said of a figure's bound; "more than 300" is not "less than 300". */
export const BOUNDS = meaningMap(`
  more than above, greater than above, higher than above, over above, above above, exceeding above, at least above,
  upwards of above, no fewer than above, no less than above, minimum of above, less than below, fewer than below,
  lower than below, under below, below below, at most below, up to below, no more than below, maximum of below,
  not more than below
`);
