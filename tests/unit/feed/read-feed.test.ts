import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFeed } from '../../../shared/feed/read-feed.ts';

const here = { base: 'https://think-tank.example/feed.xml', language: null };
const rss = (items: string, attributes = ''): string => `<?xml version="1.0"?><rss version="2.0" ${attributes}><channel><title>Notes</title><link>/</link>${items}</channel></rss>`;
const atom = (entries: string, attributes = ''): string => `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>Notes</title>${entries}</feed>`;

function first(text: string, context = here) {
  return readFeed(text, context)!.entries[0]!;
}

test('RSS 2.0 is read with title, link, id, date, author, topics, summary and content', () => {
  const entry = first(rss(`<item><title>A &amp; B</title><link>/a</link><guid isPermaLink="false">n1</guid><pubDate>Wed, 28 Jun 2023 10:00:00 GMT</pubDate>
    <dc:creator><![CDATA[Ivana Stradner]]></dc:creator><category>Iran</category><category><![CDATA[Oil & gas]]></category>
    <description>Short.</description><content:encoded><![CDATA[<p>Whole.</p>]]></content:encoded></item>`));
  expect([entry.title?.value, entry.link, entry.id, entry.dates.published, entry.authors, entry.categories.map(({ term }) => term), entry.summary?.value, entry.contents[0]?.value]).toEqual([
    'A & B', 'https://think-tank.example/a', 'n1', 'Wed, 28 Jun 2023 10:00:00 GMT', [{ name: 'Ivana Stradner', email: null, url: null }], ['Iran', 'Oil & gas'], 'Short.', '<p>Whole.</p>',
  ]);
});

test('Atom is read with its kinds of text, its bases and the page rather than another format of it', () => {
  const entry = first(atom(`<entry xml:base="2023/"><title type="html">&lt;b&gt;Bold&lt;/b&gt;</title><id>tag:x,2023:1</id>
    <link rel="enclosure" href="a.mp3"/><link href="a.json" type="application/json"/><link href="a.html" type="text/html"/><updated>2023-06-28T10:00:00Z</updated>
    <author><name>Ivana</name><uri>ivana</uri></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">See <a href="b">b</a><br/>here</div></content></entry>`, 'xml:base="/blog/" xml:lang="en_GB"'));
  expect([entry.title, entry.link, entry.authors[0]?.url, entry.contents[0]]).toEqual([
    { value: '<b>Bold</b>', type: 'text/html', base: 'https://think-tank.example/blog/2023/', language: 'en-GB' },
    'https://think-tank.example/blog/2023/a.html',
    'https://think-tank.example/blog/2023/ivana',
    { value: '<div>See <a href="b">b</a><br>here</div>', type: 'application/xhtml+xml', base: 'https://think-tank.example/blog/2023/', language: 'en-GB' },
  ]);
});

test('RSS 1.0 keeps its items beside the channel; a feed may call its namespaces anything', () => {
  const feed = readFeed(`<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
    <s:channel><s:title>Notes</s:title></s:channel><s:item r:about="https://a.example/1"><s:title>One</s:title><d:date>2023-06-28</d:date><d:creator>Ivana</d:creator></s:item></r:RDF>`, here)!;
  expect([feed.version, feed.entries.map(({ id, title, dates, authors }) => [id, title?.value, dates.updated, authors[0]?.name])]).toEqual(['rss10', [['https://a.example/1', 'One', '2023-06-28', 'Ivana']]]);
});

test('JSON Feed is read like the others', () => {
  const feed = readFeed(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Notes', home_page_url: 'https://think-tank.example/', authors: [{ name: 'Ivana' }], items: [{ id: 7, url: '/a', title: 'A', content_html: '<p>x</p>', date_published: '2023-06-28T10:00:00Z', tags: ['Iran'] }, 5] }), here)!;
  expect([feed.version, feed.authors[0]?.name, feed.entries.map(({ id, link, contents, categories }) => [id, link, contents[0]?.value, categories[0]?.term])]).toEqual(['json11', 'Ivana', [['7', 'https://think-tank.example/a', '<p>x</p>', 'Iran']]]);
});

test('control characters that XML forbids, and quotes that windows-1252 left behind, do no harm', () => {
  const entry = first(rss('<item><title>It\u0092s \u0002here</title><description><![CDATA[One.\u000bTwo.\u000cThree.]]></description></item><item><title>Next</title></item>'));
  expect([entry.title?.value, entry.summary?.value, readFeed(rss('<item/><item/>'), here)!.entries.length]).toEqual(['It’s here', 'One.\nTwo.\nThree.', 2]);
});

test('titles of unsaid kind are plain unless they are HTML', () => {
  const titles = ['5 &lt; 6', 'Q&amp;amp;A', 'The &lt;blink182&gt; tour', '&lt;em&gt;Kyiv&lt;/em&gt; today', 'AT&T', 'a=1&b=2'].map((title) => first(rss(`<item><title>${title}</title></item>`)).title);
  expect(titles.map((title) => [title?.value, title?.type])).toEqual([
    ['5 < 6', 'text/plain'], ['Q&amp;A', 'text/html'], ['The <blink182> tour', 'text/plain'], ['<em>Kyiv</em> today', 'text/html'], ['AT&T', 'text/plain'], ['a=1&b=2', 'text/plain'],
  ]);
});

test('titles and links of a picture or a text box are not those of the feed or the item', () => {
  const feed = readFeed(rss('<image><title>Logo</title><link>https://logo.example/</link></image><textInput><title>Search</title></textInput><item><image><link>https://pic.example/</link></image><title>A</title><link>https://a.example/</link></item>'), here)!;
  expect([feed.title?.value, feed.link, feed.entries[0]!.link]).toEqual(['Notes', 'https://think-tank.example/', 'https://a.example/']);
});

test('people are read from every way of writing them', () => {
  const people = ['Ivana Stradner', 'ivana@fdd.example (Ivana Stradner)', 'Ivana Stradner (ivana@fdd.example)', 'Ivana Stradner &lt;ivana@fdd.example&gt;', 'ivana@fdd.example'].map((author) => first(rss(`<item><author>${author}</author></item>`)).authors[0]);
  expect(people.map((person) => [person?.name, person?.email])).toEqual([
    ['Ivana Stradner', null], ['Ivana Stradner', 'ivana@fdd.example'], ['Ivana Stradner', 'ivana@fdd.example'], ['Ivana Stradner', 'ivana@fdd.example'], [null, 'ivana@fdd.example'],
  ]);
});

test('an id is kept as it is written, and is an address only where it may be one', () => {
  const ids = ['<guid>https://a.example/%7Ebob</guid>', '<guid isPermaLink="false">https://a.example/?p=1</guid>', '<guid>n1</guid>'].map((guid) => first(rss(`<item>${guid}</item>`)));
  expect(ids.map(({ id, idAddress, link }) => [id, idAddress, link])).toEqual([
    ['https://a.example/%7Ebob', 'https://a.example/%7Ebob', 'https://a.example/%7Ebob'], ['https://a.example/?p=1', null, null], ['n1', 'https://think-tank.example/n1', 'https://think-tank.example/n1'],
  ]);
});

test('a document that was cut is known to be, and its last entry with it', () => {
  const whole = rss('<item><title>One</title></item><item><title>Two</title></item>');
  const cut = readFeed(whole.slice(0, whole.indexOf('Two') + 2), here)!;
  expect([readFeed(whole, here)!.complete, cut.complete, cut.entries.map(({ complete }) => complete)]).toEqual([true, false, [true, false]]);
});

test('markup that does not close, strays or is doubly escaped still gives a feed', () => {
  const entry = first('<rss><channel><item><title>A<link>https://a.example/?x=1&y=2</link><description><p>One<p>Two</description></item></channel></rss>');
  expect(entry.link ?? entry.title?.value).toContain('A');
  expect(readFeed('<rss version="2.0"><channel><title>T</title></rss', here)?.title?.value).toBe('T');
});

test('an entity bomb expands to nothing, and simple entities of a feed are read', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, i) => `<!ENTITY b${i} "${'&a;'.repeat(i === 0 ? 10 : 0)}${i > 0 ? `&b${i - 1};`.repeat(10) : ''}">`).join('')}<!ENTITY name "Ivana > Stradner">]>`
    + '<rss><channel><title>&b19;</title><item><title>&name; &eacute; &nosuch;</title></item></channel></rss>';
  const began = performance.now();
  const feed = readFeed(bomb, here)!;
  expect([feed.title?.value, feed.entries[0]!.title?.value]).toEqual(['&b19;', 'Ivana > Stradner é &nosuch;']);
  expect(performance.now() - began).toBeLessThan(500);
});

test('many references to one long entity stay within bounds', () => {
  const text = `<!DOCTYPE rss [<!ENTITY a "${'a'.repeat(1000)}">]><rss><channel><title>${'&a;'.repeat(100_000)}</title></channel></rss>`;
  expect(readFeed(text, here)!.title!.value.length).toBeLessThan(500_000);
});

test('nesting without end is cut off, not followed', () => {
  const deep = `<rss><channel><item><title>A</title><description>${'<div>'.repeat(50_000)}text${'</div>'.repeat(50_000)}</description></item><item><title>B</title></item></channel></rss>`;
  expect(readFeed(deep, here)!.entries.map(({ title }) => title?.value)).toEqual(['A', 'B']);
});

test('a web page, a sitemap and plain words are no feed', () => {
  expect(['<!doctype html><html><body>x</body></html>', '<urlset><url/></urlset>', 'words', '', '{"items":1}', '[]', '<'].map((text) => readFeed(text, here))).toEqual(Array(7).fill(null));
});

test('no text makes it throw', () => {
  const pieces = fc.constantFrom('<rss>', '<channel>', '<item>', '</item>', '<title>', '</title>', '<![CDATA[', ']]>', '&amp;', '&#0;', '&#xD800;', '<!--', '-->', '<?xml version="1.0"?>', '<!DOCTYPE x [', ']>', '<feed xmlns="', '"', 'a', '\u0000', '\ud800', '<a b=', '/>', ' xml:base="::"');
  fc.assert(fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
    readFeed(parts.join(''), here);
  }), { numRuns: 500 });
});

test('nothing but nesting, open comments or references takes no long time, and what stood before it is there', () => {
  const began = performance.now();
  const before = '<item><title>First</title></item>';
  const hostile = [
    ...['<b>', '<ul><li>', '<item><title>', '<a b="c">', '<![CDATA['].map((piece) => `<rss><channel>${before}${piece.repeat(150_000)}`),
    ...['<!--', '<!ENTITY a "', '<', '"', '[', '&a;'].map((piece) => `<!DOCTYPE rss [${piece.repeat(150_000)}]><rss><channel>${before}</channel></rss>`),
  ].map((text) => readFeed(text, { base: null, language: null }));
  expect(hostile.slice(0, 5).map((feed) => [feed?.entries[0]?.title?.value, feed?.complete])).toEqual(Array.from({ length: 5 }, () => ['First', false]));
  expect(performance.now() - began).toBeLessThan(30_000);
});

test('a reference that stands on the border of two pieces of a long feed is read whole', () => {
  const words = 'a &amp; b &lt;i&gt; '.repeat(20_000).trim();
  const feed = readFeed(`<rss><channel><item><description>${words}</description></item></channel></rss>`, { base: null, language: null });
  expect(feed?.entries[0]?.summary?.value).toBe('a & b <i> '.repeat(20_000).trim());
});
