import type { BlockName, BodyProperties, PhrasingName } from '../body.ts';
import { BLOCK_NAMES } from '../body.ts';

type Name = BlockName | PhrasingName;
type Key = keyof BodyProperties;

interface Rule {
  key: Key;
  on: ReadonlySet<string>;
  valid: (value: unknown) => boolean;
  /** A value that says the same as no value. */
  unwritten?: unknown;
}

/** The one order in which properties are written, so that the same content gives the same bytes. */
const RULES: readonly Rule[] = [
  { key: 'href', on: new Set(['a']), valid: (value) => isAddress(value, /^(?:https?:\/\/|mailto:)/i) },
  { key: 'cite', on: new Set(['blockquote']), valid: (value) => isAddress(value, /^https?:\/\//i) },
  { key: 'src', on: new Set(['img']), valid: (value) => isAddress(value, /^https?:\/\//i) },
  { key: 'alt', on: new Set(['img']), valid: (value) => typeof value === 'string' && value.length <= 10_000 },
  { key: 'asset', on: new Set(['img']), valid: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) },
  { key: 'width', on: new Set(['img']), valid: (value) => isInteger(value, 1, 100_000) },
  { key: 'height', on: new Set(['img']), valid: (value) => isInteger(value, 1, 100_000) },
  { key: 'start', on: new Set(['ol']), valid: (value) => isInteger(value, -1_000_000, 1_000_000), unwritten: 1 },
  { key: 'colSpan', on: new Set(['td', 'th']), valid: (value) => isInteger(value, 1, 1000), unwritten: 1 },
  { key: 'rowSpan', on: new Set(['td', 'th']), valid: (value) => isInteger(value, 1, 65_534), unwritten: 1 },
  { key: 'lang', on: new Set(BLOCK_NAMES), valid: isLanguage },
  { key: 'dir', on: new Set(BLOCK_NAMES), valid: (value) => value === 'ltr' || value === 'rtl' || value === 'auto' },
  { key: 'note', on: new Set(['sup', 'li']), valid: (value) => isInteger(value, 1, 99_999) },
];
const KEYS: ReadonlySet<string> = new Set(RULES.map((rule) => rule.key));

/** The properties that stand on this element, in their fixed order; what is not allowed or not valid is left out. */
export function properProperties(name: Name, properties: BodyProperties): BodyProperties {
  const kept: Partial<Record<Key, unknown>> = {};
  if (isEmpty(properties)) return kept as BodyProperties;
  for (const { key, on, valid, unwritten } of RULES) {
    const value = properties[key];
    if (value !== undefined && value !== unwritten && on.has(name) && valid(value)) kept[key] = value;
  }
  return kept as BodyProperties;
}

/** True when nothing would be left out (a default that is written out counts as valid). */
export function arePropertiesValid(name: Name, properties: Record<string, unknown>): boolean {
  return isEmpty(properties) || Object.keys(properties).every((key) => KEYS.has(key) || properties[key] === undefined)
    && RULES.every(({ key, on, valid }) => properties[key] === undefined || (on.has(name) && valid(properties[key])));
}

/** As most elements have them. */
export function isEmpty(properties: object): boolean {
  for (const _ in properties) return false;
  return true;
}

/** BCP 47 in outline: "en", "pt-BR", "zh-Hant-TW". */
export function isLanguage(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 35 && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(value);
}

function isAddress(value: unknown, scheme: RegExp): boolean {
  return typeof value === 'string' && value.length <= 8192 && scheme.test(value) && URL.canParse(value);
}

function isInteger(value: unknown, low: number, high: number): boolean {
  return Number.isSafeInteger(value) && (value as number) >= low && (value as number) <= high && !Object.is(value, -0);
}
