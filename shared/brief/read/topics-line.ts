import { isPersonName } from '../../language/person.ts';
import { splitTopics } from '../topics.ts';
import { folded } from '../vocabulary.ts';

/** A last line as it stands on the page. */
export interface LastLine {
  text: string;
  /** It follows a list of related items. */
  afterRelated: boolean;
  /** More space was left above it than between paragraphs. */
  isApart: boolean;
}

const LABEL = new RegExp(
  '^(?:topics?|issues?|tags?|tagged|keywords?|filed under|categories|themes?|themen|schlagworte|mots[- ]cl[ée]s|temas?'
  + '|темы|теги|теми)\\s*:\\s*', 'iu',
);
const SMALL_WORDS = new Set('and & of the in on for to de la und et y i و'.split(' '));

/** The topics printed as the last line of a brief, without their label; null when the line is something else. */
export function topicsOf({ text, afterRelated, isApart }: LastLine, vocabulary: readonly string[]): string | null {
  if (text.length > 400) return null;
  if (LABEL.test(text) && !/[.!?]$/.test(text)) return text.replace(LABEL, '');
  if (splitTopics(text, vocabulary) !== null && (afterRelated || isApart || text.split(' ').length > 2)) return text;
  const standsAlone = isApart && !isPersonName(text) && text.split(' ').length >= 3;
  return isRowOfNames(text) && (repeatsWord(text) || afterRelated || standsAlone) ? text : null;
}

/** How many of the last lines name one topic each: two or more that follow each other without a gap, below a gap. */
export function topicsOnLines(lines: readonly { text: string; blankAbove: number }[]): number {
  let count = 0;
  for (const { text, blankAbove } of lines.toReversed()) {
    if (!isRowOfNames(text) || text.split(' ').length > 6 || /[,;|]/.test(text)) return 0;
    count += 1;
    if (blankAbove > 0) return count > 1 ? count : 0;
  }
  return 0;
}

/** Capitalised words and nothing else: no sentence, no quotation, no figure, no "by". */
function isRowOfNames(text: string): boolean {
  if (!/^[\p{L}\p{M}\p{Zs}’'.&/,;|•·()-]+$/u.test(text) || /[.!?:]$/.test(text)) return false;
  const words = text.split(/[\s,;|•·/]+/u).filter((word) => word !== '');
  return words.every((word) => /^\(?[\p{Lu}\p{Lo}]/u.test(word) || SMALL_WORDS.has(word.toLowerCase()));
}

/** "Iran Iran Global Threat Network": no title or signature says a word twice running. */
function repeatsWord(text: string): boolean {
  const words = folded(text).split(' ');
  return words.some((word, index) => word === words[index + 1]);
}
