import { readByline, readDateline } from './dateline.ts';
import { isPersonName, readAttribution } from '../../language/person.ts';
import type { TextParagraph } from './text-lines.ts';
import { isRelatedHeading, isSectionName } from '../vocabulary.ts';

/**
 * Which paragraphs of a plain text are headings (short lines that are no sentence and have text below them): their
 * rank, null for the others. Numbered subheadings (2.1) rank below.
 */
export function headingsAmong(paragraphs: readonly TextParagraph[]): (2 | 3 | null)[] {
  const headings: (2 | 3 | null)[] = [];
  let inRelated = false;
  for (let index = 0; index < paragraphs.length; index += 1) {
    const text = paragraphs[index]?.text ?? '';
    const isHeading = inRelated ? endsRelated(paragraphs, index) : looksLikeHeading(paragraphs, index);
    if (isHeading) inRelated = isRelatedHeading(text);
    headings.push(isHeading ? (/^\d{1,2}\.\d/.test(text) ? 3 : 2) : null);
  }
  return headings;
}

function looksLikeHeading(paragraphs: readonly TextParagraph[], index: number): boolean {
  const paragraph = paragraphs[index];
  const next = paragraphs[index + 1];
  if (paragraph === undefined || next === undefined || !isHeadingLine(paragraph)) return false;
  if (isUnderline(next)) return true;
  if (isSectionName(paragraph.text)) return true;
  if (isSpeakerLine(paragraphs, index)) return false;
  if (isText(next)) return !endsShortLines(paragraphs, index);
  // A subheading may stand between a heading and its text, but three short lines in a row are a list of some kind.
  const below = paragraphs[index + 2];
  return below !== undefined && isHeadingLine(next) && isText(below) && startsLevel(paragraph, next);
}

/** Among related items only a known name, or a heading above a real paragraph, begins something else. */
function endsRelated(paragraphs: readonly TextParagraph[], index: number): boolean {
  const paragraph = paragraphs[index];
  const next = paragraphs[index + 1];
  if (paragraph === undefined || next === undefined || !isHeadingLine(paragraph)) return false;
  if (/[“”"«»]|\bby\b/.test(paragraph.text)) return false;
  const isProse = next.text.split(' ').length >= 20 && /[.!?]["”’)]*$/.test(next.text);
  return isProse || isSectionName(paragraph.text);
}

function isHeadingLine({ text, isItem, isRule, isCredit }: TextParagraph): boolean {
  if (isCredit || isItem || isRule) return false;
  if (text.length > 120 || text.split(' ').length > 14 || !/\p{L}/u.test(text)) return false;
  if (/[.,;…。،؛]["”’)]*$/u.test(text) && !/\b(?:\p{Lu}\.){2,}$/u.test(text)) return false;
  if (/:$/.test(text) && text.split(' ').length > 3 && !isTitleCase(text)) return false;
  // "QUESTION: And then?" and what breaks off are speech.
  if (/[^–—-][–—-]$/.test(text) || /^[\p{Lu}][\p{Lu} .’'-]{1,40}:\s/u.test(text)) return false;
  if (/^[\p{Ll}–—-]/u.test(text) || /^["“«„].*["”»“]$/u.test(text) || /https?:\/\/|[@<>{}=]/.test(text)) return false;
  return readDateline(text) === null && readByline(text) === null;
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function isText({ text, isItem, isRule }: TextParagraph): boolean {
  if (isRule) return false;
  if (isItem || /[.!?…:;。！？؟]["”’»)\]]*\d*$/u.test(text) || /^["“«„]/u.test(text)) return true;
  return text.split(' ').length >= 10 || text.length >= (CJK.test(text) ? 30 : 80);
}

/** Two headings in a row are a part and its first chapter only when they are printed in different ways. */
function startsLevel(upper: TextParagraph, lower: TextParagraph): boolean {
  const isNumbered = /^(?:\d+|[IVX]+|[A-Z])[.)]\s/.test(upper.text);
  const isOtherStyle = isCapitals(upper.text) !== isCapitals(lower.text) || upper.blankAbove > lower.blankAbove;
  return isNumbered || isOtherStyle || isSectionName(upper.text);
}

function isTitleCase(text: string): boolean {
  return text.split(' ').every((word) => !/^\p{Ll}/u.test(word) || word.length <= 4);
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}

/** The name under a paragraph that is all quotation belongs to it. */
function isSpeakerLine(paragraphs: readonly TextParagraph[], index: number): boolean {
  const above = paragraphs[index - 1]?.text ?? '';
  const text = paragraphs[index]?.text ?? '';
  if (!/^["“«„‘'].*["”»“’']$/u.test(above)) return false;
  const next = paragraphs[index + 1];
  const attribution = readAttribution(text);
  if (attribution === null) return false;
  const isLast = next === undefined || isHeadingLine(next) || /^["“«„]/u.test(next.text);
  return attribution.role !== null || (isLast && isPersonName(text));
}

/**
 * After two more short lines it is the last of a list or an address, unless more space or another style sets it
 * apart.
 */
function endsShortLines(paragraphs: readonly TextParagraph[], index: number): boolean {
  const [first, second, last] = [paragraphs[index - 2], paragraphs[index - 1], paragraphs[index]];
  if (first === undefined || second === undefined || last === undefined) return false;
  if (!isHeadingLine(first) || !isHeadingLine(second)) return false;
  return last.blankAbove <= second.blankAbove && isCapitals(last.text) === isCapitals(second.text);
}

function isUnderline({ text, isRule, blankAbove }: TextParagraph): boolean {
  return isRule && blankAbove === 0 && /^[-=~]+$/.test(text);
}
