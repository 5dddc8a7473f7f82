import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstWords, plainText } from '../../../shared/feed/plain-text.ts';

test('a title is what a reader sees of it', () => {
  expect(['Ports &#038; Policy', 'AT&amp;T, <em>Kyiv</em>', '5 < 6', 'One<br>Two', '<script>alert(1)</script>Safe', ' a\n b&nbsp;c ', '&amp;lt;b&amp;gt;'].map(plainText))
    .toEqual(['Ports & Policy', 'AT&T, Kyiv', '5 < 6', 'One Two', 'Safe', 'a b\u00a0c', '&lt;b&gt;']);
});

test('first words end at a word, and never in the middle of a character', () => {
  expect([firstWords('Short.'), firstWords('The Kremlin said on Wednesday, that it supports Tehran', 30), firstWords('x'.repeat(50), 10)]).toEqual(['Short.', 'The Kremlin said on Wednesday…', 'xxxxxxxxxx…']);
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
    const words = firstWords(text, 20);
    expect(words.length).toBeLessThanOrEqual(21);
    expect(words.isWellFormed()).toBe(true);
  }));
});

test('a title that is nested a hundred thousand deep is its words', () => {
  expect([plainText(`${'<b>'.repeat(100_000)}Ports`), plainText(`${'<div>'.repeat(100_000)}Ports`)]).toEqual(['Ports', 'Ports']);
});
