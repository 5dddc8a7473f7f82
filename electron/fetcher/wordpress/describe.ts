import { plainText, plainTitle } from '../../../shared/feed/plain-text.ts';
import type { CalendarDate } from '../../../shared/ids.ts';
import { basic } from '../http/address.ts';
import { failed, got, type NetFailure, type NetResult } from '../http/net.ts';
import { askWp, idOf, isRecord, listOf, mapOf, nameOf, wpErrorCode, type WpAccess } from './api.ts';
import type { WpTaxonomy, WpType } from './source.ts';

/** What a WordPress site offers, for the analyst to choose from. */
export interface WpSite {
  name: string;
  /** Its home page; null when it does not say. */
  home: string | null;
  types: (WpType & { total: number | null })[];
  taxonomies: WpTaxonomy[];
  /** Topics to subscribe to, those with most briefs first. */
  terms: { taxonomy: string; id: number; name: string; parent: number; count: number }[];
}

export interface Preview {
  title: string;
  date: CalendarDate | null;
  url: string | null;
}

/** Kinds of post that are parts of a site's machinery, not something it publishes. */
const MACHINERY = /^(?:attachment|revision|nav_menu_item|wp_.*|elementor_.*|e-.*|acf-.*|jp_.*|oembed_cache|custom_css|customize_changeset|user_request)$/;
const MOST_TERMS = 500;

/** What every WordPress has, where a guard keeps the lists of kinds and taxonomies for itself. */
const POSTS: WpType = { slug: 'post', restBase: 'posts', name: 'Posts' };
const USUAL_TAXONOMIES: WpTaxonomy[] = [
  { slug: 'category', restBase: 'categories', name: 'Categories', types: ['post'] }, { slug: 'post_tag', restBase: 'tags', name: 'Tags', types: ['post'] },
];

export async function describeSite(access: WpAccess): Promise<NetResult<WpSite>> {
  const { host } = new URL(access.root);
  const [index, types, taxonomies] = await Promise.all([
    askWp(access, '', { _fields: 'name,url,home,namespaces' }),
    askWp(access, 'wp/v2/types'),
    askWp(access, 'wp/v2/taxonomies'),
  ]);
  if (!types.ok && !isRefusal(types.failure)) return types;
  const kinds = types.ok ? Object.values(mapOf(types.value.json)).filter(isRecord).flatMap(typeOf) : [POSTS];
  if (kinds.length === 0) return failed({ code: 'unexpected-answer', detail: host });
  const counted = await Promise.all(kinds.map(async (kind) => {
    const answer = await askWp(access, `wp/v2/${kind.restBase}`, { per_page: '1', _fields: 'id' });
    return answer.ok && (Array.isArray(answer.value.json) || answer.value.total !== null) ? [{ ...kind, total: answer.value.total }] : [];
  }));
  const open = counted.flat();
  if (open.length === 0) return types.ok ? failed({ code: 'rest-disabled', detail: host }) : types;
  const groups = taxonomies.ok ? Object.values(mapOf(taxonomies.value.json)).filter(isRecord).flatMap(taxonomyOf) : USUAL_TAXONOMIES;
  const site = index.ok ? mapOf(index.value.json) : {};
  const home = site['home'] ?? site['url'];
  return got({
    name: plainText(nameOf(site['name'])) || host,
    home: typeof home === 'string' && URL.canParse(home) ? home : null,
    types: open,
    taxonomies: groups,
    terms: (await Promise.all(groups.map((group) => termsOf(access, group)))).flat(),
  });
}

function isRefusal({ status }: NetFailure): boolean {
  return status === 401 || status === 403 || status === 404;
}

export async function latest(access: WpAccess, type: WpType, most = 5): Promise<NetResult<Preview[]>> {
  const answer = await askWp(access, `wp/v2/${type.restBase}`, { per_page: String(most), _fields: 'id,date,title,link' });
  if (!answer.ok) return answer;
  return got(listOf(answer.value.json).filter(isRecord).map((row) => ({
    title: plainTitle(nameOf(isRecord(row['title']) ? row['title']['rendered'] : row['title'])),
    date: typeof row['date'] === 'string' ? (row['date'].slice(0, 10) as CalendarDate) : null,
    url: typeof row['link'] === 'string' ? row['link'] : null,
  })));
}

/**
 * Whether the site knows this name and application password, and as whom. /users/me tells: a public route answers a wrong
 * password as if none had been given. Spaces in an application password do not count.
 */
export async function checkPassword(access: WpAccess, user: string, password: string): Promise<NetResult<{ authorization: string; name: string }>> {
  const authorization = basic(user, password);
  const answer = await askWp({ ...access, authorization }, 'wp/v2/users/me', { _fields: 'id,name' });
  if (answer.ok && isRecord(answer.value.json) && idOf(answer.value.json['id']) > 0) return got({ authorization, name: plainText(nameOf(answer.value.json['name']) || user) });
  const { host } = new URL(access.root);
  if (!answer.ok && answer.failure.status === 404) {
    const isKnown = await knowsUs({ ...access, authorization });
    return isKnown === null ? answer : isKnown ? got({ authorization, name: user }) : failed({ code: 'password-wrong', detail: host });
  }
  if (!answer.ok && answer.failure.status !== 401 && answer.failure.status !== 403) return answer;
  // Whoever was asked in the end, and without the password, cannot know whether it is right.
  const asked = answer.ok ? new URL(answer.value.url).host : (answer.failure.detail ?? host).split('/')[0]!;
  return failed(asked === host ? { code: 'password-wrong', detail: host } : { code: 'site-elsewhere', detail: asked });
}

/**
 * Some plugins hide all users, oneself too. Then a list for editors tells: WordPress gives it, or says 403 to somebody whom it knows and who may
 * not edit, and 401 to a stranger. null: something else than WordPress answered.
 */
async function knowsUs(access: WpAccess): Promise<boolean | null> {
  const answer = await askWp(access, 'wp/v2/posts', { context: 'edit', per_page: '1', _fields: 'id' });
  if (answer.ok) return true;
  const { status } = answer.failure;
  return wpErrorCode(answer.failure) !== null && (status === 401 || status === 403) ? status === 403 : null;
}

function typeOf(row: Record<string, unknown>): WpType[] {
  const { slug, rest_base: restBase, rest_namespace: namespace } = row;
  if (typeof slug !== 'string' || typeof restBase !== 'string' || MACHINERY.test(slug)) return [];
  // Types outside wp/v2 belong to a shop or a forum.
  if (typeof namespace === 'string' && namespace !== 'wp/v2') return [];
  // Some are addressed by a pattern ("(?P<parent>…)") instead of a name.
  return /^[\w-]+$/.test(restBase) ? [{ slug, restBase, name: plainText(nameOf(row['name']) || slug) }] : [];
}

function taxonomyOf(row: Record<string, unknown>): WpTaxonomy[] {
  const { slug, rest_base: restBase } = row;
  if (typeof slug !== 'string' || typeof restBase !== 'string' || !/^[\w-]+$/.test(restBase) || MACHINERY.test(slug) || slug === 'nav_menu') return [];
  return [{ slug, restBase, name: plainText(nameOf(row['name']) || slug), types: listOf(row['types']).map(nameOf) }];
}

async function termsOf(access: WpAccess, { restBase }: WpTaxonomy): Promise<WpSite['terms']> {
  const terms: WpSite['terms'] = [];
  for (let page = 1; terms.length < MOST_TERMS; page += 1) {
    const answer = await askWp(access, `wp/v2/${restBase}`, { per_page: '100', page: String(page), orderby: 'count', order: 'desc', hide_empty: 'true', _fields: 'id,name,parent,count' });
    if (!answer.ok) break;
    const rows = listOf(answer.value.json).filter(isRecord);
    terms.push(...rows.map((row) => ({
      taxonomy: restBase, id: idOf(row['id']), name: plainText(nameOf(row['name'])), parent: idOf(row['parent']), count: idOf(row['count']),
    })));
    if (rows.length < 100) break;
  }
  return terms;
}
