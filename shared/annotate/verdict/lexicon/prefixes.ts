import { lemmas } from './opposites.ts';
import { wordSet } from './tables.ts';

// Longest first. "mis-" and "de-" turn a verb around as "un-" turns an adjective.
const PREFIXES = ['anti', 'non', 'dis', 'mis', 'un', 'in', 'im', 'il', 'ir', 'de', 'ab', 'a'] as const;
/** What looks like a prefix before a word and is not one. */
const FALSE_PREFIXES = wordSet(`
  inform income inside intend invent invest indeed into instead intact intent intense infer inland input inquire
  incite inflame inmate insure increase insight install instance inherit inner inward incline include indoor inbound
  inset intake inlet inroad import impress improv impos immediat imprison impact impart impound impulse implant
  imperil impeach discover display discount dispose discuss district dispatch distract discharge discourse dispense
  distress dismay distant disease distill disclos dismiss under union unit until uncle unless unto depart depend
  describe design defend define deliver demand debate decline declare deploy deport derive detail deserve defence
  defense defer default deal dear deduct degrade delight denote deprive detest detain devote depress misses missile
  mission mister mistake mistress illicit irate irony about above abroad abuse absent abide aback aboard
`);
const NOT_A_PREFIX = new RegExp(`^(?:${[...FALSE_PREFIXES].join('|')})`);
/** "a-" and "ab-" make opposites of these only. */
const GREEK_PREFIX = /^(?:abnormal|amoral|atypical|apolitical|asymmetr|asexual|ahistorical)/;
const SHORTEST_STEM = 3;

/** "reliable" and "unreliable", "hopeful" and "hopeless", "power" and "powerless", "overstate" and "understate". */
export function areNegated(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.endsWith('ful') && long.endsWith('less') && short.slice(0, -3) === long.slice(0, -4)) return true;
  if (short.length > SHORTEST_STEM && long === `${short}less`) return true;
  if (long === short.replace(/^over/, 'under') && short.startsWith('over')) return true;
  const stems = new Set(lemmas(short));
  return lemmas(long).some((form) => {
    const prefix = PREFIXES.find(
      (p) => form.startsWith(p) && stems.has(form.slice(p.length)) && form.length - p.length >= SHORTEST_STEM,
    );
    if (prefix === undefined) return false;
    return prefix === 'a' || prefix === 'ab' ? GREEK_PREFIX.test(form) : !NOT_A_PREFIX.test(form);
  });
}
