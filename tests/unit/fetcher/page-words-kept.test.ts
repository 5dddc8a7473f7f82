import { expect, test } from 'vitest';
import { saysMore } from '../../../electron/fetcher/pages/says-more.ts';
import { pagePost } from '../../../electron/fetcher/pages/read-page.ts';
import { htmlToBody } from '../../../shared/brief/read/from-html.ts';
import { largestOf } from '../../../shared/brief/read/html/srcset.ts';
import { bodyText } from '../../../shared/brief/text.ts';

/* Words with KEEP are the article's and must all be there; words with DROP are not. */

const SAID = 'The ministry said that the eastern terminal would be rebuilt in three years, and that the money had been set aside for it. ';
const para = (n: number, times = 2): string => `<p>KEEP${n} ${SAID.repeat(times)}</p>`;
const page = (body: string): string => `<!doctype html><html lang="en"><head><title>Terminal rebuilt</title></head><body><header><nav><a href="/">DROP-home</a></nav></header><main>${body}</main><footer><p>© The Desk 2024. DROP-rights reserved.</p></footer></body></html>`;
function read(html: string): { text: string; images: string[] } {
  const result = pagePost({ askedUrl: 'https://desk.example/a', url: 'https://desk.example/a', movedForGood: false, status: 200, headers: new Map([['content-type', 'text/html; charset=utf-8']]), body: Buffer.from(html) });
  return result.ok ? { text: bodyText(result.value.body), images: [...JSON.stringify(result.value.body).matchAll(/"src":"https:\/\/desk\.example([^"]*)"/g)].map((found) => found[1]!) } : { text: '', images: [] };
}
/** What is missing of what must be kept, and what is there of what must not. */
function faults(html: string): string[] {
  const { text } = read(html);
  const words = [...new Set(html.match(/(?:KEEP|DROP)[\w-]*/g))];
  return words.filter((word) => text.includes(word) !== word.startsWith('KEEP'));
}

test.each([
  ['recommendations of a brief', `<div class="policy-recommendations"><h2>What to do</h2><ol><li>KEEPa Pay the crews of the cranes in time</li><li>KEEPb Publish the costs each month</li></ol></div>`],
  ['a section of recommendations', `<section id="recommendations"><h2>Recommendations</h2><ul><li>KEEPa Let the port buy two tugs.</li></ul></section>`],
  ['what experts say', `<div class="expert-comments"><p>KEEPa “Nobody had asked us before,” said Lena Marsh, a pilot.</p></div>`],
  ['a box on state sponsored attacks', `<div class="state-sponsored-attacks"><p>KEEPa Two attacks hit the port in May.</p></div>`],
  ['a box on donations', `<div id="foreign-donations-table"><p>KEEPa Foreign gifts paid for the second berth and its cranes.</p></div>`],
  ['a box on cookie law', `<div class="cookie-law-reform"><p>KEEPa The reform of the law took four years and two governments.</p></div>`],
  ['related work that is told in sentences', `<section class="related"><p>KEEPa Related work by the agency looked at the pilots and found them too few.</p></section>`],
])('%s stays', (_, box) => {
  expect(faults(page(`<article><h1>Terminal rebuilt</h1>${para(0)}${box}${para(1)}${para(2)}</article>`))).toEqual([]);
});

test.each([
  ['a form to sign up', '<div class="newsletter-signup"><h3>DROP-news</h3><form><input type="email"></form></div>'],
  ['links to other articles', '<div class="related-posts"><ul><li><a href="/1">DROP-one and another long title of it</a></li><li><a href="/2">DROP-two and another title</a></li></ul></div>'],
  ['a notice about cookies', '<div class="cookie-notice"><p>DROP-cookie We use them.</p><button>OK</button></div>'],
  ['recommended reading', '<aside class="recommended"><a href="/3">DROP-three: the same port ten years ago</a></aside>'],
  ['buttons to share', '<div class="social-share-buttons"><a href="/x">DROP-share this with all</a></div>'],
])('%s goes', (_, box) => {
  expect(faults(page(`<article><h1>Terminal rebuilt</h1>${para(0)}${para(1)}${box}${para(2)}${para(3)}</article>`))).toEqual([]);
});

test.each([
  ['one paragraph in the first and last part', (part: (inner: string) => string) => part(para(0, 1)) + part(para(1, 3) + para(2, 3) + para(3, 3)) + part(para(4, 1))],
  ['two in the first, a heading in the last', (part: (inner: string) => string) => part(para(0, 1) + para(1, 1)) + part(para(2, 3) + para(3, 3) + para(4, 3)) + part(`<h2>KEEPh What follows</h2>${para(5, 1)}`)],
  ['four parts', (part: (inner: string) => string) => part(para(0, 1)) + part(para(1, 3) + para(2, 3)) + part(para(3, 3) + para(4, 3)) + part(para(5, 1))],
])('an article that advertisements cut keeps its ends: %s', (_, parts) => {
  const part = (inner: string): string => `<section class="chunk"><div class="text-body">${inner}</div></section><section><div class="ad-slot">DROP-advert</div></section>`;
  expect(faults(page(`<article><header><h1>Terminal rebuilt</h1></header>${parts(part)}<section class="author-bio"><div><p>DROP-bio Lena Marsh has written about ports and their pilots for twenty years, and lives beside one.</p></div></section></article>`))).toEqual([]);
});

test.each([
  ['a list behind the article', '<section class="notes"><ol><li id="n1">KEEPnote See the report of the agency, page 12. <a href="#r1">↩</a></li></ol></section>'],
  ['paragraphs at the end of the page', '<div class="endnotes"><h2>DROP-h</h2><p id="n1"><a href="#r1">1</a> KEEPnote See the report of the agency, page 12.</p></div>'],
  ['a box that is named by an anchor', '<aside><dl><dd><a name="n1"></a>KEEPnote See the report of the agency, page 12.</dd></dl></aside>'],
])('notes outside the article come with it: %s', (_, notes) => {
  const html = page(`<article><h1>Terminal rebuilt</h1>${para(0)}<p>The terminal is old.<sup><a id="r1" href="#n1">1</a></sup> It will be rebuilt.</p>${para(1)}</article>${notes}`);
  expect([faults(html).filter((word) => word !== 'DROP-h'), read(html).text.includes('The terminal is old. It will be rebuilt.')]).toEqual([[], true]);
});

test('images come from wherever a lazy loader keeps them', () => {
  const dot = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
  const images = [
    `<img src="${dot}" data-src="/1.jpg" alt="a">`, '<img data-original="/2.jpg" alt="b">', '<img src="/spacer.gif" data-lazy-src="/3.jpg" alt="c"><noscript><img src="/3.jpg" alt="c"></noscript>',
    '<picture><source data-srcset="/4-s.webp 400w, /4.webp 800w"><img alt="d"></picture>', '<figure><div style="padding-bottom:60%"><noscript><img src="/5.jpg" alt="e"></noscript></div><figcaption>KEEPcaption</figcaption></figure>',
    '<img srcset="/6-s.jpg 320w, /6.jpg 1280w" sizes="100vw" alt="f">', '<picture><source srcset="/7.avif 2x, /7-s.avif 1x"><img src="/placeholder.png" alt="g"></picture>', '<img src="/8.jpg" alt="h">',
  ];
  const { images: found } = read(page(`<article><h1>Terminal rebuilt</h1>${images.map((image, i) => para(i) + (image.startsWith('<figure') ? image : `<p>${image}</p>`)).join('')}${para(9)}</article>`));
  expect(found).toEqual(['/1.jpg', '/2.jpg', '/3.jpg', '/4.webp', '/5.jpg', '/6.jpg', '/7.avif', '/8.jpg']);
});

test('the largest image of a set is taken, whatever its addresses hold', () => {
  expect(['/a.jpg 320w, /b.jpg 1280w', '/a.jpg', '/a,b.jpg 2x, /c.jpg', '/w_100,h_50/a.jpg 100w,/w_900,h_50/a.jpg 900w', '', 'data:image/gif;base64,AA== 1w, /x.png 5w'].map(largestOf))
    .toEqual(['/b.jpg', '/a.jpg', '/a,b.jpg', '/w_900,h_50/a.jpg', null, '/x.png']);
});

test('a page that is drawn by script does not replace the summary', () => {
  const known = { title: 'Terminal rebuilt', text: 'The terminal is rebuilt by 2027.' };
  const says = (html: string): boolean => saysMore({ title: 'Terminal rebuilt', body: htmlToBody(html) }, known);
  expect([
    says('<p>© The Desk 2024. All rights reserved.</p><p>Imprint</p>'),
    says('<p>You need to enable JavaScript to run this app. Please use a modern browser with scripts and cookies switched on, and try once more.</p>'),
    says('<p>We and our 812 partners store cookies on your device to measure what you read, and share what we learn with others who pay for it.</p><p>Accept</p>'),
    says(`<p>${SAID.repeat(2)}The terminal is rebuilt by 2027.</p>`),
    says(`<p>${SAID.repeat(12)}</p>`),
    says('<p>Short.</p>'),
  ]).toEqual([false, false, false, true, true, false]);
});

const sentence = (html: string): string[] => bodyText(htmlToBody(html)).split('\n');
test.each([
  ['a plugin with spans around mark and note', '<p>The terminal is old.<span class="footnote_referrer"><a role="button" tabindex="0"><sup id="footnote_plugin_tooltip_2_1" class="footnote_plugin_tooltip_text">[1]</sup></a><span id="footnote_plugin_tooltip_text_2_1" class="footnote_tooltip">NOTE see the plan.</span></span> It goes.</p>'],
  ['a plugin that puts the note behind the mark', '<p>The terminal is old.<sup class="modern-footnotes-footnote" data-mfn="1"><a href="javascript:void(0)" role="button">1</a></sup><span id="mfn-content-9" role="tooltip" class="modern-footnotes-footnote__note" data-mfn="1">NOTE see the plan.</span> It goes.</p>'],
  ['the same plugin with its list', '<p>The terminal is old.<sup class="modern-footnotes-footnote" data-mfn="1"><a href="javascript:void(0)">1</a></sup><span class="modern-footnotes-footnote__note" role="tooltip">NOTE see the plan.</span> It goes.</p><ul class="modern-footnotes-list"><li><span>1</span><div>NOTE see the plan.</div></li></ul>'],
  ['a note in the margin', '<p>The terminal is old.<label for="sn-1" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-1" class="margin-toggle"/><span class="sidenote">NOTE see the plan.</span> It goes.</p>'],
  ['a note of any theme', '<p>The terminal is old.<sup>1</sup><small class="footnote-text">NOTE see the plan.</small> It goes.</p>'],
  ['a plugin that links to its list', '<p>The terminal is old.<span class="easy-footnote"><a href="#easy-footnote-bottom-1-12" title="NOTE see the plan."><sup>1</sup></a></span> It goes.</p><ol class="easy-footnotes-wrapper"><li class="easy-footnote-single"><span id="easy-footnote-bottom-1-12" class="easy-footnote-margin-adjust"></span>NOTE see the plan.<a class="easy-footnote-to-top" href="#easy-footnote-1-12"></a></li></ol>'],
])('a note stands behind the text and not in the sentence: %s', (_, html) => {
  expect(sentence(html)).toEqual(['The terminal is old. It goes.', 'NOTE see the plan.']);
});

test('what only looks like a note stays where it is', () => {
  expect([
    sentence('<p class="footnote">A paragraph that is a note by itself.</p><p>Another.</p>'), sentence('<p>Read the <span class="note">small print of this contract</span>.</p>').join(' ').includes('small print of this contract'),
    sentence('<div class="footnotes"><p>One note and its words.</p></div>'),
  ]).toEqual([['A paragraph that is a note by itself.', 'Another.'], true, ['One note and its words.']]);
});

test('a post that is only a document keeps its link as such', () => {
  const links = (html: string): string[] => [...JSON.stringify(htmlToBody(html, { base: 'https://desk.example/p/' })).matchAll(/"href":"([^"]*)"/g)].map((found) => found[1]!);
  const pdf = 'https://desk.example/r.pdf';
  expect([
    links('<div class="wp-block-file"><object class="wp-block-file__embed" data="/r.pdf" type="application/pdf"></object></div>'), links('<p><a href="/r.pdf">Report</a></p>'),
    links('<iframe src="https://docs.google.com/viewer?url=https%3A%2F%2Fdesk.example%2Fr.pdf&embedded=true"></iframe>'), links('<iframe src="/wp-content/plugins/p/viewer.html?file=%2Fr.pdf"></iframe>'),
    links('<embed src="/r.pdf" type="application/pdf">'),
  ]).toEqual([[pdf], [pdf], [pdf], [pdf], [pdf]]);
});
