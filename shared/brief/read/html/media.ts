import type { BodyProperties } from '../../body.ts';
import type { LooseElement, LooseNode } from '../../normal/loose-tree.ts';
import { hostOf, webAddress } from './address.ts';
import type { DomElement } from './parse.ts';
import { largestOf } from './srcset.ts';
import { attribute, isElement, isText } from './parse.ts';

/**
 * An image that the reader may keep, its words when it only draws them (emoji, formulas), or nothing (a pixel that
 * counts readers).
 */
export function imageOf(element: DomElement, base: string | null): LooseNode[] {
  const alt = attribute(element, 'alt') ?? '';
  const classes = attribute(element, 'class') ?? '';
  if (DRAWN_WORDS.test(classes)) return alt === '' ? [] : [{ type: 'text', value: alt }];
  const width = pixels(attribute(element, 'width'));
  const height = pixels(attribute(element, 'height'));
  if ((width !== null && width <= 2) || (height !== null && height <= 2)) return [];
  const src = sourceOf(element, base);
  if (src === null) return [];
  const properties: BodyProperties = { src, alt: alt.trim().slice(0, 10_000) };
  if (width !== null) properties.width = width;
  if (height !== null) properties.height = height;
  return [{ type: 'element', tagName: 'img', properties, children: [] }];
}

const DRAWN_WORDS = /\b(?:emoji|wp-smiley|latex|mwe-math-fallback-image-inline)\b/;

/**
 * What plays or shows another page becomes a link that says what it is; the reader opens it when there is a network.
 */
export function embedOf(element: DomElement, base: string | null): LooseNode[] {
  const own = EMBED_NAMES.map((name) => attribute(element, name));
  const sources = element.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'source');
  const all = [...own, ...sources.map((source) => attribute(source, 'src'))];
  const address = all.map((name) => webAddress(name, base)).find((found) => found !== null);
  return address === undefined || address === null ? [] : embedLink(element, documentIn(address));
}

/** Viewers show a document that stands elsewhere: the document is what is meant. */
function documentIn(address: string): string {
  const { searchParams } = new URL(address);
  const named = ['url', 'file', 'src', 'pdf'].map((name) => webAddress(searchParams.get(name), address)).find((one) => one !== null && /\.(?:pdf|docx?|pptx?|xlsx?)$/i.test(new URL(one).pathname));
  return named ?? address;
}

/** What WordPress leaves where it could not ask another site what to show: a wrapper around the bare address. null: this is none. */
export function bareEmbedOf(element: DomElement): LooseNode[] | null {
  if (!/\bwp-block-embed__wrapper\b/.test(attribute(element, 'class') ?? '')) return null;
  const words = element.childNodes.map((node) => (isText(node) ? node.value : '<')).join('').trim();
  const address = /^https?:\/\/\S+$/.test(words) ? webAddress(words, null) : null;
  return address === null ? null : embedLink(element, address);
}

function embedLink(element: DomElement, address: string): LooseNode[] {
  const label: LooseNode = { type: 'text', value: `Embedded ${kindOf(element, address)}: ${hostOf(address)}` };
  const link: LooseElement = { type: 'element', tagName: 'a', properties: { href: address }, children: [label] };
  return [{ type: 'element', tagName: 'p', properties: {}, children: [link] }];
}

const EMBED_NAMES = ['src', 'data-src', 'data-lazy-src', 'data', 'href'];
const VIDEO = /(?:^|\.)(?:(?:youtube|youtube-nocookie|vimeo|dailymotion|ted)\.com|youtu\.be|c-span\.org|twitch\.tv)$/;
const AUDIO = /(?:^|\.)(?:(?:soundcloud|spotify|libsyn|buzzsprout|podbean|simplecast)\.com|megaphone\.fm)$/;

function kindOf(element: DomElement, address: string): 'video' | 'audio' | 'document' | 'page' {
  if (element.tagName === 'video' || element.tagName === 'audio') return element.tagName;
  const host = hostOf(address);
  if (VIDEO.test(host) || /^(?:videos?|player|stream)\./.test(host)) return 'video';
  if (AUDIO.test(host) || /^(?:podcast|audio)s?\./.test(host)) return 'audio';
  return /\.pdf(?:$|[?#])/i.test(address) ? 'document' : 'page';
}

/** Lazy loaders keep the address beside a placeholder. */
function sourceOf(element: DomElement, base: string | null): string | null {
  const names = ['data-src', 'data-lazy-src', 'data-original', 'data-orig-file', 'src', 'data-full-url'];
  const own = attribute(element, 'src');
  const isReal = own !== null && !/^data:|(?:placeholder|blank|spacer|lazy)[^/]*\.(?:gif|png|svg)/i.test(own);
  for (const name of isReal ? ['src'] : names) {
    const address = webAddress(attribute(element, name), base);
    if (address !== null) return address;
  }
  const sets = ['srcset', 'data-srcset', 'data-lazy-srcset'].map((name) => attribute(element, name));
  return webAddress(sets.map(largestOf).find((address) => address !== null) ?? fromPicture(element), base);
}

/** Of the sources of the picture that the image is in. */
function fromPicture({ parentNode }: DomElement): string | null {
  if (parentNode === null || !isElement(parentNode) || parentNode.tagName !== 'picture') return null;
  const sources = parentNode.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'source');
  return sources.flatMap((source) => ['srcset', 'data-srcset'].map((name) => largestOf(attribute(source, name)))).find((address) => address !== null) ?? null;
}

function pixels(value: string | null): number | null {
  const found = /^\s*(\d{1,6})(?:\.\d+)?(?:px)?\s*$/.exec(value ?? '');
  return found === null ? null : Number(found[1]);
}
