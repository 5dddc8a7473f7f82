import type { Body, BodyElement } from './body.ts';
import type { PostTopic } from './brief.ts';
import { firstWords } from './from-text.ts';
import type { PostText } from './from-text.ts';
import { readHeader } from './header.ts';
import { leavesOf } from './leaves.ts';
import { phrasingText } from './text.ts';
import { distinct, readTopics } from './topics.ts';
import { topicsOf } from './topics-line.ts';

/** What a file says about itself outside its text: front matter, meta elements. */
export type Declared = Partial<Omit<PostText, 'body' | 'topics' | 'titleGuessed'>> & { topics?: PostTopic[] };

/**
 * A post from a body that still carries its own header and line of topics: they move to their fields, and what they do not fill
 * is taken from what the file declares. What is printed wins over what is declared, as that is what readers saw.
 */
export function postFromBody(whole: Body, declared: Declared, vocabulary: readonly string[] = []): PostText {
  const { header, body: text } = withoutHeader(whole, declared.title ?? undefined);
  const { line, body } = withoutTopicsLine(text, vocabulary);
  const printed = [header.topics, line].flatMap((topics) => (topics === null ? [] : readTopics(topics, vocabulary)));
  const first = (leavesOf(body)[0] ?? leavesOf(whole)[0])?.text ?? '';
  return {
    url: declared.url ?? header.url,
    title: header.title ?? firstWords(first),
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
function withoutHeader(body: Body, title: string | undefined): { header: ReturnType<typeof readHeader>; body: Body } {
  const top: { block: BodyElement; text: string }[] = [];
  for (const block of body.children) {
    if (/^(?:p|h[2-6])$/.test(block.tagName)) top.push({ block, text: phrasingText(block).replace(/\s+/g, ' ') });
    else if (block.tagName !== 'hr' && block.tagName !== 'img' && block.tagName !== 'figure') break;
    if (top.length > 12) break;
  }
  const header = readHeader(top.map(({ text }) => text), title === undefined ? {} : { title });
  const taken = new Set(top.filter((_, index) => header.taken.has(index)).map(({ block }) => block));
  return { header, body: taken.size === 0 ? body : trimmedRules(body.children.filter((block) => !taken.has(block))) };
}

function withoutTopicsLine(body: Body, vocabulary: readonly string[]): { line: string | null; body: Body } {
  const last = body.children.at(-1);
  if (last?.tagName !== 'p' || body.children.length < 2) return { line: null, body };
  const text = phrasingText(last);
  const leaves = leavesOf(body);
  const afterRelated = leaves.at(-1)?.inRelated === true && leaves.at(-2)?.inRelated === true && !text.includes('\n') && !hasLink(last);
  const line = topicsOf({ text, afterRelated, isApart: body.children.at(-2)?.tagName === 'hr' }, vocabulary);
  return line === null ? { line, body } : { line, body: trimmedRules(body.children.slice(0, -1)) };
}

function trimmedRules(children: readonly BodyElement[]): Body {
  const isRule = (block: BodyElement): boolean => block.tagName === 'hr';
  const from = children.findIndex((block) => !isRule(block));
  return { type: 'root', children: from < 0 ? [] : children.slice(from, children.findLastIndex((block) => !isRule(block)) + 1) };
}

function hasLink(block: BodyElement): boolean {
  return block.children.some((child) => child.type === 'element' && (child.properties.href !== undefined || hasLink(child)));
}
