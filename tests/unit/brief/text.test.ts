import { describe, expect, it, test } from 'vitest';
import { htmlToBody } from '../../../shared/brief/read/from-html.ts';
import { bodyText, leafBlocks, paragraphNumbers, withoutStruck } from '../../../shared/brief/text.ts';

const body = htmlToBody(`
  <h2>Heading</h2><p>One <em>two</em><br>three.<sup><a href="#n">1</a></sup></p>
  <ul><li>Item<ul><li>Inner</li></ul></li></ul>
  <figure><img src="https://example.org/i.png"><figcaption>Caption</figcaption></figure>
  <table><tr><th>Port</th><th></th></tr><tr><td>Alder</td><td>1</td></tr></table>
  <blockquote><p>Quoted</p></blockquote><pre>a\n  b</pre><dl><dt>Term</dt><dd>Said</dd></dl><ol><li id="n">Note</li></ol>`);

describe('the canonical text', () => {
  it('joins blocks by one line break; breaks are line breaks; images, empty cells and references are nothing', () => {
    expect(bodyText(body)).toBe('Heading\nOne two\nthree.\nItem\nInner\nCaption\nPort\nAlder\n1\nQuoted\na\n  b\nTerm\nSaid\nNote');
  });

  it('stands block by block where it says', () => {
    const text = bodyText(body);
    expect(leafBlocks(body).map(({ element, start, end, path }) => [element.tagName, text.slice(start, end), path.join('.')])).toEqual([
      ['h2', 'Heading', '0'], ['p', 'One two\nthree.', '1'], ['p', 'Item', '2.0.0'], ['li', 'Inner', '2.0.1.0'], ['figcaption', 'Caption', '3.1'],
      ['th', 'Port', '4.0.0.0'], ['td', 'Alder', '4.0.1.0'], ['td', '1', '4.0.1.1'], ['p', 'Quoted', '5.0'], ['pre', 'a\n  b', '6'], ['dt', 'Term', '7.0'], ['dd', 'Said', '7.1'], ['li', 'Note', '8.0'],
    ]);
  });

  it('numbers what can be cited as a paragraph', () => {
    expect(paragraphNumbers(body)).toEqual([null, 1, 2, 3, null, null, null, null, 4, 5, null, 6, null]);
  });

  it('of nothing is nothing', () => {
    const empty = htmlToBody('<p> </p>');
    expect([bodyText(empty), leafBlocks(empty), paragraphNumbers(empty)]).toEqual(['', [], []]);
  });

  it.each([
    ['<p>The levy is <del>40</del> <ins>4</ins> crowns.</p>', 'The levy is ── 4 crowns.'],
    ['<p>The gate will <s>not</s> open, <strike>ever</strike>.</p>', 'The gate will ─── open, ────.'],
    ['<p>The gate will <span style="color: red; text-decoration: underline line-through">not</span> open.</p>', 'The gate will ─── open.'],
    ['<del><p>All of it.</p></del><p>The rest.</p>', '─── ── ───\nThe rest.'],
    ['<p>It holds 10<sup>6</sup> grains, 10<sup>-3</sup> of CO<sub>2</sub>.</p>', 'It holds 10⁶ grains, 10⁻³ of CO₂.'],
    ['<p>In 1987<sup>4</sup> the 1<sup>st</sup> lock took 1<sup>1</sup>/<sub>2</sub> days.</p>', 'In 1987⁴ the 1st lock took 1¹/₂ days.'],
    ['<p>A <sup>raised remark of 3 words</sup> stays.</p>', 'A raised remark of 3 words stays.'],
    ['<p><ruby>水<rp>(</rp><rt>すい</rt><rp>)</rp>門<rt>もん</rt></ruby>が開く</p>', '水門（すいもん）が開く'],
    ['<p><math><msup><mn>10</mn><mn>9</mn></msup></math>, 2<math><mfrac><mn>1</mn><mn>4</mn></mfrac></math></p>', '10⁹, 2¹/₄'],
    ['<p><math><msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt></math></p>', '√(x+1)'],
    [
      '<p><span class="katex"><span class="katex-mathml"><math><semantics><mrow><msub><mi>v</mi><mn>0</mn></msub></mrow>'
        + '<annotation encoding="application/x-tex">v_0</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">v0</span></span> is once.</p>',
      'v₀ is once.',
    ],
  ])('tells struck from live words and raised from other figures: %s', (html, text) => {
    expect(bodyText(htmlToBody(html))).toBe(text);
  });

  it('has the same offsets in both of its versions', () => {
    const mixed = htmlToBody('<p>It <del>fell 🌾 by<br>half</del> grew to 10<sup>12</sup> and H<sub>2</sub>O.</p><p>End</p>');
    expect(bodyText(mixed, 1)).toBe('It fell 🌾 by\nhalf grew to 1012 and H2O.\nEnd');
    expect(bodyText(mixed)).toBe('It ──── ── ──\n──── grew to 10¹² and H₂O.\nEnd');
  });
});

test.each([
  ['─── Twelve million', 'Twelve million'],
  ['It grew by ─── six per cent', 'It grew by six per cent'],
  ['It grew by ─── ─────, six per cent', 'It grew by, six per cent'],
  ['Not ───', 'Not'],
  ['by ───six', 'by six'],
  ['six─── per cent', 'six per cent'],
  ['Nothing was struck', 'Nothing was struck'],
])('what is quoted of "%s" is what still stands', (text, quoted) => {
  expect(withoutStruck(text)).toBe(quoted);
});
