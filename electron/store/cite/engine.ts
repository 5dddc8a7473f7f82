// oxlint-disable-next-line typescript/triple-slash-reference -- these types of a package and of files hold in every program that imports this
/// <reference path="./citeproc.d.ts" />
import CSL from 'citeproc';
import type { CslItem } from '../../../shared/cite/csl-item.ts';
import type { Citation } from '../../../shared/cite/cited.ts';
import locale from './styles/locale-en-US.xml?raw';

/*
 * citeproc-js behind a small door. What a brief prints is never markup here: signs that citeproc would read as such are put aside before
 * and come back escaped. A citation is made once for each brief, with marks for what differs between its passages.
 */

export interface StyledBrief {
  /** "(Roe 2023, para. 4)" or a note with its full stop. `before`: what stands in front, inside the brackets if there are any. */
  note: (id: string, passage: PassagePlace) => Citation;
  again: (id: string, passage: PassagePlace) => Citation;
  /** null where the style has no bibliography. */
  entry: (id: string) => Citation | null;
  /** Entries of all items in the order of the style. */
  entries: () => Citation[];
  /** The style writes footnotes, not brackets in the text. */
  isOfNotes: boolean;
}

export interface PassagePlace {
  /** ¶ number; null: none is named. */
  paragraph: number | null;
  /** "Jane Roe, quoted in "; empty: nothing. */
  before: string;
}

/** Throws what citeproc throws when `xml` is no style. `items` are all that will be cited, each in the shape for notes and for entries. */
export function styleBriefs(xml: string, items: ReadonlyMap<string, { note: CslItem; entry: CslItem }>): StyledBrief {
  const engines = new Map<'note' | 'entry', InstanceType<typeof CSL.Engine>>();
  const engineOf = (of: 'note' | 'entry') => {
    const known = engines.get(of);
    if (known !== undefined) return known;
    const engine = new CSL.Engine({ retrieveLocale: () => locale, retrieveItem: (id) => safeItem(items.get(id)![of]) }, xml);
    engine.updateItems([...items.keys()]);
    engines.set(of, engine);
    return engine;
  };
  const templates = new Map<string, Citation>();

  function cited(id: string, position: number, { paragraph, before }: PassagePlace): Citation {
    const shape = `${position} ${paragraph === null} ${before === ''} ${id}`;
    const template = templates.get(shape) ?? inBoth(engineOf('note'), (engine) => engine.makeCitationCluster([{
      id, position,
      ...(paragraph === null ? {} : { locator: LOCATOR, label: 'paragraph' }),
      ...(before === '' ? {} : { prefix: BEFORE }),
    }]));
    templates.set(shape, template);
    const filled = (text: string, own: (words: string) => string) => text.replace(LOCATOR, () => String(paragraph ?? '')).replace(new RegExp(`${BEFORE}\\s?`), () => own(before));
    return { text: filled(template.text, (words) => words), html: filled(template.html, escapeHtml) };
  }

  function listed(): Map<string, Citation> {
    const engine = engineOf('entry');
    const list = (format: 'html' | 'text') => {
      engine.setOutputFormat(format);
      return engine.makeBibliography();
    };
    const [texts, htmls] = [list('text'), list('html')];
    if (texts === false || htmls === false) return new Map();
    const ids = texts[0].entry_ids.map(([id]) => id!);
    return new Map(ids.map((id, at) => [id, { text: plain(texts[1][at] ?? '').trim(), html: safeHtml(inner(htmls[1][at] ?? '')) }]));
  }
  let list: Map<string, Citation> | null = null;
  const entries = () => (list ??= listed());

  return {
    note: (id, place) => cited(id, 0, place),
    again: (id, place) => cited(id, 1, place),
    entry: (id) => entries().get(id) ?? null,
    entries: () => [...entries().values()],
    get isOfNotes() { return engineOf('note').opt.xclass === 'note'; },
  };
}

/** Signs that stand for what is filled in, and for signs that citeproc would read as markup: private to this file, and taken out of what is cited. */
const LOCATOR = '\u{E001}';
const BEFORE = '\u{E002}';
const LESS = '\u{E003}';
const MORE = '\u{E004}';

function inBoth(engine: InstanceType<typeof CSL.Engine>, make: (engine: InstanceType<typeof CSL.Engine>) => string): Citation {
  engine.setOutputFormat('text');
  const text = plain(make(engine));
  engine.setOutputFormat('html');
  return { text, html: safeHtml(make(engine)) };
}

function safeItem(item: CslItem): CslItem {
  return safe(item) as CslItem;
}

function safe(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/[\u{E000}-\u{F8FF}]/gu, '').replaceAll('<', LESS).replaceAll('>', MORE);
  if (Array.isArray(value)) return value.map(safe);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, safe(own)]));
  return value;
}

const plain = (text: string): string => text.replaceAll(LESS, '<').replaceAll(MORE, '>');

/** citeproc writes `<i>`, `<b>`, `<sup>`, `<span style>`; of these only what bears meaning is kept. Addresses become links. */
function safeHtml(html: string): string {
  return html
    .replace(/<(?!\/?(?:i|b|sup|sub)>)[^>]*>/g, '')
    .replaceAll(LESS, '&lt;').replaceAll(MORE, '&gt;')
    .replace(/https?:\/\/[^\s<]+/g, (address) => {
      const [, url = '', end = ''] = /^(.*?)((?:[.,;)]|&#\d+;\.)*)$/.exec(address) ?? [];
      return `<a href="${url}">${url}</a>${end}`;
    });
}

const inner = (html: string): string => html.replace(/^\s*<div[^>]*>|<\/div>\s*$/g, '').trim();

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);
