import type { Body, BodyElement, BodyText } from '../../shared/brief/body.ts';
import { bodyText } from '../../shared/brief/text.ts';
import { plainLine } from '../../shared/brief/normal/white-space.ts';
import type { KeptBrief } from './kept.ts';
import type { Truth, TruePost } from './publisher-truth.ts';

export interface Comparison {
  missing: number;
  extra: number;
  stale: number;
  /** What differs, one sentence each. */
  differences: string[];
}

/** The archive beside what the site holds now. What the site holds no more must still be there, and be marked. */
export function compare(kept: ReadonlyMap<string, KeptBrief>, { posts }: Truth): Comparison {
  const missing = [...posts.keys()].filter((key) => !kept.has(key));
  const extra = [...kept.values()].filter(({ key, status }) => status === 'published' && !posts.has(key));
  const differing = [...posts.values()].flatMap((post) => {
    const brief = kept.get(post.key);
    const wrong = brief === undefined ? [] : differences(brief, post);
    return wrong.length === 0 ? [] : [`${post.key} (${post.titleBySite.slice(0, 40)}): ${wrong.join('; ')}`];
  });
  return {
    missing: missing.length, extra: extra.length, stale: differing.length,
    differences: [...missing.map((key) => `${key}: missing`), ...extra.map(({ key }) => `${key}: there and shown as published`), ...differing],
  };
}

function differences(brief: KeptBrief, post: TruePost): string[] {
  const text = bodyText(post.body);
  // A publisher's password may come after the text did: then the words that had arrived stay.
  const isKept = post.isProtected && brief.form !== 'protected';
  const pairs: [string, unknown, unknown][] = [
    ['status', brief.status, 'published'],
    ['title', brief.title, post.title === '' ? brief.title : post.title],
    ['title as the site writes it', plainLine(brief.title).normalize(), post.titleBySite === '' ? plainLine(brief.title).normalize() : plainLine(post.titleBySite).normalize()],
    ['text', brief.text, isKept ? brief.text : text],
    ['body', shapeOf(brief.body), isKept ? shapeOf(brief.body) : shapeOf(post.body)],
    ['address', brief.url, post.url],
    ['date', brief.date, post.date],
    ['published', brief.publishedAt === null ? null : Date.parse(brief.publishedAt), post.publishedAt],
    ['modified', brief.modifiedAt === null ? null : Date.parse(brief.modifiedAt), post.modifiedAt],
    ['topics', [...brief.topics].sort().join('|'), [...new Set(post.topics)].sort().join('|')],
  ];
  return pairs.filter(([, ours, theirs]) => ours !== theirs).map(([name, ours, theirs]) => `${name} ${short(ours)} for ${short(theirs)}`);
}

/** The body as text, without the hashes of images that came after it. */
export function shapeOf(body: Body): string {
  return JSON.stringify(body, (key, value: BodyElement | BodyText | string) => (key === 'asset' ? undefined : value));
}

function short(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 120) ?? 'nothing';
}
