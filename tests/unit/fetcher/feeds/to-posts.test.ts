import { expect, test } from 'vitest';
import { feedPosts } from '../../../../electron/fetcher/feeds/to-posts.ts';
import { readFeed } from '../../../../shared/feed/read-feed.ts';

test('authors are names as a reader sees them, however the feed prints them', () => {
  const authors = (inside: string): string[] | undefined => {
    const feed = readFeed(`<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item><title>x</title>${inside}</item></channel></rss>`, { base: null, language: null });
    return feed === null ? undefined : feedPosts(feed, 'https://feed.example/')[0]?.post.authors;
  };
  expect([
    authors('<dc:creator><![CDATA[<a href="/jane">Jane Roe</a>]]></dc:creator>'),
    authors('<dc:creator><![CDATA[Jane Roe &amp; John Doe]]></dc:creator>'),
    authors('<dc:creator>Jane Roe, John Doe and Mary Poe</dc:creator>'),
    authors('<dc:creator>Office of the Press Secretary, Washington</dc:creator>'),
    authors('<author>noreply@think-tank.example</author><dc:creator>Jane Roe</dc:creator>'),
    authors('<author>jane.roe@think-tank.example (Jane Roe)</author><dc:creator>admin</dc:creator>'),
    authors('<author>press@think-tank.example</author>'),
  ]).toEqual([['Jane Roe'], ['Jane Roe', 'John Doe'], ['Jane Roe', 'John Doe', 'Mary Poe'], ['Office of the Press Secretary, Washington'], ['Jane Roe'], ['Jane Roe'], ['press']]);
});

test('texts of one kind of tag over and over take no long time', () => {
  const began = performance.now();
  for (const piece of ['<form ', '<input ', '<p>The post <a href="x">', '<p>The post <a href="x"> appeared first on ', '[a b=c ', '<a x=', 'a@']) {
    const feed = readFeed(`<rss><channel><item><guid>1</guid><description><![CDATA[${piece.repeat(100_000)}]]></description></item></channel></rss>`, { base: null, language: null })!;
    expect(feedPosts(feed, 'https://feed.example/').length).toBe(1);
  }
  expect(performance.now() - began).toBeLessThan(30_000);
});
