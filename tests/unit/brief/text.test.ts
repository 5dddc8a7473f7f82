import { describe, expect, it } from 'vitest';
import { htmlToBody } from '../../../shared/brief/read/from-html.ts';
import { bodyText, leafBlocks, paragraphNumbers } from '../../../shared/brief/text.ts';

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
});
