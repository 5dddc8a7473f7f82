import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstWords, plainText, plainTitle } from '../../../shared/feed/plain-text.ts';

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

test('a title that names an element keeps the name, and one that is marked up loses the marks', () => {
  const titles: [html: string, read: string][] = [
    ['How <dialog> changed the web', 'How <dialog> changed the web'], ['<template> and <slot>, explained', '<template> and <slot>, explained'],
    ['Close the </section> first', 'Close the </section> first'], ['What <!doctype html> is for', 'What <!doctype html> is for'], ['The <img> of ports', 'The <img> of ports'],
    ['Array<Ship> in <em>practice</em>', 'Array<Ship> in practice'], ['A letter to <desk@site.example>', 'A letter to <desk@site.example>'],
    ['<em>Ports</em> &amp; <b>ships</b>', 'Ports & ships'], ['Ports<br>and ships', 'Ports and ships'], ['<p>Ports', 'Ports'], ['Ports</p>', 'Ports'], ['<script>steal()</script>Ports', 'Ports'],
    ['Ports <!-- draft --> now', 'Ports now'], ['<b>Why <input> matters</b>', 'Why <input> matters'],
  ];
  expect(titles.map(([html]) => plainTitle(html))).toEqual(titles.map(([, read]) => read));
});

test('a title of nothing but tags takes no long time', () => {
  const began = performance.now();
  for (const piece of ['<b>', '</b>', '<b ', '<!', '<i><b></i>']) plainTitle(piece.repeat(50_000));
  expect(performance.now() - began).toBeLessThan(20_000);
});
