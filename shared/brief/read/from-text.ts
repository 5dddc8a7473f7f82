import { greatest } from '../normal/long-lists.ts';
import type { BodyElement } from '../body.ts';
import type { Post } from '../brief.ts';
import type { LooseElement } from '../normal/loose-tree.ts';
import { normaliseBody } from '../normal/normalise.ts';
import { readHeader } from './header.ts';
import type { PastedMail } from './pasted-mail.ts';
import { pastedMail } from './pasted-mail.ts';
import { headingsAmong } from './text-headings.ts';
import type { TextParagraph } from './text-lines.ts';
import { textParagraphs } from './text-lines.ts';
import { readTopics } from '../topics.ts';
import { topicsOf, topicsOnLines } from './topics-line.ts';
import { isRelatedHeading } from '../vocabulary.ts';

/** Everything about a post that its own text can tell. */
export type PostText = Omit<Post, 'key'>;

/**
 * A brief from plain text, as somebody would paste it from a page. Every word ends up in the title, date, series,
 * authors, topics or body. Null when the text has no words.
 */
export function textToPost(file: string, vocabulary: readonly string[] = []): PostText | null {
  const mail = pastedMail(file);
  const post = mail === null ? null : textToPost(mail.text, vocabulary);
  if (mail !== null && post !== null) return withMailHead(mail, post, textParagraphs(mail.text));
  const all = textParagraphs(file);
  if (!all.some(({ text, isRule }) => !isRule && /[\p{L}\p{N}]/u.test(text))) return null;
  const header = readHeader(all.map(({ text }) => text));
  const paragraphs = all
    .map((paragraph, index) => ({ ...paragraph, isCredit: header.kept.has(index) }))
    .filter((_, index) => !header.taken.has(index));
  const headings = headingsAmong(paragraphs);
  const last = topicsAtEnd(paragraphs, headings, vocabulary);
  const shown = paragraphs.slice(0, paragraphs.length - last.count);
  const firstLine = [...paragraphs, ...all].find(({ text, isRule }) => !isRule && text !== '');
  const topics = [header.topics, last.line].flatMap((line) => (line === null ? [] : readTopics(line, vocabulary)));
  return {
    url: header.url,
    title: header.title?.replace(/\s+/g, ' ') ?? firstWords(firstLine?.text ?? ''),
    titleGuessed: header.title === null,
    date: header.date,
    publishedAt: null,
    modifiedAt: null,
    series: header.series,
    authors: header.authors,
    topics,
    language: null,
    body: normaliseBody(blocks(shown, headings)),
  };
}

/** Title, date and author from the head; the message is all text (its first line is a greeting, not a title). */
function withMailHead(mail: PastedMail, post: PostText, paragraphs: TextParagraph[]): PostText {
  const headings = headingsAmong(paragraphs);
  return {
    ...post,
    title: mail.subject,
    titleGuessed: false,
    date: mail.date ?? post.date,
    authors: mail.author === null ? post.authors : [mail.author],
    body: normaliseBody(blocks(paragraphs, headings)),
  };
}

/** The first ten words or so, to call a post that has no title by. */
export function firstWords(text: string): string {
  const words = text.split(' ');
  const start = words.slice(0, 10).join(' ').slice(0, 100);
  return start.length < text.length ? `${start.replace(/[\s,;:–—-]+$/u, '')}…` : start;
}

/** The topics printed below the text, and how many paragraphs they take up there. */
function topicsAtEnd(
  paragraphs: readonly TextParagraph[],
  headings: readonly (2 | 3 | null)[],
  vocabulary: readonly string[],
): { line: string | null; count: number } {
  const last = paragraphs.at(-1);
  if (last === undefined || last.isItem || last.isRule || paragraphs.length < 2) return { line: null, count: 0 };
  const heading = headings.findLastIndex((rank) => rank !== null);
  const isRelated = heading >= 0 && isRelatedHeading(paragraphs[heading]?.text ?? '');
  const afterItems = isRelated && heading + 2 < paragraphs.length ? paragraphs.slice(heading + 2) : [];
  const onLines = topicsOnLines(afterItems);
  if (onLines > 0) return { line: paragraphs.slice(-onLines).map(({ text }) => text).join('; '), count: onLines };
  const usual = greatest(paragraphs.slice(1, -1).map((paragraph) => paragraph.blankAbove));
  const place = { afterRelated: afterItems.length > 0, isApart: last.blankAbove > usual };
  const line = topicsOf({ text: last.text, ...place }, vocabulary);
  return { line, count: line === null ? 0 : 1 };
}

function blocks(paragraphs: readonly TextParagraph[], headings: readonly (2 | 3 | null)[]): BodyElement[] {
  const out: BodyElement[] = [];
  paragraphs.forEach((paragraph, index) => {
    const list = out.at(-1);
    if (paragraph.isRule) {
      const isUnderline = index > 0 && headings[index - 1] !== null && paragraph.blankAbove === 0;
      if (!isUnderline) out.push(block('hr', []));
    } else if (headings[index] != null) {
      out.push(block(`h${headings[index]}`, [{ type: 'text', value: paragraph.text }]));
    } else if (!paragraph.isItem) {
      out.push(block('p', [{ type: 'text', value: paragraph.text }]));
    } else if (list?.tagName === 'ul') {
      list.children.push(block('li', [{ type: 'text', value: paragraph.text }]));
    } else {
      out.push(block('ul', [block('li', [{ type: 'text', value: paragraph.text }])]));
    }
  });
  return out;
}

function block(tagName: BodyElement['tagName'], children: BodyElement['children']): BodyElement & LooseElement {
  return { type: 'element', tagName, properties: {}, children } as BodyElement & LooseElement;
}
