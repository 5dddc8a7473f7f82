import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestExcerpt } from '../../../shared/search/excerpt.ts';
import { marksIn, painted, termsToMark } from '../../../shared/search/marks.ts';
import type { MarkedPlace } from '../../../shared/search/marks.ts';
import { parse } from '../../../shared/search/parse.ts';
import { spellingsAt } from '../../../shared/search/spelled/spellings.ts';
import { wordsOf } from '../../../shared/search/words.ts';
import { anyQuery, anyText } from './arbitraries.ts';

const TEXT = `The chief of the armed forces invited the minister to visit during a phone call on June 28. Both emphasized the expansion of military relations.
“The mutiny has exposed weakness, and the United States should capitalize on the moment. Washington needs to warn them of the risks associated with tying their fortunes to a fading autocrat.”
A fading light.`;

function marked(typed: string, text: string, place: MarkedPlace = 'text'): string {
  const excerpt = bestExcerpt(text, termsToMark(parse(typed).query, place));
  if (excerpt === null) return '';
  let shown = excerpt.text;
  for (const [start, end] of [...excerpt.marks].reverse()) shown = `${shown.slice(0, start)}[${shown.slice(start, end)}]${shown.slice(end)}`;
  return shown;
}

test('the excerpt shows the sentence with most of the words', () => {
  expect(marked('fading autocrat', TEXT)).toBe(
    '…Washington needs to warn them of the risks associated with tying their fortunes to a [fading] [autocrat].”',
  );
});

test('only what is wanted is marked, and only where it was asked for', () => {
  expect(marks('mutiny -fading', 'text')).toEqual(['mutiny']);
  expect(marks('title:mutiny fading', 'text')).toEqual(['fading', 'fading']);
  expect(marks('title:mutiny fading', 'title')).toEqual(['mutiny', 'fading', 'fading']);
  expect(marks('note:mutiny quote:fading', 'yours')).toEqual(['mutiny']);
  expect(marks('"fading autocrat"', 'text')).toEqual(['fading autocrat']);
  expect(marks('NEAR(fading autocrat, 0)', 'text')).toEqual(['fading', 'autocrat']);
  expect(marks('topic:mutiny is:unread 2023', 'text')).toEqual([]);
});

function marks(typed: string, place: MarkedPlace): string[] {
  return marksIn(TEXT, termsToMark(parse(typed).query, place)).map(({ start, end }) => TEXT.slice(start, end));
}

test('marks stay inside the excerpt, apart and in order, and mark words of the text', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 8 }), anyQuery, (parts, query) => {
      const text = parts.join(' iran ').toWellFormed();
      const terms = termsToMark(query, 'text');
      const excerpt = bestExcerpt(text, terms);
      expect(excerpt === null).toBe(marksIn(text, terms).length === 0);
      if (excerpt === null) return;
      expect(excerpt.marks.length).toBeGreaterThan(0);
      let before = -1;
      for (const [start, end] of excerpt.marks) {
        expect(start > before && end > start && end <= excerpt.text.length).toBe(true);
        before = end;
      }
      const marked = text.slice(excerpt.start, excerpt.end);
      expect(wordsOf(marked).length + spellingsAt(marked).length).toBeGreaterThan(0);
    }),
    { numRuns: 2_000 },
  );
});

test('a long text is read until something is found', () => {
  const text = `${'nothing here. '.repeat(20_000)}\nthe mutiny`;
  expect(marked('mutiny', text)).toBe('the [mutiny]');
});

test('marks that overlap are painted as one', () => {
  expect(painted([{ start: 0, end: 4 }, { start: 2, end: 6 }, { start: 8, end: 9 }])).toEqual([[0, 6], [8, 9]]);
});
