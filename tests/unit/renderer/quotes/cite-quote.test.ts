import { expect, test } from 'vitest';
import { citedQuote } from '../../../../renderer/quotes/cite-quote.ts';
import { EVERY_QUOTE, isEvery, onlyKind, spanInWords, withoutValue, withValue } from '../../../../renderer/quotes/chosen-filter.ts';
import type { QuoteCitation } from '../../../../shared/contract/calls.ts';

const QUOTE: QuoteCitation = {
  exact: 'We have salt for three weeks.', printedName: 'Otto Lind', role: 'ferry master', title: 'Winter in the Harbour', authors: [], sourceName: 'Port Notes',
  date: '2024-01-10' as never, url: 'https://harbour.example/winter', paragraph: 3, fetchedAt: '2024-02-01T10:00:00.000Z' as never,
};

test('a quote is copied with who, in what role, where, when, which paragraph and the address', () => {
  expect(citedQuote(QUOTE)).toBe(
    '“We have salt for three weeks.”\nOtto Lind, ferry master. “Winter in the Harbour”, Port Notes, 10 January 2024, ¶3.\nhttps://harbour.example/winter (fetched 1 February 2024)',
  );
});

test('what a brief does not give is left out of the citation, and a missing date is said', () => {
  expect(citedQuote({ ...QUOTE, role: null, date: null, url: null, paragraph: null })).toBe(
    '“We have salt for three weeks.”\nOtto Lind. “Winter in the Harbour”, Port Notes, no date.',
  );
});

test('a filter is chosen and taken away, and its chip counts it alone', () => {
  const chosen = withValue({ filter: { ...EVERY_QUOTE, text: 'salt' }, names: {} }, 'topic', 7, 'Ports');
  expect(chosen).toEqual({ filter: { ...EVERY_QUOTE, text: 'salt', topicId: 7 }, names: { topic: 'Ports' } });
  expect(onlyKind(chosen.filter, 'topic')).toEqual({ ...EVERY_QUOTE, topicId: 7 });
  expect(withoutValue(chosen, 'topic').filter).toEqual({ ...EVERY_QUOTE, text: 'salt' });
  expect(isEvery({ ...EVERY_QUOTE, text: '  ' })).toBe(true);
  expect(isEvery(chosen.filter)).toBe(false);
});

test('a span of dates is said as it is chosen', () => {
  const day = (text: string) => text as never;
  expect(spanInWords({ from: day('2024-01-01'), to: day('2024-03-03') })).toBe('1 Jan 2024 – 3 Mar 2024');
  expect(spanInWords({ from: day('2024-01-01'), to: day('2024-01-01') })).toBe('1 Jan 2024');
  expect(spanInWords({ from: day('2024-01-01'), to: null })).toBe('since 1 Jan 2024');
  expect(spanInWords({ from: null, to: day('2024-03-03') })).toBe('until 3 Mar 2024');
  expect(spanInWords({ from: null, to: null })).toBe('no date');
});
