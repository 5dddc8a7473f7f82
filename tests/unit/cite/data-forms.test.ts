import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bibtex, citeKey } from '../../../shared/cite/bibtex.ts';
import type { CitedBrief } from '../../../shared/cite/cited.ts';
import { cslJson } from '../../../shared/cite/csl-json.ts';
import { ris } from '../../../shared/cite/ris.ts';

const BRIEF = {
  key: 'k1', title: 'Salt & Iron: 50% of {it}', authors: ['Maj. Gen. Ada Lind', 'Ministry of Ports and Roads', 'Louis Bell Jr.'], publisher: 'Harbour_Institute #1', series: 'Flash Brief',
  date: '2023-06-28', url: 'https://harbour.example/a_b?c=1%202&d={x}', language: 'en', accessed: '2023-07-02', isRevised: false,
} as CitedBrief;

test('BibTeX escapes every sign that TeX reads, and keeps bodies and capitals whole', () => {
  expect(bibtex([BRIEF])).toBe(String.raw`@online{lind2023salt-k1,
  author       = {Lind, Ada and {Ministry of Ports and Roads} and Bell, Jr., Louis},
  title        = {{Salt \& Iron: 50\% of \{it\}}},
  organization = {Harbour\_Institute \#1},
  date         = {2023-06-28},
  note         = {Flash Brief},
  url          = {https://harbour.example/a_b?c=1%202&d=%7Bx%7D},
  urldate      = {2023-07-02},
}
`);
});

test('a brief without author, date and address is still an entry with a key', () => {
  const bare = { ...BRIEF, authors: [], publisher: null, series: null, date: null, url: null, language: null, title: '—' };
  expect(bibtex([bare])).toBe('@misc{brief-k1,\n  title        = {{—}},\n}\n');
  expect(ris([bare])).toBe('TY  - RPRT\r\nID  - k1\r\nTI  - —\r\nER  - \r\n');
});

test('keys are plain, and two briefs never share one', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (title, author) => {
    const keys = ['k1', 'k2'].map((key) => citeKey({ ...BRIEF, key, title, authors: [author] }));
    expect(new Set(keys).size).toBe(2);
    for (const key of keys) expect(key).toMatch(/^[a-z0-9-]+$/);
  }));
});

test('RIS has one tag a line, whatever a title holds', () => {
  expect(ris([BRIEF])).toBe([
    'TY  - ELEC', 'ID  - k1', 'TI  - Salt & Iron: 50% of {it}', 'AU  - Lind, Ada', 'AU  - Ministry of Ports and Roads', 'AU  - Bell, Louis, Jr.', 'PB  - Harbour_Institute #1', 'M3  - Flash Brief',
    'PY  - 2023', 'DA  - 2023/06/28', 'LA  - en', 'UR  - https://harbour.example/a_b?c=1%202&d={x}', 'Y2  - 2023/07/02', 'ER  - ', '',
  ].join('\r\n'));
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (words) => {
    const lines = ris([{ ...BRIEF, title: `a\nER  - ${words}\r\nTY  - b`, authors: [words] }]).split('\r\n');
    expect(lines.filter((line) => /^(?:TY|ER) {2}- /.test(line))).toEqual(['TY  - ELEC', 'ER  - ']);
    expect(lines.slice(0, -1).every((line) => /^[A-Z][A-Z0-9] {2}- /.test(line) && !/[\n\r\u2028]/.test(line))).toBe(true);
  }), { numRuns: 40 });
});

test('CSL-JSON says what the archive knows', () => {
  expect(JSON.parse(cslJson([BRIEF]))).toEqual([{
    id: 'k1', type: 'webpage', title: 'Salt & Iron: 50% of {it}', 'title-short': 'Salt & Iron',
    author: [{ family: 'Lind', given: 'Ada' }, { literal: 'Ministry of Ports and Roads' }, { family: 'Bell', given: 'Louis', suffix: 'Jr.' }],
    issued: { 'date-parts': [[2023, 6, 28]] }, accessed: { 'date-parts': [[2023, 7, 2]] }, URL: BRIEF.url, 'container-title': 'Harbour_Institute #1', genre: 'Flash Brief', language: 'en',
  }]);
});
