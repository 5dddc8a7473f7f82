import { expect, test } from 'vitest';
import { feedPosts } from '../../../../electron/fetcher/feeds/to-posts.ts';
import { bodyText } from '../../../../shared/brief/text.ts';
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
  // Its own bound decides, not the runner's shorter one.
}, 60_000);

const postsOf = (items: string): [key: string, url: string | null, title: string][] => {
  const feed = readFeed(`<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><link>https://t.example/</link>${items}</channel></rss>`, { base: 'https://t.example/feed', language: null })!;
  return feedPosts(feed, 'https://t.example/feed').map(({ post }) => [post.key, post.url, post.title]);
};

test('a number is no address, and an id that all entries share is no id', () => {
  expect(postsOf('<item><title>A</title><guid>17</guid></item>')).toEqual([['17', null, 'A']]);
  expect(postsOf('<item><title>A</title><guid isPermaLink="true">/a</guid></item>')).toEqual([['/a', 'https://t.example/a', 'A']]);
  expect(postsOf('<item><title>A</title><guid>0</guid><link>/a</link></item><item><title>B</title><guid>0</guid><link>/b</link></item>'))
    .toEqual([['https://t.example/a', 'https://t.example/a', 'A'], ['https://t.example/b', 'https://t.example/b', 'B']]);
  expect(postsOf('<item><title>A</title><guid>1</guid><link>/a</link></item><item><title>A</title><guid>1</guid><link>/a?utm=1</link></item>')).toEqual([['1', 'https://t.example/a', 'A']]);
});

test('the text of an entry is the longer of content and summary, and a feed stands behind a warning of its program', () => {
  const read = (xml: string): string | undefined => {
    const feed = readFeed(xml, { base: null, language: null });
    return feed === null ? undefined : feedPosts(feed, 'https://t.example/feed').map(({ post }) => bodyText(post.body)).join();
  };
  const rss = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>A</title><description>Officials signed a memorandum.</description><content:encoded>&lt;img src="/a.jpg"&gt;</content:encoded></item></channel></rss>';
  expect([read(rss), read(`<br />\n<b>Warning</b>: Undefined index in <b>/x.php</b> on line <b>3</b><br />\n<?xml version="1.0"?>${rss}`), read('<html><body><pre><rss></rss></pre></body></html>')])
    .toEqual(['Officials signed a memorandum.', 'Officials signed a memorandum.', undefined]);
});

test('entries without ids that share one page are briefs of their own, and one that is listed twice is one', () => {
  const entry = (title: string, day: string, link = '/briefings'): string => `<item><title>${title}</title><link>${link}</link><pubDate>${day} 2024 10:00:00 GMT</pubDate></item>`;
  const titles = (items: string): string[] => postsOf(items).map(([, , title]) => title);
  expect([
    titles(entry('Morning', 'Mon, 06 May') + entry('Noon', 'Mon, 06 May') + entry('Night', 'Tue, 07 May')),
    titles(entry('Weekly', 'Mon, 06 May') + entry('Weekly', 'Mon, 13 May')),
    titles(entry('Weekly', 'Mon, 06 May') + entry('Weekly', 'Mon, 06 May')),
    titles(`<item><title>A</title><guid>https://t.example/</guid><pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate></item><item><title>B</title><guid>https://t.example/</guid><pubDate>Tue, 07 May 2024 10:00:00 GMT</pubDate></item>`),
    postsOf(entry('Alone', 'Mon, 06 May', '/a')),
  ]).toEqual([['Morning', 'Noon', 'Night'], ['Weekly', 'Weekly'], ['Weekly'], ['A', 'B'], [['https://t.example/a', 'https://t.example/a', 'Alone']]]);
});

test('a title that names an element keeps it', () => {
  expect(postsOf('<item><title>Why the &lt;summary&gt; element matters</title><guid>1</guid></item><item><title><![CDATA[<b>Ports</b> &amp; ships]]></title><guid>2</guid></item>').map(([, , title]) => title))
    .toEqual(['Why the <summary> element matters', 'Ports & ships']);
});

test('an address that carries a password is kept without it', () => {
  expect(postsOf('<item><title>A</title><link>https://desk:q7Zs3cret@t.example/a</link></item>')).toEqual([['https://t.example/a', 'https://t.example/a', 'A']]);
});
