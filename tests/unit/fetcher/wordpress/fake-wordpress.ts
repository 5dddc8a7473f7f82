import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Known, SyncEnd, SyncEvent } from '../../../../electron/fetcher/sync-events.ts';
import type { WpAccess } from '../../../../electron/fetcher/wordpress/api.ts';
import type { WpSource } from '../../../../electron/fetcher/wordpress/source.ts';
import type { KeptNames } from '../../../../electron/fetcher/wordpress/names.ts';
import { syncWordpress, type WpSyncOptions } from '../../../../electron/fetcher/wordpress/sync.ts';
import type { Post } from '../../../../shared/brief/brief.ts';
import { json, quickFetcher, serve, type LocalServer } from '../local-server.ts';

/** A published post as its editor sees it. */
export interface FakePost {
  id: number;
  title: string;
  content: string;
  /** UTC, without zone, as WordPress writes it. */
  modified: string;
  status: 'publish' | 'draft' | 'gone';
  protected: boolean;
  categories: number[];
  author: number;
}

export interface FakeSite {
  posts: FakePost[];
  terms: { id: number; name: string; parent: number }[];
  users: { id: number; name: string }[] | null;
  /** Called before each answer; true when it has answered itself. */
  trouble: (request: URL, response: ServerResponse, rows: unknown[]) => boolean;
  /** What the site claims to have; null for the truth. */
  claims: number | null;
}

/** A post with everything that a test does not care about. */
export function fakePost(id: number, more: Partial<FakePost> = {}): FakePost {
  return { id, title: `Brief ${id}`, content: `<p>Text of brief ${id}.</p>`, modified: '2024-03-01T15:00:00', status: 'publish', protected: false, categories: [1], author: 1, ...more };
}

export function fakeSite(count: number): FakeSite {
  return {
    posts: Array.from({ length: count }, (_, i) => fakePost(i + 1)),
    terms: [{ id: 1, name: 'Insight', parent: 0 }, { id: 2, name: 'Iran Desk', parent: 1 }, { id: 3, name: 'AT&#038;T &amp; others', parent: 0 }],
    users: [{ id: 1, name: 'Ivana Stradner' }],
    trouble: () => false,
    claims: null,
  };
}

/** A small WordPress as far as a reader asks one: lists, includes, single posts, terms, users. Answers are as the real one gives them. */
export function serveSite(site: FakeSite): Promise<LocalServer> {
  return serve((request, response) => answer(site, request, response));
}

function answer(site: FakeSite, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url!, 'http://site');
  const route = (url.searchParams.get('rest_route') ?? url.pathname.replace(/^\/wp-json/, '')).replace(/\/$/, '');
  const single = /^\/wp\/v2\/posts\/(\d+)$/.exec(route);
  const rows = route === '/wp/v2/posts' ? listed(site, url) : [];
  if (site.trouble(url, response, rows)) return;
  if (route === '/wp/v2/posts') return json(response, rows, 200, { 'x-wp-total': String(site.claims ?? published(site, url).length) });
  if (single !== null) return answerOne(site, Number(single[1]), response);
  if (route === '/wp/v2/categories') return json(response, site.terms, 200, { 'x-wp-total': String(site.terms.length) });
  if (route === '/wp/v2/tags') return json(response, []);
  if (route === '/wp/v2/users') return site.users === null ? refuse(response, 401, 'rest_user_cannot_view') : json(response, site.users);
  if (route === '/wp/v2/users/me') return request.headers.authorization === `Basic ${btoa('desk:abcd efgh')}` ? json(response, { id: 1, name: 'Desk' }) : refuse(response, 401, 'rest_not_logged_in');
  if (route === '/wp/v2/types') {
    return json(response, {
      post: { slug: 'post', name: 'Posts', rest_base: 'posts', rest_namespace: 'wp/v2' },
      attachment: { slug: 'attachment', name: 'Media', rest_base: 'media', rest_namespace: 'wp/v2' },
      wp_block: { slug: 'wp_block', name: 'Blocks', rest_base: 'blocks', rest_namespace: 'wp/v2' },
    });
  }
  if (route === '/wp/v2/taxonomies') return json(response, { category: { slug: 'category', name: 'Categories', rest_base: 'categories', types: ['post'] } });
  if (route === '') return json(response, { name: 'Meridian &amp; Partners', home: 'http://site/', authentication: [] });
  refuse(response, 404, 'rest_no_route');
}

function refuse(response: ServerResponse, status: number, code: string): void {
  json(response, { code, message: 'no', data: { status } }, status);
}

function answerOne(site: FakeSite, id: number, response: ServerResponse): void {
  const post = site.posts.find((one) => one.id === id);
  if (post === undefined || post.status === 'gone') return refuse(response, 404, 'rest_post_invalid_id');
  if (post.status === 'draft') return refuse(response, 401, 'rest_forbidden');
  json(response, { ...shown(post), status: 'publish' });
}

function published(site: FakeSite, url: URL): FakePost[] {
  const include = url.searchParams.get('include')?.split(',').map(Number);
  const categories = url.searchParams.get('categories')?.split(',').map(Number);
  const posts = site.posts.filter(({ id, status, categories: own }) => status === 'publish' && (include?.includes(id) ?? true) && (categories === undefined || own.some((one) => categories.includes(one))));
  return posts.sort((a, b) => (url.searchParams.get('order') === 'asc' ? a.id - b.id : b.id - a.id));
}

function listed(site: FakeSite, url: URL): unknown[] {
  const offset = Number(url.searchParams.get('offset') ?? 0);
  return published(site, url).slice(offset, offset + Number(url.searchParams.get('per_page') ?? 10)).map(shown);
}

function shown(post: FakePost): Record<string, unknown> {
  return {
    id: post.id,
    date: post.modified.replace('T15', 'T10'),
    date_gmt: '2024-03-01T15:00:00',
    modified_gmt: post.modified,
    slug: `brief-${post.id}`,
    link: `https://think-tank.example/brief-${post.id}/`,
    title: { rendered: post.title },
    content: { rendered: post.protected ? '' : post.content, protected: post.protected },
    author: post.author,
    categories: post.categories,
  };
}

// ── An archive of the simplest kind

export interface Shelf {
  known: Map<string, string>;
  posts: Map<string, Post>;
  vanished: Map<string, string>;
  names: KeptNames | null;
}

export function emptyShelf(): Shelf {
  return { known: new Map(), posts: new Map(), vanished: new Map(), names: null };
}

export function sourceOf(server: LocalServer, more: Partial<WpSource> = {}): WpSource {
  return {
    root: `${server.origin}/wp-json/`,
    typed: server.origin,
    types: [{ slug: 'post', restBase: 'posts', name: 'Posts' }],
    taxonomies: [{ slug: 'category', restBase: 'categories', name: 'Categories', types: ['post'] }],
    only: null,
    language: null,
    ...more,
  };
}

export function accessTo(server: LocalServer, root = `${server.origin}/wp-json/`): WpAccess {
  return { fetcher: quickFetcher(), root, authorization: null, reach: server.reach };
}

/** One sync into a shelf, as the archive does it; `stopAfter` kills it after so many events. */
export async function sync(server: LocalServer, shelf: Shelf, options: WpSyncOptions & { source?: Partial<WpSource>; stopAfter?: number } = {}): Promise<{ end: SyncEnd | null; events: SyncEvent[] }> {
  const source = sourceOf(server, options.source);
  const events: SyncEvent[] = [];
  const run = syncWordpress(accessTo(server, source.root), source, new Map(shelf.known) as Known, { ...options, names: shelf.names });
  for (let next = await run.next(); ; next = await run.next()) {
    if (next.done) {
      const { failure, complete, names } = next.value;
      shelf.names = names ?? shelf.names;
      return { end: { failure, complete }, events };
    }
    events.push(next.value);
    store(shelf, next.value);
    if (events.length === options.stopAfter) return { end: null, events };
  }
}

function store({ known, posts, vanished }: Shelf, event: SyncEvent): void {
  if (event.kind === 'arrived') {
    for (const { post, state } of event.arrivals) {
      known.set(post.key, state);
      posts.set(post.key, post);
      vanished.delete(post.key);
    }
  }
  if (event.kind === 'vanished') {
    known.delete(event.key);
    vanished.set(event.key, event.how);
  }
}

/** What the site has against what the shelf has: ids that are missing, too many, or old. */
export function differences(site: FakeSite, shelf: Shelf, textOf: (post: Post) => string): string[] {
  const live = site.posts.filter(({ status }) => status === 'publish');
  const wrong = live.filter(({ id, content, title, protected: locked }) => {
    const post = shelf.posts.get(String(id));
    return post === undefined || shelf.vanished.has(String(id)) || post.title !== title || textOf(post) !== (locked ? '' : content.replace(/<[^>]*>/g, ''));
  });
  const ids = new Set(live.map(({ id }) => String(id)));
  return [...wrong.map(({ id }) => `wrong ${id}`), ...[...shelf.posts.keys()].filter((key) => !ids.has(key) && !shelf.vanished.has(key)).map((key) => `extra ${key}`)];
}
