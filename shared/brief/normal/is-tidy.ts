import type { BodyElement, BodyText } from '../body.ts';
import { PHRASING_NAMES } from '../body.ts';
import type { LooseElement } from './loose-tree.ts';
import { isEmpty, properProperties } from './properties.ts';
import { isBlank } from './white-space.ts';

type Phrasing = LooseElement | BodyElement | BodyText;

/**
 * True when the words of a leaf block are certainly in normal form, so that nothing need be built anew: plain text, links and emphasis, without
 * line breaks, footnotes or images. Nearly all that was normalised once is; false says nothing. `within`: marks that stand around them.
 */
export function isTidy(children: readonly Phrasing[], within: readonly string[] = []): boolean {
  const words: Words = { first: '', last: '', isBlank: true };
  return areTidy(children, within, words) && !words.isBlank && words.first.trimStart() === words.first && words.last.trimEnd() === words.last;
}

/** What was read so far: its first and its last text node. */
interface Words {
  first: string;
  last: string;
  isBlank: boolean;
}

function areTidy(children: readonly Phrasing[], marks: readonly string[], words: Words): boolean {
  let before: Phrasing | undefined;
  for (const child of children) {
    if (child.type === 'text') {
      if (before?.type === 'text' || !isTidyText(child.value, words)) return false;
    } else {
      if (!MARKS.has(child.tagName) || marks.includes(child.tagName) || child.children.length === 0) return false;
      if (before?.type === 'element' && before.tagName === child.tagName && before.properties.href === child.properties.href) return false;
      if (!areMarksProper(child) || !areTidy(child.children, [...marks, child.tagName], words)) return false;
    }
    before = child;
  }
  return true;
}

const MARKS: ReadonlySet<string> = new Set(PHRASING_NAMES.filter((name) => name !== 'br'));

/** Only a link carries something, and that is its address. */
function areMarksProper({ tagName, properties }: LooseElement | BodyElement): boolean {
  if (tagName !== 'a') return isEmpty(properties);
  return Object.keys(properties).length === 1 && properProperties('a', properties).href !== undefined;
}

function isTidyText(text: string, words: Words): boolean {
  if (text === '' || UNTIDY.test(text) || (words.last.endsWith(' ') && text.startsWith(' '))) return false;
  if (words.last === '') words.first = text;
  words.last = text;
  words.isBlank &&= isBlank(text);
  return true;
}

/** Control characters, line breaks, white space that would collapse, and halves of pairs (with whole pairs: they are rare). */
const UNTIDY = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufffe\uffff]| {2}/;
