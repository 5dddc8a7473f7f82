import { expect, test } from 'vitest';
import type { WpNames } from '../../../../electron/fetcher/wordpress/names.ts';
import { routeUrl } from '../../../../electron/fetcher/wordpress/api.ts';
import { roleOf, type WpSource, type WpType } from '../../../../electron/fetcher/wordpress/source.ts';
import { toPost } from '../../../../electron/fetcher/wordpress/to-post.ts';
import { bodyText } from '../../../../shared/brief/text.ts';

const post: WpType = { slug: 'post', restBase: 'posts', name: 'Posts' };
const source: WpSource = {
  root: 'https://think-tank.example/wp-json/', typed: 'https://think-tank.example/', types: [post], only: null, language: 'en-US',
  taxonomies: [
    { slug: 'category', restBase: 'categories', name: 'Categories', types: ['post'] },
    { slug: 'expert', restBase: 'experts', name: 'Experts', types: ['post'] },
    { slug: 'publication_type', restBase: 'publication_type', name: 'Publication Types', types: ['post'] },
  ],
};
const names: WpNames = {
  terms: new Map([
    ['categories', new Map([[1, { name: 'Iran & Russia', parent: 0 }], [2, { name: 'Energy', parent: 0 }]])],
    ['experts', new Map([[9, { name: 'Ivana Stradner', parent: 0 }]])],
    ['publication_type', new Map([[5, { name: 'Flash Brief', parent: 0 }]])],
  ]),
  authors: new Map([[3, 'Web Editor']]),
};
const row = {
  id: 17, date: '2023-06-28T22:30:00', date_gmt: '2023-06-29T02:30:00', modified_gmt: '2023-06-30T09:00:00', link: 'https://think-tank.example/2023/06/28/brief/',
  title: { rendered: 'AT&#038;T, <em>Kyiv</em> &amp; &#8220;Quotes&#8221; &#8212; 5 < 6' },
  content: { rendered: '<p>Read <a href="/more">more</a>.</p>', protected: false },
  author: 3, categories: [1, 2], experts: [9], publication_type: [5],
};

test('a post becomes a brief with plain title, its own day, instants in UTC, its experts, kind and topics', () => {
  const made = toPost(row, source, post, names)!;
  expect({ ...made.post, body: bodyText(made.post.body) }).toEqual({
    key: '17', url: 'https://think-tank.example/2023/06/28/brief/', title: 'AT&T, Kyiv & “Quotes” — 5 < 6', titleGuessed: false, date: '2023-06-28',
    publishedAt: '2023-06-29T02:30:00.000Z', modifiedAt: '2023-06-30T09:00:00.000Z', series: 'Flash Brief', authors: ['Ivana Stradner'],
    topics: [{ name: 'Iran & Russia', known: true }, { name: 'Energy', known: true }], language: 'en-US', body: 'Read more.',
  });
});

test('without experts the account that posted is the author, and an empty map of PHP is no list', () => {
  const made = toPost({ ...row, experts: [], categories: {}, publication_type: [] }, source, post, names)!;
  expect([made.post.authors, made.post.topics, made.post.series]).toEqual([['Web Editor'], [], null]);
});

test('a post without a title is called by its first words, and says so', () => {
  const made = toPost({ ...row, title: { rendered: '' } }, source, post, names)!;
  expect([made.post.title, made.post.titleGuessed]).toEqual(['Read more.', true]);
});

test('a post without title and words is still a brief', () => {
  const made = toPost({ ...row, title: { rendered: ' ' }, content: { rendered: '' } }, source, post, names)!;
  expect([made.post.title, made.post.titleGuessed, made.post.body.children]).toEqual(['Untitled (17)', true, []]);
});

test('what is held back is not stored, whatever stands in its place', () => {
  const made = toPost({ ...row, content: { rendered: '<form class="post-password-form">Password:</form>', protected: true } }, source, post, names)!;
  expect([made.isProtected, made.post.body.children, made.post.title]).toEqual([true, [], 'AT&T, Kyiv & “Quotes” — 5 < 6']);
});

test('half a row never throws: without an id, or without anything else, it is nothing; without dates they are unknown', () => {
  expect([null, 5, [], {}, { id: 'x' }, { id: -1 }, { id: 4, date: false, title: null, content: [] }].map((raw) => toPost(raw, source, post, names))).toEqual(Array(7).fill(null));
  const made = toPost({ id: 4, title: 'Plain', date: '0000-00-00T00:00:00', date_gmt: null, link: 'javascript:alert(1)' }, source, post, names)!;
  expect([made.post.date, made.post.publishedAt, made.post.url]).toEqual([null, null, null]);
});

test('an event is told by its kind', () => {
  expect(toPost({ ...row, publication_type: [] }, source, { slug: 'event', restBase: 'events', name: 'Events' }, names)!.post.series).toBe('Events');
});

test('a taxonomy of experts names authors, one of publication types the series, everything else topics', () => {
  const role = (slug: string, name = slug) => roleOf({ slug, restBase: slug, name, types: [] });
  expect(['expert', 'coauthor', 'ppma_author', 'byline', 'publication_type', 'content-type', 'series', 'region', 'post_tag', 'author_country_topic'].map((slug) => role(slug)))
    .toEqual(['author', 'author', 'author', 'author', 'series', 'series', 'series', 'topic', 'topic', 'topic']);
});

test('a route is added to the path, or to the query where the root stands there', () => {
  expect([
    routeUrl('https://a.example/wp-json/', 'wp/v2/posts', { per_page: '5' }),
    routeUrl('https://a.example/blog/index.php?rest_route=/', 'wp/v2/posts', { after: '2024-01-01T00:00:00+00:00' }),
    routeUrl('https://a.example/wp-json/', ''),
  ]).toEqual([
    'https://a.example/wp-json/wp/v2/posts?per_page=5',
    'https://a.example/blog/index.php?rest_route=%2Fwp%2Fv2%2Fposts&after=2024-01-01T00%3A00%3A00%2B00%3A00',
    'https://a.example/wp-json/',
  ]);
});
