import { expect, test } from 'vitest';
import { findQuote } from '../../../shared/annotate/find-quote.ts';

const TEXT =
  'We had nothing before us, we had everything before us, and the ministry’s plan was ready in the long winter of that year.';
const find = (exact: string, prefix = '', suffix = '', near: number | null = null) => {
  const found = findQuote(TEXT, { exact, prefix, suffix }, near);
  return found === null ? null : [TEXT.slice(found.start, found.end), found.start, found.likeness];
};

test('a quote from elsewhere is found by its words', () => {
  expect(find('the long winter')).toEqual(['the long winter', TEXT.indexOf('the long winter'), 'exact']);
});

test('of several places the one with the context of the quote is meant, then the nearest', () => {
  expect(find('before us', 'we had everything ')).toEqual(['before us', TEXT.lastIndexOf('before us'), 'exact']);
  expect(find('before us', '', ', we had')).toEqual(['before us', TEXT.indexOf('before us'), 'exact']);
  expect(find('before us', '', '', TEXT.lastIndexOf('before us') + 2)).toEqual([
    'before us',
    TEXT.lastIndexOf('before us'),
    'exact',
  ]);
  expect(find('before us')).toEqual(['before us', TEXT.indexOf('before us'), 'exact']);
});

test('other typography is found and said to be other', () => {
  expect(find("The ministry's plan")).toEqual(['the ministry’s plan', TEXT.indexOf('the ministry'), 'typography']);
});

test('words that only resemble it are found for review, and nothing else is', () => {
  expect(find('the ministery’s plan was not ready')).toEqual([
    'the ministry’s plan was ready',
    TEXT.indexOf('the ministry'),
    'similar',
  ]);
  expect(find('words that were never written here')).toBeNull();
  expect(find('   ')).toBeNull();
});
