import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { changeLabel, citationOf, isFaithful, type CitedHighlight } from '../../../shared/export/cited-highlight.ts';
import { highlightsCsv } from '../../../shared/export/highlights-csv.ts';
import { highlightsJson } from '../../../shared/export/highlights-json.ts';
import { highlightsMarkdown } from '../../../shared/export/highlights-markdown.ts';
import { VERDICTS } from '../../../shared/annotate/verdict/verdicts.ts';
import type { CalendarDate, HighlightId, Instant } from '../../../shared/ids.ts';

const given = (wishes: Partial<CitedHighlight> = {}): CitedHighlight => ({
  id: '0192f0c0-0000-7000-8000-000000000001' as HighlightId, exact: 'Dues rise in March.', speaker: 'Mara Ellison', role: 'Harbour Institute Fellow',
  title: 'Harbour Dues Rise Again', authors: ['Ana Berg'], source: 'Harbour Institute', date: '2023-06-28' as CalendarDate, url: 'https://example.org/dues',
  paragraph: 12, revision: { number: 1, of: 2, fetchedAt: '2023-06-30T08:00:00.000Z' as Instant }, verdict: 'intact', also: ['intact'], now: 'Dues rise in March.',
  colour: 'yellow', colourName: 'claim', tags: ['dues', 'two words'], note: 'Ask *when*.', createdAt: '2023-07-01T10:00:00.000Z' as Instant, ...wishes,
});

test('a citation says who, what, where, when, which paragraph and which revision', () => {
  expect(citationOf(given())).toBe(
    'Mara Ellison, Harbour Institute Fellow. “Harbour Dues Rise Again.” Harbour Institute, 28 June 2023, ¶12. https://example.org/dues Revision 1 of 2, fetched 30 June 2023.',
  );
  expect(citationOf(given({ speaker: null, role: null, date: null, url: null, paragraph: null, title: 'Who pays?', revision: { ...given().revision, of: 1 } }))).toBe(
    '“Who pays?” Harbour Institute, undated. Revision 1, fetched 30 June 2023.',
  );
});

test('anything but intact, moved and typography carries a label that says when it was published', () => {
  const labels = Object.fromEntries(VERDICTS.map((verdict) => [verdict, changeLabel({ verdict, date: '2023-06-28' as CalendarDate, fetchedAt: null })]));
  expect(labels).toEqual({
    intact: null, moved: null, typography: null,
    wording: 'as published 28 June 2023; the wording changed since',
    number: 'as published 28 June 2023; a figure, date, amount or unit changed since',
    negation: 'as published 28 June 2023; a negation came or went since, so the claim may be reversed',
    speaker: 'as published 28 June 2023; the words are attributed to somebody else since, or to nobody',
    lost: 'as published 28 June 2023; these words are gone since',
  });
  expect(changeLabel({ verdict: 'lost', date: null, fetchedAt: '2023-06-30T08:00:00.000Z' as Instant })).toBe('as fetched 30 June 2023; these words are gone since');
});

test('Markdown has each quote with its label, citation, tags and note', () => {
  expect(highlightsMarkdown([given(), given({ exact: 'It costs $5 *net*.\nNot more.', verdict: 'number', now: 'It costs $6 net.\nNot more.', tags: [], note: null, speaker: null, role: null })])).toBe(
    '> Dues rise in March.\n\n'
    + '— Mara Ellison, Harbour Institute Fellow. “Harbour Dues Rise Again.” Harbour Institute, 28 June 2023, ¶12. https://example.org/dues Revision 1 of 2, fetched 30 June 2023.\n\n'
    + '#dues #two-words\n\n- Note: Ask *when*.\n'
    + '\n---\n\n'
    + '**[As published 28 June 2023; a figure, date, amount or unit changed since.]**\n\n'
    + '> It costs \\$5 \\*net\\*.\n>\n> Not more.\n\n'
    + '— “Harbour Dues Rise Again.” Harbour Institute, 28 June 2023, ¶12. https://example.org/dues Revision 1 of 2, fetched 30 June 2023.\n',
  );
});

interface Node { type: string; value?: string; children?: Node[] }
const textOf = (node: Node): string => node.value ?? (node.children ?? []).map(textOf).join(node.type === 'blockquote' ? '\n' : '');
const read = (markdown: string) => (fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node).children!;
/** What a reader can tell of a text: Markdown keeps no runs of spaces at the ends of lines. */
const lines = (text: string) => text.split(/\s*[\n\r\u2028\u2029]\s*/).map((line) => line.trim()).filter((line) => line !== '').join('\n');
const printed = fc.string({ unit: fc.constantFrom(...'ab1 .)-+*_#>`~|[]()<>&!\\$=%^:"\n', 'é', '“', 'ש', '  ', '1. ', '- ', '# ', '](', '<b>', '&amp;', '```\n'), minLength: 1, maxLength: 40 });

test('a quote reads in Markdown as it was printed, whatever signs it has, and a note cannot reach beyond itself', () => {
  fc.assert(fc.property(printed.filter((text) => lines(text) !== ''), printed, (exact, note) => {
    const [quote, citation, tags, own, rule, second] = read(highlightsMarkdown([given({ exact, note: `x${note}` }), given({ exact: 'Second.' })]));
    expect([quote!.type, citation!.type, tags!.type, own!.type, rule!.type, second!.type]).toEqual(['blockquote', 'paragraph', 'paragraph', 'list', 'thematicBreak', 'blockquote']);
    expect(lines(textOf(quote!))).toBe(lines(exact));
    expect(textOf(second!)).toBe('Second.');
  }), { numRuns: 600 });
});

/** RFC 4180, as plainly as it can be read. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (let at = 0; at < text.length;) {
    const row = rows.at(-1)!;
    const quoted = /"((?:[^"]|"")*)"(,|\r\n)/y;
    const plain = /([^",\r\n]*)(,|\r\n)/y;
    const expression = text[at] === '"' ? quoted : plain;
    expression.lastIndex = at;
    const [whole, value, end] = expression.exec(text)!;
    row.push(value!.replaceAll('""', '"'));
    at += whole.length;
    if (end === '\r\n' && at < text.length) rows.push([]);
  }
  return rows;
}

test('CSV has a header and one row a highlight that reads back, and no cell that a spreadsheet would run', () => {
  const nasty = fc.string({ unit: fc.constantFrom(...'=+-@a",;\r\n\t \'', '＝', '\u200b'), maxLength: 12 });
  fc.assert(fc.property(nasty, nasty, nasty, (exact, note, role) => {
    const [header, row, ...more] = parseCsv(highlightsCsv([given({ exact, note, role })]));
    const own = Object.fromEntries(header!.map((name, at) => [name, row![at]!]));
    expect(more).toEqual([]);
    for (const [name, value] of [['quote', exact], ['note', note], ['role', role]] as const) expect([value, `'${value}`]).toContain(own[name]);
    for (const cell of Object.values(own)) expect(cell.replace(/^[\s\u200b]+/, '')).not.toMatch(/^[=+@＝-]/);
    expect(Object.keys(own).slice(0, 4)).toEqual(['quote', 'label', 'speaker', 'role']);
  }), { numRuns: 300 });
});

test('JSON says everything and repeats the label and the citation', () => {
  const { format, highlights } = JSON.parse(highlightsJson([given({ verdict: 'lost', now: null })])) as { format: string; highlights: Record<string, unknown>[] };
  expect(format).toBe('briefcase-highlights');
  expect(highlights).toMatchObject([{ exact: 'Dues rise in March.', verdict: 'lost', now: null, label: 'as published 28 June 2023; these words are gone since', revision: { number: 1, of: 2 } }]);
  expect(isFaithful('typography')).toBe(true);
});
