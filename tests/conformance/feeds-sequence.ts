import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '../../electron/fetcher/feeds/decode.ts';
import { feedPosts } from '../../electron/fetcher/feeds/to-posts.ts';
import type { Post } from '../../shared/brief/brief.ts';
import { readFeed } from '../../shared/feed/read-feed.ts';
import { elementsOf, readXml, textOf, type XmlElement } from '../../shared/feed/xml.ts';
import type { SuiteResult } from './suite.ts';

interface Step {
  file: string;
  guids: string[];
  new: number;
  changed: number;
  total_known_after: number;
}
interface Expected {
  steps: Step[];
  final_state: Record<string, { title: string; link: string; pubDate: string; content_sha1: string }>;
}

/**
 * Consecutive captures of one live feed, read in order: after each, exactly the posts known so far, each once; at the end, the
 * last title, address, date and content of each.
 */
export function runFeedSequence(folder: string): SuiteResult {
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
  const failures: SuiteResult['failures'] = [];
  const known = new Map<string, { post: Post; state: string; raw: string }>();
  let revisions = 0;
  for (const step of expected.steps) {
    const { text } = decodeText(readFileSync(join(folder, step.file)), 'text/xml');
    const feed = readFeed(text, { base: null, language: null });
    const contents = rawContents(text);
    const posts = feed === null ? [] : feedPosts(feed, 'https://feed.example/');
    const fresh = posts.filter(({ post }) => !known.has(post.key)).length;
    for (const { post, state } of posts) {
      const before = known.get(post.key);
      if (before !== undefined && before.state !== state) revisions += 1;
      known.set(post.key, { post, state, raw: contents.get(post.key) ?? '' });
    }
    const keys = posts.map(({ post }) => post.key);
    if (JSON.stringify(keys) !== JSON.stringify(step.guids)) failures.push({ case: step.file, reason: `ids ${keys.join(' ')}` });
    else if (fresh !== step.new || known.size !== step.total_known_after) failures.push({ case: step.file, reason: `${fresh} new of ${step.new}, ${known.size} known of ${step.total_known_after}` });
  }
  for (const [guid, state] of Object.entries(expected.final_state)) {
    const found = known.get(guid);
    const sha1 = createHash('sha1').update(found?.raw ?? '').digest('hex');
    const isRight = found !== undefined && found.post.title === state.title && found.post.url === state.link && Date.parse(found.post.publishedAt ?? '') === Date.parse(state.pubDate);
    if (!isRight) failures.push({ case: guid, reason: `${found?.post.title} ${found?.post.url} ${found?.post.publishedAt}, expected ${state.title} ${state.link} ${state.pubDate}` });
    else if (sha1 !== state.content_sha1) failures.push({ case: guid, reason: 'another content than the last one' });
  }
  const cases = expected.steps.length + Object.keys(expected.final_state).length;
  return { passed: cases - failures.length, failed: failures.length, failures, figures: { steps: expected.steps.length, 'briefs known at the end': known.size, 'changes seen': revisions }, ok: failures.length === 0 };
}

/** The content of each item as it stands in the file, which the expected hashes are of: by guid. */
function rawContents(text: string): Map<string, string> {
  const { root } = readXml(text, { base: null, language: null });
  const channel = root === null ? undefined : elementsOf(root, 'channel')[0];
  const items = channel === undefined ? [] : elementsOf(channel, 'item');
  const first = (item: XmlElement, ...names: string[]): string => elementsOf(item, ...names).map(textOf).find((value) => value !== '') ?? '';
  return new Map(items.map((item) => [first(item, 'guid').trim(), first(item, 'content:encoded') || first(item, 'description')]));
}
