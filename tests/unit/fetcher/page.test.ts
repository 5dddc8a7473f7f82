import { expect, test } from 'vitest';
import { extractArticle, namesIn, pagePost } from '../../../electron/fetcher/pages/read-page.ts';
import { titleOf } from '../../../electron/fetcher/pages/page-title.ts';
import { bodyText } from '../../../shared/brief/text.ts';

const words = 'Officials in Tehran and Moscow signed a memorandum on port access, and neither side published the text. ';
const page = `<!doctype html><html lang="en-GB"><head><title>Ports and Policy | Think Tank</title><base href="/archive/">
<meta name="author" content="Ivana Stradner"><meta property="article:published_time" content="2023-06-28T10:00:00+02:00"></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav><main><article><h1>Ports and Policy</h1>
${`<p>${words.repeat(4)}</p>`.repeat(4)}<p>See <a href="other">the other brief</a>. ${words}</p></article></main>
<aside class="related"><h2>Related</h2><ul><li><a href="/x">Something else</a></li></ul></aside><footer>Imprint</footer></body></html>`;
const answer = { askedUrl: 'https://think-tank.example/ports', url: 'https://think-tank.example/ports', movedForGood: false, status: 200, headers: new Map([['content-type', 'text/html']]), body: Buffer.from(page) };

test('a page becomes a brief: its article without what stands around it, its title, author, day and language', () => {
  const made = pagePost(answer);
  const post = made.ok ? made.value : null;
  const links = JSON.stringify(post?.body).match(/"href":"[^"]*"/g);
  expect([post?.title, post?.authors, post?.date, post?.publishedAt, post?.language, links, /Home|Imprint|Something else/.test(bodyText(post!.body))]).toEqual([
    'Ports and Policy', ['Ivana Stradner'], '2023-06-28', '2023-06-28T08:00:00.000Z', 'en-GB', ['"href":"https://think-tank.example/archive/other"'], false,
  ]);
});

test('a page without an article says so', () => {
  const made = pagePost({ ...answer, body: Buffer.from('<html><body></body></html>') });
  expect(!made.ok && made.failure.code).toBe('no-article');
});

test('hostile pages neither throw nor hang', () => {
  const began = performance.now();
  const boxes = `<p>${words.repeat(3)}</p>${'<div class="share box">'.repeat(200)}${`<aside>${words}</aside>`.repeat(2000)}${'</div>'.repeat(200)}<p>${words.repeat(3)}</p>`;
  for (const html of [boxes, '', '<', '<div>'.repeat(20_000), `<p>${'<b>'.repeat(5000)}x`, '<table><tr>'.repeat(3000), '<!--'.repeat(10_000), `<script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","headline":5,"author":[null]}</script><p>${words.repeat(20)}</p>`]) extractArticle(html, 'https://a.example/');
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('the name of the site is taken off a title only where the heading shows that it is one', () => {
  const title = (text: string, ...headings: string[]): string => titleOf({ title: text, headings });
  expect([title('Ports and Policy | Think Tank', 'Ports and Policy'), title('Think Tank - Ports', 'Menu', 'Ports'), title('Iran - Russia Ties', 'Analysis'), title('Ports', 'Ports')])
    .toEqual(['Ports and Policy', 'Ports', 'Iran - Russia Ties', 'Ports']);
});

test('data about the page that makes no sense does not cost its article', () => {
  const odd = `<html><head><title>Ports</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","headline":5,"author":[null]}</script></head><body><article>${`<p>${words.repeat(3)}</p>`.repeat(5)}</article></body></html>`;
  expect(extractArticle(odd, 'https://a.example/')?.html).toContain('memorandum');
});

test('a byline is names, without its "by"', () => {
  expect(['By Ivana Stradner and Mark Dubowitz', 'Ivana Stradner, Mark Dubowitz', 'von Anna Müller', 'Jane Roe, Jr.', '', null, 'x'.repeat(300)].map(namesIn))
    .toEqual([['Ivana Stradner', 'Mark Dubowitz'], ['Ivana Stradner', 'Mark Dubowitz'], ['Anna Müller'], ['Jane Roe, Jr.'], [], [], []]);
});

test('a page of nothing but entities is no article, and is not taken apart for minutes', () => {
  expect(extractArticle(`<html><head><title>x</title></head><body><article><p>${'&amp;'.repeat(400_000)}</p></article></body></html>`, 'https://think-tank.example/')).toBeNull();
});
