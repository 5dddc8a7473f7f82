import type { Body, BodyElement } from '../body.ts';
import type { PostTopic } from '../brief.ts';
import { firstWords } from './from-text.ts';
import type { PostText } from './from-text.ts';
import { isTitle, readHeader, repeatedTitle } from './header.ts';
import { leavesOf } from '../leaves.ts';
import { phrasingText } from '../text.ts';
import { distinct, readTopics } from '../topics.ts';
import { headingsAmong } from './text-headings.ts';
import type { TextParagraph } from './text-lines.ts';
import { topicsOf } from './topics-line.ts';
import { folded } from '../vocabulary.ts';

/** What a file says about itself outside its text: front matter, meta elements. */
export type Declared = Partial<Omit<PostText, 'body' | 'topics' | 'titleGuessed'>> & {
  topics?: PostTopic[];
  /** The title is only what the window shows ("Title | Site"): a title printed above the text is better. */
  isTitleLoose?: boolean;
};

/**
 * A post from a body that still carries its own header and line of topics: they move to their fields, and what they
 * do not fill is taken from what the file declares. What is printed wins over what is declared, as that is what
 * readers saw.
 */
export function postFromBody(whole: Body, declared: Declared, vocabulary: readonly string[] = []): PostText {
  const { header, body: text } = withoutHeader(whole, declared);
  const { line, body } = withoutTopicsLine(withPrintedHeadings(text), vocabulary);
  const printed = [header.topics, line].flatMap((topics) => (topics === null ? [] : readTopics(topics, vocabulary)));
  const first = (leavesOf(body)[0] ?? leavesOf(whole)[0])?.text ?? '';
  return {
    url: declared.url ?? header.url,
    title: header.title?.replace(/\s+/g, ' ') ?? firstWords(first),
    titleGuessed: header.title === null,
    date: header.date ?? declared.date ?? null,
    publishedAt: declared.publishedAt ?? null,
    modifiedAt: declared.modifiedAt ?? null,
    series: header.series ?? declared.series ?? null,
    authors: header.authors.length > 0 ? header.authors : declared.authors ?? [],
    topics: distinct([...(declared.topics ?? []), ...printed]),
    language: declared.language ?? null,
    body,
  };
}

/** The header's lines are the paragraphs and headings at the very top. */
function withoutHeader(body: Body, declared: Declared): { header: ReturnType<typeof readHeader>; body: Body } {
  const top: { block: BodyElement; text: string }[] = [];
  for (const block of body.children) {
    if (/^(?:p|h[2-6])$/.test(block.tagName)) top.push({ block, text: phrasingText(block).replace(/\s+/g, ' ') });
    else if (block.tagName !== 'hr' && block.tagName !== 'img' && block.tagName !== 'figure') break;
    if (top.length > 12) break;
  }
  const lines = top.map(({ text }) => text);
  const title = declared.isTitleLoose === true ? printedTitle(lines, declared.title ?? '') : declared.title;
  const header = readHeader(lines, title === undefined ? {} : { title });
  const taken = new Set(top.filter((_, index) => header.taken.has(index)).map(({ block }) => block));
  return { header, body: taken.size === 0 ? body : trimmedRules(body.children.filter((block) => !taken.has(block))) };
}

/**
 * The line above the text that the window's title repeats, or that is printed twice; without one the window's title
 * itself.
 */
function printedTitle(lines: readonly string[], shown: string): string | undefined {
  const isShown = (line: string): boolean => line.length >= 12 && isTitle(line) && folded(shown).includes(folded(line));
  return lines.find(isShown) ?? repeatedTitle(lines) ?? (shown === '' ? undefined : shown);
}

/** A file whose marks were all lost on the way still has its headings: they are found as in plain text. */
function withPrintedHeadings(body: Body): Body {
  if (body.children.some(({ tagName }) => /^h[2-6]$/.test(tagName))) return body;
  const paragraphs = body.children.map((block): TextParagraph => {
    const [only] = block.children;
    const isPlain = block.tagName === 'p' && block.children.length === 1 && only?.type === 'text';
    const isRule = block.tagName === 'hr';
    return { text: phrasingText(block), isItem: !isPlain, isRule, isCredit: false, blankAbove: 1 };
  });
  const ranks = headingsAmong(paragraphs);
  const children = body.children.map((block, index): BodyElement => (
    ranks[index] == null || block.tagName !== 'p' ? block : { ...block, tagName: `h${ranks[index]}` }
  ));
  return { type: 'root', children };
}

function withoutTopicsLine(body: Body, vocabulary: readonly string[]): { line: string | null; body: Body } {
  const last = body.children.at(-1);
  if (last?.tagName !== 'p' || body.children.length < 2) return { line: null, body };
  const text = phrasingText(last);
  const leaves = leavesOf(body);
  const isBelowItems = leaves.slice(-2).every(({ inRelated }) => inRelated);
  const afterRelated = isBelowItems && !text.includes('\n') && !hasLink(last);
  const line = topicsOf({ text, afterRelated, isApart: body.children.at(-2)?.tagName === 'hr' }, vocabulary);
  return line === null ? { line, body } : { line, body: trimmedRules(body.children.slice(0, -1)) };
}

function trimmedRules(children: readonly BodyElement[]): Body {
  const isRule = (block: BodyElement): boolean => block.tagName === 'hr';
  const last = children.findLastIndex((block) => !isRule(block));
  const first = children.findIndex((block) => !isRule(block));
  return { type: 'root', children: last < 0 ? [] : children.slice(first, last + 1) };
}

function hasLink(block: BodyElement): boolean {
  if (block.properties.href !== undefined) return true;
  return block.children.some((child) => child.type === 'element' && hasLink(child));
}
