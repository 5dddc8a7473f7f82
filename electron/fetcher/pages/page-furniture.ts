import type { PageElement } from './page-document.ts';

/** Words in the classes and ids of boxes that stand in an article and are none of it; long ones, because sites shorten their own names to two letters. */
const WORDS = new Set((
  'newsletter newsletters subscribe signup paywall regwall cookie cookies gdpr sharebar disqus advertisement advertisements advert adverts breadcrumb breadcrumbs pagination'
).split(' '));
/** Words that a brief may well be about ("policy-recommendations", "state-sponsored-attacks"): they say something only where the contents agree. */
const VAGUE = new Set('related recommended recommendations share sharing social comments promo donate donation sponsored subscription consent'.split(' '));
/** What may stand beside such a word in the name of a box. */
const PARTS = new Set((
  'box boxes wrapper wrap container widget widgets block section banner form module area inner outer list links link bar button buttons btn post posts article articles story stories content item items row group '
  + 'footer header sign up sidebar top bottom inline modal popup overlay cta call to action notice message site page main entry single the more read also and in for col panel card cards grid us our by js wp elementor td et vc'
).split(' '));
/** Lists of topics: furniture where they are links. */
const TOPICS = /(?:^|[\s_-])(?:tags?|taxonomy|categor(?:y|ies)|cat)[\s_-]?(?:links|list|cloud)?(?:$|[\s_-])/i;
/** What leads to another article. */
const READ_MORE = /^(?:also read|read also|read more|lire aussi|à lire aussi|leer también|leia também|leggi anche|lesen sie auch|mehr zum thema|читайте также|читайте також|اقرأ أيضا|延伸阅读|相关阅读)/iu;
/** Characters: a box that only its name gives away, and one that also asks for something. */
const SHORT = 300;
const LONG = 1500;
const KEPT = 'table, figure, blockquote, pre, dl, h1';

/**
 * Takes out of an article what its markup shows to be something else: boxes that ask to subscribe, share or read another thing, and
 * links that are drawn as buttons. A long text is never one, nor what holds a table, a figure or a quotation.
 */
export function withoutFurniture(article: PageElement): void {
  const whole = (article.textContent ?? '').length;
  for (const advertisement of article.querySelectorAll('amp-ad, amp-sticky-ad, amp-social-share, amp-consent')) advertisement.remove();
  for (const element of article.querySelectorAll('div, section, aside, p, ul, form, span, a')) {
    if (element === article || !article.contains(element)) continue;
    if ((isButton(element) || leadsAway(element) || isFurniture(element)) && lengthOf(element) <= whole / 4) element.remove();
  }
}

/** A short line of links to the topics, or to another article. */
function leadsAway(element: PageElement): boolean {
  if (element.tagName !== 'P' && element.tagName !== 'DIV') return false;
  const isNamedSo = TOPICS.test(element.getAttribute('class') ?? '');
  if (!isNamedSo && !READ_MORE.test((element.textContent ?? '').trim().slice(0, 40))) return false;
  return lengthOf(element) <= SHORT && element.querySelector(KEPT) === null && linkedShare(element) > 0.5;
}

/** A box whose name says what it is; a longer one, and one whose name may mean anything, also has to ask for something. */
export function isFurniture(element: PageElement): boolean {
  const name = namedAs(element);
  if (name === null) return false;
  const length = lengthOf(element);
  if (length > LONG || element.querySelector(KEPT) !== null) return false;
  const asks = element.querySelector('form, input, button') !== null || linkedShare(element) > 0.4;
  return asks || (name === 'furniture' && length <= SHORT) || (length <= 40 && name === 'vague' && element.querySelector('p, li') === null);
}

/** The part of its text that is links, 0 to 1. */
export function linkedShare(element: PageElement): number {
  const linked = [...element.querySelectorAll('a')].reduce((sum, link) => sum + lengthOf(link), 0);
  return linked / Math.max(lengthOf(element), 1);
}

/** Characters of its text. */
export function lengthOf(element: PageElement): number {
  return (element.textContent ?? '').trim().length;
}

/** What its class or id says of a box: that it is furniture, that it may be, or nothing. */
function namedAs(element: PageElement): 'furniture' | 'vague' | null {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  if (/^\s*$/.test(names) || element.tagName === 'A' || element.tagName === 'SPAN') return null;
  if (/(?:^|[\s_-])(?:ads?[_-](?:slot|unit|container|wrapper|banner|box)|adsbygoogle)/i.test(names)) return 'furniture';
  const said = names.split(/\s+/).map(namedBy);
  return said.find((one) => one === 'furniture') ?? said.find((one) => one === 'vague') ?? null;
}

/** One name in a class. With a word of another kind beside it ("cookie-law-reform") it may mean anything. */
function namedBy(name: string): 'furniture' | 'vague' | null {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z]+/).filter((word) => word !== '');
  const isPart = (word: string): boolean => WORDS.has(word) || VAGUE.has(word) || PARTS.has(word);
  if (words.some((word) => WORDS.has(word))) return words.every(isPart) ? 'furniture' : 'vague';
  return words.some((word) => VAGUE.has(word)) ? 'vague' : null;
}

/** A link of a few words that is drawn as a button and stands alone. */
function isButton(element: PageElement): boolean {
  if (element.tagName !== 'A' || !/(?:^|[\s_-])(?:button|btn|cta)(?:$|[\s_-])/i.test(element.getAttribute('class') ?? '')) return false;
  const length = lengthOf(element);
  return length > 0 && length <= 40 && (element.parentElement?.textContent ?? '').trim().length === length;
}
