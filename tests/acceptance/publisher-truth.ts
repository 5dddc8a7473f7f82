import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { Body } from '../../shared/brief/body.ts';
import { htmlToBody } from '../../shared/brief/read/from-html.ts';
import { plainText } from '../../shared/feed/plain-text.ts';

/*
 * What a WordPress site holds, from the site itself: a command that prints its state (see `SiteState`) and, for the texts, its pages read by a
 * client that knows nothing of ours. The state's hashes say whether what was read is what the site holds.
 */

/** What the state command prints, as JSON; only these parts are read. */
interface SiteState {
  posts: {
    id: number;
    title_rendered: string;
    title_text: string;
    link: string;
    /** Site-local, "2024-02-01T10:00:00". */
    date: string;
    /** UTC without its Z. */
    date_gmt: string;
    modified_gmt: string;
    author: number;
    categories: number[];
    tags: number[];
    protected: boolean;
    sha256_rendered_canonical: string;
  }[];
  /** Trap's name -> post id. */
  special?: Record<string, number>;
}

export interface TruePost {
  key: string;
  /** Plain text; '' when the publisher gave none. */
  title: string;
  /** The same as the site's own language would write it, white space aside. */
  titleBySite: string;
  url: string;
  date: string;
  publishedAt: number;
  modifiedAt: number;
  topics: string[];
  isProtected: boolean;
  html: string;
  body: Body;
}

export interface Truth {
  posts: Map<string, TruePost>;
  traps: Record<string, number>;
}

export async function readTruth(site: string, stateCommand: string): Promise<Truth> {
  const state = JSON.parse(shell(stateCommand)) as SiteState;
  const html = await readTexts(site);
  const topics = new Map([...(await readNames(site, 'categories')), ...(await readNames(site, 'tags'))]);
  const posts = state.posts.map((post): TruePost => {
    const rendered = html.get(post.id);
    if (rendered === undefined || sha256(canonical(rendered)) !== post.sha256_rendered_canonical) throw new Error(`the site's state and its pages differ about ${post.id}`);
    return {
      key: String(post.id), title: plainText(post.title_rendered), titleBySite: post.title_text, url: new URL(post.link).href, date: post.date.slice(0, 10),
      publishedAt: Date.parse(`${post.date_gmt}Z`), modifiedAt: Date.parse(`${post.modified_gmt}Z`),
      topics: [...post.categories, ...post.tags].map((id) => topics.get(id) ?? `term ${id}`),
      isProtected: post.protected, html: rendered, body: htmlToBody(post.protected ? '' : rendered, { base: post.link }),
    };
  });
  return { posts: new Map(posts.map((post) => [post.key, post])), traps: state.special ?? {} };
}

export function shell(command: string): string {
  return execFileSync('/bin/sh', ['-c', command], { encoding: 'utf8', maxBuffer: 2 ** 29, stdio: ['ignore', 'pipe', 'ignore'] });
}

async function readTexts(site: string): Promise<Map<number, string>> {
  const texts = new Map<number, string>();
  for (let page = 1, pages = 1; page <= pages; page++) {
    const response = await fetch(`${site}/wp-json/wp/v2/posts?per_page=100&orderby=id&order=asc&page=${page}`);
    pages = Number(response.headers.get('x-wp-totalpages'));
    for (const { id, content } of (await response.json()) as { id: number; content: { rendered: string } }[]) texts.set(id, content.rendered);
  }
  return texts;
}

async function readNames(site: string, taxonomy: string): Promise<[number, string][]> {
  const names: [number, string][] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const response = await fetch(`${site}/wp-json/wp/v2/${taxonomy}?per_page=100&orderby=id&page=${page}`);
    pages = Number(response.headers.get('x-wp-totalpages'));
    names.push(...((await response.json()) as { id: number; name: string }[]).map(({ id, name }): [number, string] => [id, plainText(name)]));
  }
  return names;
}

/** WordPress counts these per request; they say nothing about the text. */
const canonical = (html: string) => html.replace(/\b(wp-container-|gallery-|wp-elements-)[0-9a-f]+/g, '$1N');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
