import { expect, test } from 'vitest';
import { pagePost } from '../../../electron/fetcher/pages/read-page.ts';
import { bodyText } from '../../../shared/brief/text.ts';

/*
 * Pages as publishers' programs make them. Words with KEEP belong to the article and must all be there, words with DROP are the site's
 * and must not.
 */

const SAID = 'Officials in Tehran and Moscow signed a memorandum on port access, and neither side published the text of it. The agreement follows months of talks, and it leaves the question of sanctions open. ';
const text = (n: number): string => Array.from({ length: n }, (_, i) => `<p>KEEP${i} ${SAID.repeat(2)}</p>`).join('');
const nav = '<header class="site-header"><a href="/">DROP-logo</a><nav><ul><li><a href="/a">DROP-research</a></li><li><a href="/b">DROP-events</a></li></ul></nav></header>';
const foot = '<footer class="site-footer"><p>© The Institute DROP-imprint</p></footer>';
const page = (head: string, body: string, html = 'lang="en"'): string => `<!doctype html><html ${html}><head>${head}</head><body>${nav}${body}${foot}</body></html>`;

interface Shape {
  html: string;
  title: string;
  authors: string[];
  date: string | null;
}

const shapes: Record<string, Shape> = {
  'a block editor, with boxes between the paragraphs': {
    html: page(
      '<title>Ports and Policy – The Institute</title><meta property="og:title" content="Ports and Policy – The Institute"><meta property="og:site_name" content="The Institute">'
      + '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"The Institute"},{"@type":["Article","NewsArticle"],"datePublished":"2023-06-28T08:00:00+00:00","author":{"@id":"#a"}},{"@type":"Person","@id":"#a","name":"Jane Roe"}]}</script>',
      `<div class="cookie-consent"><p>We use cookies DROP-cookie.</p></div><main><article><h1>Ports and Policy</h1><p class="subtitle">KEEP-subtitle: what a memorandum says about two navies</p>${text(3)}`
      + '<blockquote><p>“We agree on the port KEEP-quote.”</p><cite>John Doe</cite></blockquote><ul><li>One point KEEP-item</li></ul>'
      + '<div class="newsletter-signup-box"><h3>Sign up DROP-news</h3><p>Every week in your inbox DROP-inbox</p><form><input type="email"></form></div>'
      + `<aside class="pull">They will agree on the rest of it before the year is out, KEEP-aside.</aside>${text(2)}<p><a class="button primary" href="/s">Subscribe DROP-button</a></p>`
      + '<figure><table><tr><th>Port KEEP-head</th><th>Ships</th></tr><tr><td>Anzali KEEP-cell</td><td>7</td></tr></table></figure>'
      + `${text(1)}</article><div class="author-box"><p>Jane Roe is a senior fellow DROP-bio.</p></div><section class="related-posts"><ul><li><a href="/1">Another DROP-related</a></li></ul></section></main>`,
    ),
    title: 'Ports and Policy', authors: ['Jane Roe'], date: '2023-06-28',
  },
  'a theme of old, with its date and authors in words and its title in a second heading': {
    html: page('<title>Sanctions after the Summit | Policy Centre</title>', `<h1><a href="/">Policy Centre</a></h1><div class="post"><h2><a href="/p">Sanctions after the Summit</a></h2><p class="postmetadata">March 5th, 2019 by Jane Roe and John Doe</p><div class="entry">${text(6)}</div></div>`),
    title: 'Sanctions after the Summit', authors: ['Jane Roe', 'John Doe'], date: '2019-03-05',
  },
  'a ministry, with sections, facts and notes': {
    html: page('<title>Fact Sheet: Maritime Security - Department of Trade</title>', `<main><h1>Fact Sheet: Maritime Security</h1><p class="publish-date">July 11, 2023</p><section><h2>Background KEEP-h</h2>${text(2)}</section><section><h2>Facts</h2>${text(1)}<dl><dt>Where KEEP-dt</dt><dd>Geneva KEEP-dd</dd></dl></section><section><h2>Notes</h2>${text(2)}</section></main>`),
    title: 'Fact Sheet: Maritime Security', authors: [], date: '2023-07-11',
  },
  'a newspaper, with a standfirst and names that are links': {
    html: page(
      '<title>Harbour deal splits cabinet | World news | The Paper</title><meta property="article:author" content="https://paper.example/jane">',
      `<main><article><h1>Harbour deal splits cabinet</h1><div class="standfirst"><p>Ministers argue over a memorandum that nobody has read KEEP-standfirst</p></div><div class="byline">By <a rel="author" href="/jane">Jane Roe</a> and <a rel="author" href="/john">John Doe</a></div><div class="date">15 June 2023 | Updated 16 June 2023</div>${text(4)}<div class="ad-slot">Advertisement DROP-ad</div>${text(2)}<div class="paywall"><p>Subscribe to continue DROP-wall</p></div></article></main>`,
    ),
    title: 'Harbour deal splits cabinet', authors: ['Jane Roe', 'John Doe'], date: '2023-06-15',
  },
  'names that a program shortened to two letters': {
    html: page('<title>How Ports Became Politics</title>', `<article class="ad ae"><h1 class="gc ad">How Ports Became Politics</h1><div class="ad">${text(4)}<h2 class="ad ax">Second part KEEP-h</h2><p class="ad">With this in mind, one can do much more, as follows KEEP-p:</p><ul class="ad"><li class="ad">memory KEEP-li</li></ul>${text(2)}</div></article>`),
    title: 'How Ports Became Politics', authors: [], date: null,
  },
  'Arabic': {
    html: page('<title>مذكرة تفاهم بشأن الموانئ | مركز الدراسات</title>', `<article><h1>مذكرة تفاهم بشأن الموانئ</h1><div><span class="author">محمد علي</span> <span>٢٨ يونيو ٢٠٢٣</span></div>${'<p>KEEP وقع المسؤولون في طهران وموسكو مذكرة تفاهم بشأن الوصول إلى الموانئ، ولم ينشر أي من الطرفين النص. يأتي الاتفاق بعد أشهر من المحادثات، ويترك مسألة العقوبات مفتوحة.</p>'.repeat(6)}</article>`, 'lang="ar" dir="rtl"'),
    title: 'مذكرة تفاهم بشأن الموانئ', authors: ['محمد علي'], date: '2023-06-28',
  },
  'Chinese': {
    html: page('<title>伊朗与俄罗斯签署港口备忘录_国际_新闻网</title>', `<div class="main"><h1>伊朗与俄罗斯签署港口备忘录</h1><div class="info">2023年6月28日 10:30 来源：新闻网 作者：王小明</div>${'<p>KEEP　　伊朗和俄罗斯官员签署了一份关于港口准入的备忘录，双方都没有公布其文本。该协议是在数月会谈之后达成的，它使制裁问题再悬而未决一年。分析人士说，保险条款比船只本身更重要。</p>'.repeat(8)}</div>`, 'lang="zh-CN"'),
    title: '伊朗与俄罗斯签署港口备忘录', authors: ['王小明'], date: '2023-06-28',
  },
  'Russian': {
    html: page('<title>Порты и политика — Институт</title>', `<article><h1>Порты и политика</h1><p>Автор: Иван Петров</p><time>28 июня 2023 г.</time>${'<p>KEEP Официальные лица в Тегеране и Москве подписали меморандум о доступе к портам, и ни одна из сторон не опубликовала его текст. Соглашение следует за месяцами переговоров.</p>'.repeat(6)}</article>`, 'lang="ru"'),
    title: 'Порты и политика', authors: ['Иван Петров'], date: '2023-06-28',
  },
  'an institute in French, with panels that open on a click': {
    html: page('<title>Le détroit et la mer | Institut</title>', `<article><h1>Le détroit et la mer</h1><div class="infos">Par <a href="/j">Jeanne Dupont</a> et <a href="/m">Marc Lévy</a> • Publié le 12 octobre 2021 à 10h30</div>${text(3)}<h3><button aria-expanded="false" aria-controls="p1">Qui paie ? KEEP-button</button></h3><div id="p1" hidden><p>KEEP-panel ${SAID.repeat(2)}</p></div>${text(3)}</article>`, 'lang="fr"'),
    title: 'Le détroit et la mer', authors: ['Jeanne Dupont', 'Marc Lévy'], date: '2021-10-12',
  },
  'a page with a heading of the first rank for each part, and links to other things between them': {
    html: page(
      '<title>The Real Title | The Institute</title>',
      `<h1><a href="/">The Institute</a></h1><main><h1>The Real Title</h1><p class="date">02 February 2022</p><h1>1. Background KEEP-1</h1>${text(2)}<p><strong>Also read: <a href="/x">Another story DROP-story</a></strong></p><h1>2. Findings KEEP-2</h1>${text(2)}<p class="tags-links">Tags: <a href="/t">Ports DROP-tag</a>, <a href="/u">Ships</a></p></main>`,
    ),
    title: 'The Real Title', authors: [], date: '2022-02-02',
  },
};

test.each(Object.entries(shapes))('the article, and nothing of the site, comes from %s', (_, { html, ...expected }) => {
  const made = pagePost({ askedUrl: 'https://x.example/p', url: 'https://x.example/p', movedForGood: false, status: 200, headers: new Map([['content-type', 'text/html; charset=utf-8']]), body: Buffer.from(html) });
  if (!made.ok) throw new Error('no article');
  const { title, authors, date, body } = made.value;
  const found = bodyText(body);
  const marks = (kind: RegExp): string[] => [...new Set(html.match(kind))];
  expect({ title, authors, date }).toEqual(expected);
  expect({ lost: marks(/KEEP[\w-]*/g).filter((mark) => !found.includes(mark)), kept: marks(/DROP[\w-]*/g).filter((mark) => found.includes(mark)), titleAgain: found.startsWith(title) })
    .toEqual({ lost: [], kept: [], titleAgain: false });
});

test('a logo that is a heading is not the title, and a page that says only a year says no day', () => {
  const made = pagePost({ askedUrl: 'https://x.example/p', url: 'https://x.example/p', movedForGood: false, status: 200, headers: new Map([['content-type', 'text/html']]), body: Buffer.from(page('<title>Ports in the Gulf | Think Tank</title><meta name="date" content="2015">', `<h1><a href="/">Think Tank</a></h1><article>${text(5)}</article>`)) });
  expect(made.ok && [made.value.title, made.value.date]).toEqual(['Ports in the Gulf', null]);
});
