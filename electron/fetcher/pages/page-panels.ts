import type { Page, PageElement } from './page-document.ts';

/**
 * Shows what a page shows on a click or through a program of its own: the panels that a button opens, with the words on the button where
 * it stands in a heading, and AMP's images.
 */
export function showPanels(document: Page): void {
  for (const button of document.querySelectorAll('[aria-controls]')) {
    if (button.closest('nav, header, footer, form, dialog, [role="dialog"], [role="navigation"]') !== null) continue;
    const panel = document.getElementById(button.getAttribute('aria-controls') ?? '');
    if (panel === null || panel.closest('nav, form, dialog, [role="dialog"]') !== null) continue;
    panel.removeAttribute('hidden');
    panel.removeAttribute('aria-hidden');
    if (/display\s*:\s*none/i.test(panel.getAttribute('style') ?? '')) panel.removeAttribute('style');
  }
  for (const button of document.querySelectorAll('h2 > button, h3 > button, h4 > button, h5 > button, h6 > button')) opened(button);
  for (const image of document.querySelectorAll('amp-img')) {
    const plain = document.createElement('img');
    for (const name of ['src', 'srcset', 'alt', 'width', 'height']) {
      const value = image.getAttribute(name);
      if (value !== null) plain.setAttribute(name, value);
    }
    image.replaceWith(plain);
  }
}

function opened(button: PageElement): void {
  button.replaceWith(...button.childNodes);
}
