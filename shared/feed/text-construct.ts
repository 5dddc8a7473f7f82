import { fromBase64 } from '../encoding/base64.ts';
import { HTML_NAMES } from './html-names.ts';
import type { FeedText } from './model.ts';
import { innerHtml, textOf, type XmlElement } from './xml.ts';

/** What an element holds when it does not say: RSS leaves it open and is read by its looks; Atom means plain text. */
export type Unsaid = 'html' | 'guess' | 'plain';

const NAMED_TYPES: Record<string, string> = { text: 'text/plain', html: 'text/html', xhtml: 'application/xhtml+xml', plain: 'text/plain', '': '' };

/**
 * The text of a title, summary or content: Atom 1.0 (RFC 4287 §3.1), Atom 0.3 (type and mode), RSS. null when there is none,
 * or when it is not text (a picture in base64).
 */
export function readText(element: XmlElement, unsaid: Unsaid): FeedText | null {
  const said = (element.attributes.get('type') ?? '').trim().toLowerCase().replace(/;.*$/, '');
  const mode = element.attributes.get('mode')?.toLowerCase();
  const hasMarkup = element.children.some((child) => typeof child !== 'string');
  const named = NAMED_TYPES[said] ?? said;
  const isOther = named !== '' && !/^text\/|xml$|html$/.test(named);
  const context = { base: element.base, language: element.language };

  if (mode === 'base64' || isOther) {
    const decoded = fromBase64(textOf(element));
    return decoded === null ? null : { value: decoded.trim(), type: named === 'text/plain' ? named : 'text/html', ...context };
  }
  if (hasMarkup) return { value: innerHtml(element).trim(), type: named === 'text/html' ? named : 'application/xhtml+xml', ...context };
  const value = textOf(element).trim();
  // XHTML without an element is characters that must be written as HTML again.
  if (named.endsWith('xhtml+xml')) return { value: innerHtml(element).trim(), type: named, ...context };
  if (named === 'text/html' || (named === '' && unsaid === 'html')) return { value, type: 'text/html', ...context };
  if (named === '' && (mode === 'escaped' || unsaid === 'guess')) return { value, type: looksLikeHtml(value) ? 'text/html' : 'text/plain', ...context };
  return { value, type: named === '' ? 'text/plain' : named, ...context };
}

const TAGS = /<(\/?)([a-z][a-z0-9]*)(?=[\s/>])[^<>]*>/gi;
/**
 * Whether text of unsaid kind is HTML. One tag that HTML does not know ("the <blink182> tour", "a <b and c> d") makes all of it
 * plain; an entity alone ("AT&amp;T") makes it HTML.
 */
export function looksLikeHtml(text: string): boolean {
  const tags = [...text.matchAll(TAGS)];
  if (tags.some(([, , name]) => !HTML_NAMES.has(name!.toLowerCase()))) return false;
  return tags.length > 0 || /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z0-9]{1,31});/i.test(text);
}
