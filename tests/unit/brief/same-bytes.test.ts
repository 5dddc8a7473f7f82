import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlToBody } from '../../../shared/brief/read/from-html.ts';
import { readFeed } from '../../../shared/feed/read-feed.ts';
import { feedPosts } from '../../../electron/fetcher/feeds/to-posts.ts';

/*
 * A publisher's programs write the same words in many ways: attributes in another order, classes that are numbered anew, entities by name
 * or by number, other white space. None of it may make a revision.
 */

type Piece = string | Part;
interface Part {
  name: string;
  attributes: [name: string, value: string][];
  children: Piece[];
}

const word = fc.constantFrom('ports', 'Tehran & Moscow', '“agreed”', 'a < b', 'naïve', '中文', 'مذكرة', "it's", '5 > 4', 'no\u00a0break', '—', '[sic]', '&amp;', '…');
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '));
const phrase: fc.Arbitrary<Piece> = fc.letrec<{ phrase: Piece }>((tie) => ({
  phrase: fc.oneof({ maxDepth: 3 }, words, fc.record({
    name: fc.constantFrom('em', 'strong', 'sup', 'code', 'span', 'mark', 'cite'),
    attributes: fc.constant<[string, string][]>([]),
    children: fc.array(tie('phrase'), { minLength: 1, maxLength: 3 }),
  }), fc.record({
    name: fc.constant('a'),
    attributes: fc.constant<[string, string][]>([['href', 'https://think-tank.example/?a=1&b=2']]),
    children: fc.array(words, { minLength: 1, maxLength: 1 }),
  })),
})).phrase;
const leaf = (name: string): fc.Arbitrary<Part> => fc.record({ name: fc.constant(name), attributes: fc.constantFrom<[string, string][]>([], [['dir', 'rtl']], [['lang', 'de'], ['dir', 'ltr']]), children: fc.array(phrase, { minLength: 1, maxLength: 4 }) });
const group = (name: string, inner: string): fc.Arbitrary<Part> => fc.record({ name: fc.constant(name), attributes: fc.constant<[string, string][]>([]), children: fc.array(leaf(inner), { minLength: 1, maxLength: 3 }) });
const image: Part = { name: 'figure', attributes: [], children: [
  { name: 'img', attributes: [['src', 'https://think-tank.example/a.jpg?x=1&y=2'], ['alt', 'Ships “at” anchor'], ['width', '600'], ['height', '400']], children: [] },
  { name: 'figcaption', attributes: [], children: ['Ships'] },
] };
const row = fc.array(leaf('td'), { minLength: 2, maxLength: 2 }).map((children): Part => ({ name: 'tr', attributes: [], children }));
const table = fc.array(row, { minLength: 2, maxLength: 3 }).map((rows): Part => ({ name: 'table', attributes: [], children: [{ name: 'caption', attributes: [], children: ['Ships by year'] }, { name: 'tbody', attributes: [], children: rows }] }));
const page = fc.array(fc.oneof(leaf('p'), leaf('h2'), leaf('h3'), group('ul', 'li'), group('ol', 'li'), group('blockquote', 'p'), table, fc.constant(image)), { minLength: 1, maxLength: 6 });

/** A choice at each place, from a list of random numbers. */
type Choose = (n: number) => number;

function choosing(numbers: readonly number[]): Choose {
  let i = 0;
  return (n) => numbers[i++ % numbers.length]! % n;
}

function written(piece: Piece, choose: Choose): string {
  if (typeof piece === 'string') return [...piece].map((char) => letter(char, choose)).join('');
  const { name, attributes, children } = piece;
  const tag = [name, name.toUpperCase(), name, ({ em: 'i', strong: 'b' } as Record<string, string>)[name] ?? name][choose(4)]!;
  const junk: [string, string][] = [['class', `wp-container-${choose(99)}`], ['id', `id-${choose(99)}`], ['style', 'color:red'], ['data-x', '1'], ['onclick', 'x()']];
  const all = [...attributes, ...junk.slice(0, choose(6))].map((one): [number, [string, string]] => [choose(1000), one]).toSorted(([a], [b]) => a - b).map(([, one]) => one);
  const printed = all.map(([key, value]) => {
    const quote = ['"', "'"][choose(2)]!;
    const shown = [...value].map((char) => (char === quote || char === '&' || char === '<' ? reference(char, choose) : letter(char, choose, false))).join('');
    return `${[' ', '\n  ', '\t'][choose(3)]}${[key, key.toUpperCase()][choose(2)]}${['=', ' = '][choose(2)]}${quote}${shown}${quote}`;
  }).join('');
  if (name === 'img') return `<${tag}${printed}${['>', '/>', ' />'][choose(3)]}`;
  const isGroup = /^(?:ul|ol|blockquote|table|tbody|tr|figure)$/.test(name);
  const between = (): string => (isGroup ? ['', '\n', ' <!-- x -->\n', '\r\n  '][choose(4)]! : '');
  const inner = children.map((child) => between() + written(child, choose)).join(isGroup ? '' : ' ') + between();
  return `<${tag}${printed}>${inner}</${tag}>`;
}

const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;', '\u00a0': '&nbsp;', '“': '&ldquo;', '”': '&rdquo;', '—': '&mdash;', '…': '&hellip;', 'ï': '&iuml;' };

function reference(char: string, choose: Choose): string {
  const code = char.codePointAt(0)!;
  return [NAMED[char] ?? `&#${code};`, `&#${code};`, `&#x${code.toString(16)};`, `&#X${code.toString(16).toUpperCase()};`][choose(4)]!;
}

function letter(char: string, choose: Choose, collapses = true): string {
  if (char === ' ') return collapses ? [' ', '  ', '\n', '\t', ' \r\n '][choose(5)]! : ' ';
  if (char === '&' || char === '<') return reference(char, choose);
  return choose(6) === 0 ? reference(char, choose) : char;
}

const numbers = fc.array(fc.nat(1_000_000), { minLength: 40, maxLength: 400 });
const bytes = (html: string): string => JSON.stringify(htmlToBody(html, { base: 'https://think-tank.example/' }));

test('the same words are the same bytes, however their HTML is written', () => {
  fc.assert(fc.property(page, numbers, numbers, (blocks, one, other) => {
    const [a, b] = [one, other].map((choices) => {
      const choose = choosing(choices);
      return blocks.map((block) => written(block, choose) + ['', '\n', '\n\n<!-- wp:x -->\n'][choose(3)]).join('');
    }) as [string, string];
    expect(bytes(a)).toBe(bytes(b));
  }), { numRuns: 400 });
});

test('the same entry is in the same state, whether its feed escapes it or sets it apart as it is', () => {
  fc.assert(fc.property(page, numbers, (blocks, one) => {
    const choose = choosing(one);
    const html = blocks.map((block) => written(block, choose)).join('\n');
    const state = (content: string): string | undefined => {
      const feed = readFeed(`<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>x</title><guid>1</guid><content:encoded>${content}</content:encoded></item></channel></rss>`, { base: null, language: null });
      return feed === null ? undefined : feedPosts(feed, 'https://feed.example/')[0]?.state;
    };
    const escaped = html.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    expect(state(escaped)).toBe(state(`<![CDATA[${html}]]>`));
  }), { numRuns: 200 });
});
