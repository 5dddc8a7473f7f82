import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LooseElement, LooseNode } from '../../../shared/brief/normal/loose-tree.ts';
import { normaliseBody } from '../../../shared/brief/normal/normalise.ts';
import { isTidy } from '../../../shared/brief/normal/is-tidy.ts';

const text = (value: string): LooseNode => ({ type: 'text', value });
const el = (tagName: LooseElement['tagName'], children: LooseNode[], properties: LooseElement['properties'] = {}): LooseElement => ({ type: 'element', tagName, properties, children });
const address = { href: 'https://example.org/' };

/** Words that are nearly in order: most with a space at an end, some with what must be mended. */
const words = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('port', 'port ', ' dues', 'one two', 'ΠΈΤΡΑ', 'ميناء', '港') },
  { weight: 2, arbitrary: fc.constantFrom('', ' ', '  ', '\u00a0', '\u200b', '\u00a0dues', 'a  b', 'a\nb', '\t', '\u0007', '\ud83d\udea2', '\ud800', '\u2028', '\u0085') },
);
const { phrasing } = fc.letrec<{ phrasing: LooseNode[]; node: LooseNode }>((tie) => ({
  phrasing: fc.array(tie('node'), { maxLength: 4 }),
  node: fc.oneof(
    { weight: 5, arbitrary: words.map(text) },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom('em' as const, 'strong' as const, 'sup' as const, 'code' as const, 'br' as const), tie('phrasing')).map(([name, children]) => el(name, children)) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(address, {}, { href: 'javascript:0' }, { ...address, lang: 'fr' }, { note: 1 }), tie('phrasing')).map(([properties, children]) => el('a', children, properties)) },
    { weight: 1, arbitrary: fc.constantFrom(el('sup', [], { note: 2 }), el('img', [], { src: address.href })) },
  ),
}));

/** What the words become when nothing is taken on trust: they stand in the body itself, and a paragraph is built around them. */
const built = (children: readonly LooseNode[]) => normaliseBody(children).children;

it('words that count as tidy are just what building them anew gives', () => {
  let tidy = 0;
  fc.assert(fc.property(phrasing, (children) => {
    if (!isTidy(children)) return;
    tidy += 1;
    expect(JSON.stringify(built(children))).toBe(JSON.stringify([el('p', children)]));
  }), { numRuns: 20_000 });
  expect(tidy).toBeGreaterThan(1000);
});

it('what was built is tidy, unless it holds a line break or a footnote, a rare character or an image beside it', () => {
  fc.assert(fc.property(phrasing, (children) => {
    for (const block of built(children)) {
      const isPlain = block.tagName === 'p' && !/"br"|"note"|[\ud800-\udfff\ufffd]/.test(JSON.stringify(block));
      if (isPlain) expect(isTidy(block.children)).toBe(true);
    }
  }), { numRuns: 5000 });
});

it('a heading that is bold inside is not tidy', () => {
  expect(isTidy([el('strong', [text('a')])], ['strong'])).toBe(false);
  expect(JSON.stringify(normaliseBody([el('h2', [text('a '), el('em', [el('strong', [text('b')])])])]).children)).toBe(JSON.stringify([el('h2', [text('a '), el('em', [text('b')])])]));
});

it('a language around a paragraph still reaches it', () => {
  expect(normaliseBody([el('div', [el('p', [text('a')])], { lang: 'fr' })]).children).toEqual([el('p', [text('a')], { lang: 'fr' })]);
});
