import { largestOf } from '../../../shared/brief/read/html/srcset.ts';
import type { Page, PageElement } from './page-document.ts';

/** Where lazy loaders keep what they will show. */
const KEPT = ['data-src', 'data-lazy-src', 'data-original', 'data-orig-file', 'data-hi-res-src', 'data-image', 'data-url'];
const SETS = ['data-srcset', 'data-lazy-srcset', 'srcset'];

/** Gives each image the address that a reader would see: out of a lazy loader's attributes, the sources of a picture, a noscript. */
export function showImages(document: Page): void {
  for (const hidden of document.querySelectorAll('noscript')) {
    const image = hidden.querySelector('img');
    if (image === null || (hidden.textContent ?? '').trim() !== '') continue;
    const beside = [...hidden.parentElement?.querySelectorAll('img') ?? []].find((one) => one.closest('noscript') === null) ?? null;
    if (beside !== null && hasAddress(beside)) continue;
    hidden.replaceWith(image);
    beside?.remove();
  }
  for (const image of document.querySelectorAll('img')) {
    if (hasSource(image)) continue;
    const address = addressOf(image) ?? fromPicture(image);
    if (address !== null) image.setAttribute('src', address);
  }
}

function hasSource(image: PageElement): boolean {
  const src = image.getAttribute('src')?.trim() ?? '';
  return src !== '' && !/^(?:data:|about:)|(?:placeholder|blank|spacer|lazy|transparent|1x1|pixel)[^/]*\.(?:gif|png|svg|webp)/i.test(src);
}

function hasAddress(image: PageElement): boolean {
  return hasSource(image) || addressOf(image) !== null;
}

function addressOf(image: PageElement): string | null {
  const plain = KEPT.map((name) => image.getAttribute(name)?.trim()).find((address) => address !== undefined && address !== '' && !address.startsWith('data:'));
  return plain ?? setOf(image);
}

function setOf(element: PageElement): string | null {
  return SETS.map((name) => largestOf(element.getAttribute(name))).find((address) => address !== null) ?? null;
}

function fromPicture(image: PageElement): string | null {
  const picture = image.closest('picture');
  const sources = picture === null ? [] : [...picture.querySelectorAll('source')];
  return sources.map(setOf).find((address) => address !== null) ?? null;
}
