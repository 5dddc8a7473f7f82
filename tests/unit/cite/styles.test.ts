import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { bibliography, citePassages } from '../../../electron/store/cite/cite.ts';
import { OWN_STYLES, type CitedPassage, type OwnStyle } from '../../../shared/cite/cited.ts';
import { CASES } from './citation-cases.ts';

const STYLES = Object.keys(OWN_STYLES) as OwnStyle[];

describe.each(STYLES)('%s', (style) => {
  test.each(CASES)('$what', ({ passage, expected }) => {
    const one = (form: 'note' | 'entry') => citePassages([passage], { name: style }, form)[0]!;
    expect({ note: one('note').text, entry: one('entry').text }).toEqual(expected[style]);
    // The HTML says the same words, and holds nothing but their emphasis and their address.
    for (const { text, html } of [one('note'), one('entry')]) {
      expect(textOf(html)).toBe(text);
      expect(html.replace(/<\/?(?:i|b|sup|sub)>|<a href="https?:[^"<>]*">|<\/a>/g, '')).not.toMatch(/[<>]/);
    }
  });
});

function textOf(html: string): string {
  const words = (node: { value?: string; childNodes?: unknown[] }): string => node.value ?? (node.childNodes ?? []).map((one) => words(one as never)).join('');
  return words(parse(html) as never);
}

test('a quote is given with its words, in a style of notes above the note, in a style of brackets with the entry below', () => {
  const { passage } = CASES[0]!;
  const quote = (style: OwnStyle, exact: string) => citePassages([{ ...passage, exact }], { name: style }, 'quote')[0]!;
  expect(quote('chicago-notes', 'It was “cut”, he’d say.').text).toBe(
    '“It was ‘cut’, he’d say.”\nMara Ellison, “Cables Under the Strait,” Harbour Institute, June 28, 2023, para. 4, https://harbour.example/cables.',
  );
  expect(quote('apa', 'A <b> b').html).toBe(
    '<blockquote><p>“A &lt;b&gt; b” (Ellison, 2023, para. 4)</p></blockquote><p>Ellison, M. (2023, June 28). <i>Cables Under the Strait</i>. Harbour Institute. '
      + '<a href="https://harbour.example/cables">https://harbour.example/cables</a></p>',
  );
});

test('a later mention is short', () => {
  const again = (style: OwnStyle) => citePassages([{ ...CASES[0]!.passage, paragraph: 9 }], { name: style }, 'again')[0]!.text;
  expect(STYLES.map(again)).toEqual(['Ellison, “Cables Under the Strait,” para. 9.', '(Ellison 2023, para. 9)', '(Ellison, 2023, para. 9)', '(Ellison, par. 9)']);
});

test('two briefs of one author and year are told apart, and a bibliography has each once in the order of the style', () => {
  const { passage } = CASES[0]!;
  const other: CitedPassage = { ...passage, brief: { ...passage.brief, key: 'k2', title: 'A Second Cable', authors: ['Mara Ellison'] } };
  const third: CitedPassage = { ...passage, brief: { ...passage.brief, key: 'k3', title: 'Zinc', authors: ['Ada Abt'] } };
  const name = 'chicago-author-date';
  expect(citePassages([passage, other, passage], { name }, 'note').map(({ text }) => text)).toEqual(['(Ellison 2023b, para. 4)', '(Ellison 2023a, para. 4)', '(Ellison 2023b, para. 4)']);
  expect(bibliography([passage, other, third, passage].map(({ brief }) => brief), { name }).map(({ text }) => text.slice(0, 20))).toEqual(['Abt, Ada. 2023. “Zin', 'Ellison, Mara. 2023a', 'Ellison, Mara. 2023b']);
});
