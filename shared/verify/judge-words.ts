import { findQuote } from '../annotate/find-quote.ts';
import { differences } from '../annotate/verdict/compare.ts';
import { isEnglish } from '../annotate/verdict/language.ts';

/** How words of a memo compare with a text; weakest first. */
export type Difference = 'typography' | 'shortened' | 'wording' | 'number' | 'negation';

export interface JudgedWords {
  start: number;
  end: number;
  /** Empty: verbatim. */
  differences: Difference[];
}

const ORDER: readonly Difference[] = ['typography', 'shortened', 'wording', 'number', 'negation'];

/** An omission that is shown, or words put in by whoever quotes. */
const LEFT_OUT = /\s*(?:[[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|(?<![.\d])\.\s?\.\s?\.(?:\s?\.)?(?!\d))\s*|\s*\[[^[\]]{1,200}\]\s*/gu;
/** "[T]he": only its case was changed. */
const RECASED = /\[(\p{L})\](?=\p{Ll})/gu;

/** Words of a memo beside a text: where they stand and in what they differ; null when nothing there is like them. */
export function judgeWords(text: string, exact: string): JudgedWords | null {
  const whole = judgePart(text, exact.replace(RECASED, '$1'), 0);
  if (whole !== null && whole.differences.every((one) => one === 'typography')) return whole;
  const parts = exact.replace(RECASED, '$1').split(LEFT_OUT).map((part) => part.trim()).filter((part) => /[\p{L}\p{N}]/u.test(part));
  if (parts.length === 0 || (parts.length === 1 && parts[0] === exact.trim())) return whole;
  return inOrder(text, parts) ?? whole;
}

/** All parts, each behind the one before. */
function inOrder(text: string, parts: readonly string[]): JudgedWords | null {
  let from = 0;
  let start: number | null = null;
  const found = new Set<Difference>(['shortened']);
  for (const part of parts) {
    const judged = judgePart(text, part, from);
    if (judged === null) return null;
    start ??= judged.start;
    from = judged.end;
    for (const difference of judged.differences) found.add(difference);
  }
  return { start: start ?? 0, end: from, differences: ORDER.filter((one) => found.has(one)) };
}

function judgePart(text: string, exact: string, from: number): JudgedWords | null {
  const rest = from === 0 ? text : text.slice(from);
  const found = findQuote(rest, { exact, prefix: '', suffix: '' });
  if (found === null) return null;
  const { start, end } = wholeWords(rest, found);
  const at = { start: from + start, end: from + end };
  if (isSame(rest.slice(start, end), exact, rest.slice(end, end + 3))) return { ...at, differences: [] };
  const words = exact.trim();
  const differing = differences({ text: rest, start, end }, { text: words, start: 0, end: words.length }, () => isEnglish(rest));
  // Signs at the ends that are no words are typography at most.
  return { ...at, differences: differing.length === 0 ? ['typography'] : [...differing] };
}

/** Out to the ends of the words and of the figures with what is glued to them: "5" in "$5.5%" is not what was said. */
function wholeWords(text: string, { start, end }: { start: number; end: number }): { start: number; end: number } {
  const ahead = /(?:[\p{L}\p{M}\p{N}]|(?<=\d[.,]?)[.,](?=\d)|['’](?=\p{L}))*$/u.exec(text.slice(Math.max(0, start - 60), start))?.[0].length ?? 0;
  const behind = /^(?:[\p{L}\p{M}\p{N}]|[.,](?=\d)|['’](?=\p{L}))*/u;
  const isInWord = (at: number) => /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && /[\p{L}\p{N}\p{M}]|[.,'’]/u.test(text.charAt(at));
  const from = /^[\p{L}\p{N}]/u.test(text.slice(start)) ? start - ahead : start;
  const to = isInWord(end) ? end + (behind.exec(text.slice(end, end + 60))?.[0].length ?? 0) : end;
  const sign = /[\p{Sc}+−±~≈<>]$|(?<![\p{L}\p{N}])-$/u.exec(text.slice(Math.max(0, from - 2), from))?.[0] ?? '';
  const unit = /^\s?[%‰°]/u.exec(text.slice(to))?.[0] ?? '';
  return {
    start: sign !== '' && /\d/.test(text.charAt(from)) ? from - sign.length : from,
    end: unit !== '' && /\d/.test(text.charAt(to - 1)) ? to + unit.length : to,
  };
}

/** White space, the level of quotation marks, and a full stop or comma at the end are the memo's own. */
function isSame(source: string, memo: string, behind: string): boolean {
  const [one, other] = [plain(source), plain(memo)];
  if (one === other) return true;
  const bare = other.replace(/[.,]$/, '');
  return one === bare || one.replace(/[.,;:]$/, '') === bare || (other.startsWith(one) && plain(behind).startsWith(other.slice(one.length)));
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().replaceAll('“', '‘').replaceAll('”', '’');
