import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BodyElement, BodyProperties } from '../../../shared/brief/body.ts';
import { BLOCK_NAMES } from '../../../shared/brief/body.ts';
import type { LooseNode } from '../../../shared/brief/normal/loose-tree.ts';
import { normaliseBody } from '../../../shared/brief/normal/normalise.ts';
import { bodyText, leafBlocks } from '../../../shared/brief/text.ts';
import { MAX_DEPTH, validBody } from '../../../shared/brief/normal/valid-body.ts';
import { looseTree, visibleWords, wordsIn } from './loose-tree.ts';

const text = (value: string): LooseNode => ({ type: 'text', value });
const el = (tagName: BodyElement['tagName'] | 'div', children: LooseNode[] = [], properties: BodyProperties = {}): LooseNode => (
  { type: 'element', tagName, properties, children }
);
/** The body in short: <p>one <em>two</em></p>. */
const short = (nodes: readonly LooseNode[]): string => nodes.map((node) => {
  if (node.type === 'text') return node.value;
  const properties = Object.entries(node.properties).map(([key, value]) => ` ${key}=${value}`).join('');
  return `<${node.tagName}${properties}>${short(node.children)}</${node.tagName}>`;
}).join('').replace(/<(br|hr|img)([^>]*)><\/\1>/g, '<$1$2>');
const normal = (...nodes: LooseNode[]): string => short(normaliseBody(nodes).children);

describe('the normal form of a body', () => {
  const cases: [string, LooseNode[], string][] = [
    ['words that stand alone become a paragraph', [text(' one  two\n')], '<p>one two</p>'],
    ['spaces that meet across emphasis are one', [el('p', [text('one '), el('em', [text(' two ')]), text(' three')])], '<p>one <em>two </em>three</p>'],
    ['no-break spaces stay inside and go at the ends', [el('p', [text('\u00a0 10\u00a0% \u00a0')])], '<p>10\u00a0%</p>'],
    ['two line breaks part paragraphs, one stays', [el('p', [text('a'), el('br'), text(' b '), el('br'), text('\n'), el('br'), text('c'), el('br')])], '<p>a<br>b</p><p>c</p>'],
    ['empty blocks and emphasis go', [el('p'), el('ul', [el('li', [text(' ')])]), el('p', [el('strong'), text('x')])], '<p>x</p>'],
    ['pieces of bold that touch are one', [el('p', [el('strong', [text('a')]), el('strong', [text('b')])])], '<p><strong>ab</strong></p>'],
    ['a block inside a link keeps the link inside', [el('a', [el('p', [text('a')]), el('p', [text('b')])], { href: 'https://example.org/' })],
      '<p><a href=https://example.org/>a</a></p><p><a href=https://example.org/>b</a></p>'],
    ['a link without an address leaves its words', [el('p', [el('a', [text('a')])])], '<p>a</p>'],
    ['an image in a paragraph moves beside it', [el('p', [text('a'), el('img', [], { src: 'https://example.org/i.png', alt: '' }), text('b')])],
      '<p>a b</p><img src=https://example.org/i.png alt=>'],
    ['an image before the words stays before them', [el('p', [el('img', [], { src: 'https://example.org/i.png', alt: 'x' }), text(' b')])],
      '<img src=https://example.org/i.png alt=x><p>b</p>'],
    ['an item of one paragraph holds its words', [el('ul', [el('li', [el('p', [text('a')])])])], '<ul><li>a</li></ul>'],
    ['a nested list joins the item before it', [el('ul', [el('li', [text('a')]), el('ul', [el('li', [text('b')])])])], '<ul><li><p>a</p><ul><li>b</li></ul></li></ul>'],
    ['items without a list get one', [el('li', [text('a')]), text('\n'), el('li', [text('b')])], '<ul><li>a</li><li>b</li></ul>'],
    ['a figure without a caption is its image', [el('figure', [el('img', [], { src: 'https://example.org/i.png', alt: '' })])], '<img src=https://example.org/i.png alt=>'],
    ['a caption is the last of its figure', [el('figure', [el('figcaption', [el('p', [text('c')]), el('p', [text('d')])]), el('pre', [text('x')])])],
      '<figure><pre>x</pre><figcaption>c<br>d</figcaption></figure>'],
    ['an empty cell keeps its column', [el('table', [el('tr', [el('td'), el('td', [text('1')])])])], '<table><tbody><tr><td></td><td>1</td></tr></tbody></table>'],
    ['words between cells stand before the table', [el('table', [el('caption', [text('c')]), text('x'), el('tr', [el('td', [text('1')])])])],
      '<p>x</p><table><caption>c</caption><tbody><tr><td>1</td></tr></tbody></table>'],
    ['a definition of two paragraphs is two definitions', [el('dl', [el('dt', [text('t')]), el('dd', [el('p', [text('a')]), el('p', [text('b')])])])],
      '<dl><dt>t</dt><dd>a</dd><dd>b</dd></dl>'],
    ['rules only separate', [el('hr'), el('p', [text('a')]), el('hr'), el('hr'), el('p', [text('b')]), el('hr')], '<p>a</p><hr><p>b</p>'],
    ['preformatted text keeps its lines', [el('pre', [text('\n  a\n\n    b  \n')])], '<pre>  a\n\n    b</pre>'],
    ['a reference to a footnote has no words', [el('p', [text('a '), el('sup', [text('1')], { note: 1 }), text(' b')])], '<p>a <sup note=1></sup>b</p>'],
    ['language is said once', [el('div', [el('p', [text('a')], { lang: 'fr' }), el('blockquote', [el('p', [text('b')], { lang: 'fr' })])], { lang: 'fr' })],
      '<p lang=fr>a</p><blockquote lang=fr><p>b</p></blockquote>'],
    ['half a character is replaced, control characters go', [el('p', [text('a\ud800b\u0002c\u000bd')])], '<p>a\ufffdbc d</p>'],
    ['bold in a heading says nothing more', [el('h2', [el('strong', [text('a')]), el('br'), el('em', [text('b')])])], '<h2>a<br><em>b</em></h2>'],
  ];
  it.each(cases)('%s', (_, given, expected) => {
    expect(normal(...given)).toBe(expected);
  });

  it('changes nothing the second time, for any tree', () => {
    fc.assert(fc.property(looseTree, (tree) => {
      const once = normaliseBody(tree);
      expect(JSON.stringify(normaliseBody(once.children))).toBe(JSON.stringify(once));
    }), { numRuns: 400 });
  });

  it('keeps every word in order, for any tree', () => {
    fc.assert(fc.property(looseTree, (tree) => {
      const body = normaliseBody(tree);
      // As printed; in the text that is searched and quoted, struck words are blotted out in their place.
      const printed = bodyText(body, 1);
      expect(visibleWords(printed).sort()).toEqual(wordsIn(tree).sort());
      expect(bodyText(body)).toHaveLength(printed.length);
    }), { numRuns: 400 });
  });

  it('gives what it says it gives, for any tree', () => {
    fc.assert(fc.property(looseTree, (tree) => {
      const body = normaliseBody(tree);
      const blocks = new Set<string>(BLOCK_NAMES);
      const check = (element: BodyElement): void => {
        const kinds = new Set(element.children.map((child) => child.type === 'element' && blocks.has(child.tagName)));
        expect(kinds.size).toBeLessThanOrEqual(1);
        element.children.forEach((child, index) => {
          if (child.type === 'element') check(child);
          else expect([child.value, element.children[index + 1]?.type]).not.toEqual([child.value, 'text']);
        });
      };
      body.children.forEach(check);
      for (const { start, end } of leafBlocks(body)) {
        const words = bodyText(body).slice(start, end);
        expect(words).not.toBe('');
        expect(words.trimEnd()).toBe(words);
      }
    }), { numRuns: 400 });
  });
});

describe('a body from another process', () => {
  it('comes back byte for byte when it is valid', () => {
    fc.assert(fc.property(looseTree, (tree) => {
      const body = normaliseBody(tree);
      expect(JSON.stringify(validBody(JSON.parse(JSON.stringify(body))))).toBe(JSON.stringify(body));
    }), { numRuns: 300 });
  });

  const p = (children: unknown[], properties: unknown = {}): unknown => ({ type: 'root', children: [{ type: 'element', tagName: 'p', properties, children }] });
  const refused: [string, unknown][] = [
    ['nothing', null],
    ['a text', 'words'],
    ['another root', { type: 'element', children: [] }],
    ['an element outside the tree', p([{ type: 'element', tagName: 'script', properties: {}, children: [] }])],
    ['a name from the prototype', p([{ type: 'element', tagName: 'constructor', properties: {}, children: [] }])],
    ['an event handler', p([], { onclick: 'x' })],
    ['a class', p([], { className: ['x'] })],
    ['an address that runs', p([{ type: 'element', tagName: 'a', properties: { href: 'javascript:alert(1)' }, children: [] }])],
    ['an image from a file', p([{ type: 'element', tagName: 'img', properties: { src: 'file:///etc/passwd' }, children: [] }])],
    ['a property on the wrong element', p([], { href: 'https://example.org/' })],
    ['a text that is none', p([{ type: 'text', value: 5 }])],
    ['a comment', p([{ type: 'comment', value: 'x' }])],
    ['nesting beyond the limit', Array.from({ length: MAX_DEPTH + 1 }).reduce<unknown>((inner) => ({ type: 'element', tagName: 'blockquote', properties: {}, children: [inner] }), { type: 'text', value: 'x' })],
  ];
  it.each(refused)('is refused when it holds %s', (_, value) => {
    expect(validBody(value)).toBeNull();
    expect(validBody({ type: 'root', children: [value] })).toBeNull();
  });

  it('never throws, whatever it is', () => {
    fc.assert(fc.property(fc.anything(), (value) => {
      validBody(value);
      validBody({ type: 'root', children: [value] });
    }));
  });
});
