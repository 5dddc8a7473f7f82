import type { BlockName, Body, BodyElement, BodyProperties, BodyText, PhrasingName } from '../body.ts';
import { BLOCK_NAMES, PHRASING_NAMES } from '../body.ts';
import { normaliseBody } from './normalise.ts';
import { arePropertiesValid } from './properties.ts';

/** Elements one inside another. What the importers write stays below 70. */
export const MAX_DEPTH = 100;
export const MAX_NODES = 1_000_000;
/** UTF-16 code units of text, all nodes together. */
export const MAX_TEXT = 32_000_000;

const NAMES: ReadonlySet<string> = new Set([...BLOCK_NAMES, ...PHRASING_NAMES]);

/**
 * The value as a body in normal form, built anew so that nothing else travels with it; null when anything in it is
 * outside the closed tree (another name, property or address) or beyond the limits. A body that was valid comes back
 * equal, byte for byte.
 */
export function validBody(value: unknown): Body | null {
  if (!isRecord(value) || value['type'] !== 'root' || !Array.isArray(value['children'])) return null;
  const budget = { nodes: MAX_NODES, text: MAX_TEXT };
  const children = validChildren(value['children'], budget, 1);
  return children === null ? null : normaliseBody(children);
}

interface Budget {
  nodes: number;
  text: number;
}

function validChildren(values: unknown[], budget: Budget, depth: number): (BodyElement | BodyText)[] | null {
  budget.nodes -= values.length;
  if (budget.nodes < 0 || depth > MAX_DEPTH) return null;
  const children: (BodyElement | BodyText)[] = [];
  for (const value of values) {
    if (!isRecord(value)) return null;
    const { type } = value;
    if (type === 'text') {
      if (typeof value['value'] !== 'string') return null;
      budget.text -= value['value'].length;
      if (budget.text < 0) return null;
      children.push({ type, value: value['value'] });
    } else {
      const { tagName, properties, children: inner } = value;
      if (type !== 'element' || typeof tagName !== 'string' || !NAMES.has(tagName)) return null;
      const name = tagName as BlockName | PhrasingName;
      if (!isRecord(properties) || !arePropertiesValid(name, properties) || !Array.isArray(inner)) return null;
      const validInner = validChildren(inner, budget, depth + 1);
      if (validInner === null) return null;
      children.push({ type, tagName: name, properties: properties as BodyProperties, children: validInner });
    }
  }
  return children;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
