import { failed, got, type NetResult } from '../http/net.ts';
import { askWp, idOf, isRecord, listOf, mapOf, nameOf, type WpAccess } from './api.ts';
import type { WpType } from './source.ts';

/** What a page says of the languages of its site. */
export interface PageLanguages {
  /** BCP 47, of the page itself; null when it does not say. */
  own: string | null;
  /** The same page in each language (hreflang), as it names them. */
  versions: readonly { language: string; address: string }[];
  address: string;
}

export interface LanguageFound {
  /** The root that lists the language of the page. */
  root: string;
  /** BCP 47 of what that root lists; null when nobody says. */
  language: string | null;
  /** Languages that the root leaves out, as the page names them; [] when it lists all there are. */
  others: string[];
}

/**
 * Plugins that keep the languages of a site apart list one of them alone, unless asked for another ("?lang=de"). The language of the page
 * that the analyst typed is the one that is meant. null: the site has one language, or lists all together.
 */
export async function languageOf(access: WpAccess, type: WpType, page: PageLanguages): Promise<LanguageFound | null> {
  const own = page.own === null ? null : baseOf(page.own);
  const named = [...new Set(page.versions.map(({ language }) => language).filter((language) => language.toLowerCase() !== 'x-default'))];
  const others = named.filter((language) => baseOf(language) !== own || language.toLowerCase() !== page.own?.toLowerCase());
  const isMany = new Set(named.map((language) => language.toLowerCase())).size > 1;
  const usual = await glance(access, type, null);
  if (!usual.ok) return null;
  const { language: listed } = usual.value;
  const isOther = own !== null && listed !== null && baseOf(listed) !== own;
  if (!isMany && !isOther && folderLanguage(page.address) === null) return null;

  for (const code of own === null ? [] : codesFor(page, own)) {
    const asked = await glance(access, type, code);
    if (!asked.ok || asked.value.mark === usual.value.mark || asked.value.total === 0) continue;
    return { root: withLanguage(access.root, code), language: page.own, others: others.filter((language) => baseOf(language) !== own) };
  }
  if (isOther) return { root: access.root, language: listed, others: page.own === null ? others : [page.own] };
  // The page's language is the usual one; whether the others are apart, the first of them tells.
  const other = page.versions.find(({ language }) => others.includes(language) && baseOf(language) !== own);
  for (const code of other === undefined ? [] : codesFor({ ...page, address: other.address, own: other.language }, baseOf(other.language))) {
    const asked = await glance(access, type, code);
    if (asked.ok && asked.value.mark !== usual.value.mark) return { root: access.root, language: page.own ?? listed, others: others.filter((language) => baseOf(language) !== own) };
  }
  return null;
}

/** "German, Brazilian Portuguese": for a sentence. */
export function languageNames(tags: readonly string[]): string {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });
  return [...new Set(tags.slice(0, 12).flatMap((tag) => {
    try {
      return names.of(tag.replace(/_/g, '-')) ?? tag;
    } catch {
      // What is no tag has no name.
      return [];
    }
  }))].join(', ');
}

interface Glance {
  total: number | null;
  /** Of what is listed: other lists have another. */
  mark: string;
  language: string | null;
}

/** The newest brief of a list, asked for in a language or in none. */
async function glance(access: WpAccess, type: WpType, code: string | null): Promise<NetResult<Glance>> {
  const answer = await askWp(access, `wp/v2/${type.restBase}`, { per_page: '1', _fields: 'id,link,lang', ...(code === null ? {} : { lang: code }) });
  if (!answer.ok) return failed(answer.failure);
  const rows = listOf(answer.value.json).filter(isRecord);
  const row = mapOf(rows[0]);
  const said = nameOf(row['lang']) || folderLanguage(nameOf(row['link']));
  return got({ total: answer.value.total ?? rows.length, mark: `${answer.value.total ?? ''} ${idOf(row['id'])}`, language: said || null });
}

/** By what names a site may know the language: the folder of its pages ("/pt-br/"), the tag, its first part. */
function codesFor({ address, own, versions }: PageLanguages, base: string): string[] {
  const folder = folderLanguage(address) ?? folderLanguage(versions.find(({ language }) => baseOf(language) === base)?.address ?? '');
  return [...new Set([folder !== null && baseOf(folder) === base ? folder : null, base, own?.toLowerCase() ?? null].filter((code) => code !== null))];
}

function folderLanguage(address: string): string | null {
  const [, folder = null] = URL.canParse(address) ? (/^\/([a-z]{2}(?:-[a-z]{2,4})?)(?:\/|$)/i.exec(new URL(address).pathname) ?? []) : [];
  return folder?.toLowerCase() ?? null;
}

function baseOf(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0]!;
}

function withLanguage(root: string, code: string): string {
  const url = new URL(root);
  url.searchParams.set('lang', code);
  return url.href;
}
