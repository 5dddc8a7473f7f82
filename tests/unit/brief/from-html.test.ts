import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BodyElement, BodyText } from '../../../shared/brief/body.ts';
import { documentToPost, htmlToBody } from '../../../shared/brief/read/from-html.ts';
import { markdownToBody, markdownToPost } from '../../../shared/brief/read/from-markdown.ts';
import { bodyText } from '../../../shared/brief/text.ts';
import { validBody } from '../../../shared/brief/normal/valid-body.ts';

/** The body as short HTML. */
function html(nodes: readonly (BodyElement | BodyText)[]): string {
  return nodes.map((node) => {
    if (node.type === 'text') return node.value;
    const properties = Object.entries(node.properties).map(([key, value]) => ` ${key}=${value}`).join('');
    return /^(?:br|hr|img)$/.test(node.tagName) ? `<${node.tagName}${properties}>` : `<${node.tagName}${properties}>${html(node.children)}</${node.tagName}>`;
  }).join('');
}
const reduced = (source: string, base: string | null = 'https://hmi.example.org/analysis/'): string => html(htmlToBody(source, { base }).children);

describe('what a publisher writes in HTML', () => {
  it.each([
    ['keeps its links when they lead to the web or to a mailbox', '<p><a href="/a b?x=1#y">a</a> <a href="mailto:x@example.org">b</a> <a href="//example.org/z">c</a></p>',
      '<p><a href=https://hmi.example.org/a%20b?x=1#y>a</a> <a href=mailto:x@example.org>b</a> <a href=https://example.org/z>c</a></p>'],
    ['loses links that run, carry data or lead nowhere', '<p><a href="JavaScript:x">a</a> <a href="java\nscript:x">b</a> <a href="data:text/html,x">c</a> <a href="#top">d</a> <a href="file:///x">e</a> <a>f</a></p>', '<p>a b c d e f</p>'],
    ['has headings from the second rank on', '<h1>a</h1><h2>b</h2><h6>c</h6>', '<h2>a</h2><h2>b</h2><h6>c</h6>'],
    ['keeps its emphasis and marks', '<p><b>a</b> <i>b</i> <strong><strong>c</strong></strong> <del>d</del> <ins>e</ins> <mark>f</mark> <sup>2</sup> <sub>3</sub> <code>g</code> <u>h</u> <span style="x">i</span></p>',
      '<p><strong>a</strong> <em>b</em> <strong>c</strong> <del>d</del> <ins>e</ins> <mark>f</mark> <sup>2</sup> <sub>3</sub> <code>g</code> h i</p>'],
    ['shows the marks of a short quotation', '<p>He said <q>no</q>.</p>', '<p>He said “no”.</p>'],
    ['loses scripts, styles, comments and forms', '<p>a<script>b</script><style>c</style><!-- d --><input value="e"><button>f</button><select><option>g</select><textarea>h</textarea></p>', '<p>a</p>'],
    ['loses ids, classes, styles and handlers', '<p id="a" class="b" style="color:red" onclick="c" data-d="e">f</p>', '<p>f</p>'],
    ['keeps the direction and language of blocks', '<div lang="fa" dir="rtl"><p>a</p><p lang="fa">b</p><p lang="en" dir="ltr">c</p></div>', '<p lang=fa dir=rtl>a</p><p lang=fa dir=rtl>b</p><p lang=en dir=ltr>c</p>'],
    ['says what was embedded', '<iframe src="https://www.youtube.com/embed/x"></iframe><video><source src="/v.mp4"></video><audio src="https://a.example/x.mp3"></audio><iframe src="https://x.example/report.pdf"></iframe><iframe></iframe>',
      '<p><a href=https://www.youtube.com/embed/x>Embedded video: youtube.com</a></p><p><a href=https://hmi.example.org/v.mp4>Embedded video: hmi.example.org</a></p>'
      + '<p><a href=https://a.example/x.mp3>Embedded audio: a.example</a></p><p><a href=https://x.example/report.pdf>Embedded document: x.example</a></p>'],
    ['says what was embedded where the publisher could not show it', '<figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper">\nhttps://www.youtube.com/watch?v=x&amp;t=1\n</div><figcaption>Panel</figcaption></figure><div class="wp-block-embed__wrapper">https://a.example and words</div>',
      '<figure><p><a href=https://www.youtube.com/watch?v=x&t=1>Embedded video: youtube.com</a></p><figcaption>Panel</figcaption></figure><p>https://a.example and words</p>'],
    ['loses the shortcodes of plugins and keeps what editors set in brackets', '<p>[mpf_signup list=&#8221;flash&#8221; id=3]</p><p>[caption id="a"]The quay[/caption] [the regime] said [sic] so [1], [Iran], [emphasis added].</p><p>[gallery ids="1,2"]</p>',
      '<p>The quay [the regime] said [sic] so [1], [Iran], [emphasis added].</p>'],
    ['loses share bars and other boxes of plugins', '<p>a</p><div class="sharedaddy sd-sharing-enabled"><h3>Share</h3></div><div class="jp-relatedposts">b</div><p>c <span class="screen-reader-text">(opens in a new tab)</span></p>', '<p>a</p><p>c</p>'],
    ['reads columns one after the other', '<div class="wp-block-columns"><div><p>a</p></div><div>b<p>c</div></div>', '<p>a</p><p>b</p><p>c</p>'],
    ['parts paragraphs at blank lines', 'a<br><br>b<br>c<div>d</div>e', '<p>a</p><p>b<br>c</p><p>d</p><p>e</p>'],
    ['keeps images that can be fetched, with their words', '<img src="a.png" alt=" b " width="40" height="30px"><img src="data:image/gif;base64,x" data-src="/c.png"><img src="x.gif" width="1" height="1"><img alt="d">',
      '<img src=https://hmi.example.org/analysis/a.png alt=b width=40 height=30><img src=https://hmi.example.org/c.png alt=>'],
    ['writes emoji as characters', '<p>a <img class="emoji" alt="🛰️" src="https://s.w.org/x.svg"></p>', '<p>a 🛰️</p>'],
    ['keeps tables of data', '<table><caption>a</caption><tr><th>b<th>c<tr><td>d<td colspan=2>e</table>', '<table><caption>a</caption><tbody><tr><th>b</th><th>c</th></tr><tr><td>d</td><td colSpan=2>e</td></tr></tbody></table>'],
    ['opens tables of layout', '<table><tr><td><p>a</p><table><tr><td>b</table><td>c</table>', '<p>a</p><p>b</p><p>c</p>'],
    ['links footnotes both ways', '<p>a<sup>[<a href="#n1" id="r1">1</a>]</sup> b<a href="#n2">[2]</a></p><p id="n1"><a href="#r1">[1]</a> c</p><p><a name="n2"></a>2. d</p>',
      '<p>a<sup note=1></sup> b<sup note=2></sup></p><ol><li note=1>c</li><li note=2>d</li></ol>'],
    ['keeps the notes of a list', '<p>a<sup><a href="#fn:1">1</a></sup></p><h2>Notes</h2><ol><li id="fn:1"><p>b <a href="#fnref:1">↩︎</a></p></li></ol>', '<p>a<sup note=1></sup></p><h2>Notes</h2><ol><li note=1>b</li></ol>'],
    ['takes a table of contents for what it is', '<p><a href="#h">1</a></p><h2 id="h">a</h2><p>b</p>', '<p>1</p><h2>a</h2><p>b</p>'],
    ['has bold paragraphs for headings where there are no others', '<p><strong>Latest Developments</strong></p><p>a.</p><p><b>Jane Roe</b></p>', '<h2>Latest Developments</h2><p>a.</p><p><strong>Jane Roe</strong></p>'],
    ['keeps definitions and preformatted text', '<dl><dt>a<dd>b</dl><pre>  c\n\td</pre>', '<dl><dt>a</dt><dd>b</dd></dl><pre>  c\n\td</pre>'],
    ['is text when it is escaped', '<p>&lt;script&gt;a&lt;/script&gt; &amp;amp; 5 < 6</p>', '<p><script>a</script> &amp; 5 < 6</p>'],
    ['loses control characters', '<p>a\u000bb\u0002c\u0000</p>', '<p>a bc</p>'],
  ])('%s', (_, source, expected) => {
    expect(reduced(source)).toBe(expected);
  });

  it('loses relative links when nobody knows where it stood', () => {
    expect(reduced('<p><a href="/a">a</a> <img src="b.png"></p>', null)).toBe('<p>a</p>');
  });

  it('is the same body whatever numbers the publisher’s software gave its containers', () => {
    const page = (number: number): string => `<div class="wp-container-${number}" id="gallery-${number}"><p class="has-text-align-${number}">a <em>b</em></p></div>`;
    expect(JSON.stringify(htmlToBody(page(3)))).toBe(JSON.stringify(htmlToBody(page(12))));
  });
});

describe('hostile HTML', () => {
  it('of ten thousand levels is read to its last word', () => {
    for (const tag of ['div', 'b', 'blockquote', 'span', 'ul><li', 'table><tr><td', 'dl><dd', 'figure', 'a href="https://example.org/"', 'svg', 'math', 'section><p']) {
      const body = htmlToBody(`<${tag}>`.repeat(10_000) + (tag === 'svg' ? '</svg>'.repeat(10_000) : '') + 'words');
      expect([tag, bodyText(body)]).toEqual([tag, 'words']);
      expect(validBody(JSON.parse(JSON.stringify(body)))).toEqual(body);
    }
  });

  it('of five megabytes is read', () => {
    const body = htmlToBody('<p>Words of no great weight, and many of them. </p>\n'.repeat(100_000));
    expect(body.children).toHaveLength(100_000);
  });

  it('of many equal parts in one is read, whatever they are', () => {
    for (const part of ['<p>x</p>', '<li>x', '<dt>t<dd>d', 'x<br>', '<img src="https://example.org/i.png">', '<a href="#n">1</a> ']) {
      const body = htmlToBody(`<div>w${part.repeat(130_000)}</div>`);
      expect([part, JSON.stringify(validBody(body)) === JSON.stringify(body)]).toEqual([part, true]);
    }
  }, 60_000);

  it('never throws and always gives a valid body, whatever it is', () => {
    const piece = fc.oneof(
      fc.constantFrom('<p>', '</p>', '<table>', '<tr>', '<td>', '<li>', '<ul>', '<a href="javascript:x">', '<a href="#n">1</a>', '<li id="n">', '<b>', '</b>', '<i>', '<h1>', '<blockquote>', '<svg>', '<math>', '<template>',
        '<img src=x onerror=y>', '<br>', '<pre>', '<dl><dt>', '<dd>', '<figure>', '<figcaption>', '<!--', '-->', '<![CDATA[', '<script>', '</script>', '<style>', '<select>', '<option>', '<frameset>', '<plaintext>', '<textarea>', '&amp', '&#0;', '&#xD800;', '“', '” said Jane Roe'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const body = htmlToBody(pieces.join(''), { base: 'https://example.org/' });
      expect(JSON.stringify(validBody(JSON.parse(JSON.stringify(body))))).toBe(JSON.stringify(body));
      expect(JSON.stringify(body)).not.toMatch(/"href":"(?!https?:|mailto:)/);
      documentToPost(pieces.join(''));
      markdownToPost(pieces.join(''));
    }), { numRuns: 300 });
  });
});

describe('Markdown', () => {
  it('with HTML in it is one document', () => {
    expect(html(markdownToBody('<div>\n\n**a** a <script>x</script>\n\n</div>\n\n| b | c |\n|---|---|\n| d | <b>e</b> |\n\n~~f~~ https://example.org')?.children ?? [])).toBe(
      '<p><strong>a</strong> a</p><table><thead><tr><th>b</th><th>c</th></tr></thead><tbody><tr><td>d</td><td><strong>e</strong></td></tr></tbody></table><p><del>f</del> <a href=https://example.org/>https://example.org</a></p>',
    );
  });

  it('that would take for ever is read as plain text', () => {
    expect(markdownToPost(`${'> '.repeat(60)}words`)?.title).toContain('> > >');
    expect(markdownToBody('*a '.repeat(20_000))).toBeNull();
  });

  it('has front matter that is data and never code', () => {
    expect(markdownToPost('---\ntitle: !!js/function "x"\ndate: 2023-06-28\n---\nWords.')).toMatchObject({ date: '2023-06-28' });
    expect(markdownToPost('---\na: &a [*a, *a]\nb: [*a]\n---\n# Words')?.title).toBe('Words');
    expect(markdownToPost('---\nnot: [closed\n---\nWords here.')).toMatchObject({ titleGuessed: false, title: 'not: [closed' });
  });
});
