import { readFileSync } from 'node:fs';
import { findQuote } from '../../shared/annotate/find-quote.ts';
import type { SuiteResult } from './suite.ts';

/** A quote that has to be found in a text by its words alone, in the form of another tool's cases. */
interface QuoteCase {
  readonly text?: string;
  readonly text_literal?: string;
  readonly quote: string;
  readonly prefix?: string;
  readonly suffix?: string;
  /** An offset near which the quote is expected. */
  readonly hint?: number;
  readonly expect?: null;
  readonly expect_text?: string;
  readonly expect_start?: number;
}

/** Runs a file {texts: {name: text}, find: [case, ...]}: match-quote-cases.json. */
export function runQuoteCases(file: string): Pick<SuiteResult, 'passed' | 'failures'> {
  const { texts, find } = JSON.parse(readFileSync(file, 'utf8')) as {
    texts: Record<string, string>;
    find: readonly QuoteCase[];
  };
  const failures: SuiteResult['failures'] = [];
  for (const {
    text: name = '',
    text_literal,
    quote,
    prefix = '',
    suffix = '',
    hint,
    expect,
    expect_text,
    expect_start,
  } of find) {
    const text = text_literal ?? texts[name] ?? '';
    const found = findQuote(text, { exact: quote, prefix, suffix }, hint ?? null);
    const now = found === null ? null : text.slice(found.start, found.end);
    const isRight =
      expect === null
        ? found === null
        : found !== null
          && (expect_text === undefined || now === expect_text)
          && (expect_start === undefined || found.start === expect_start);
    if (!isRight)
      failures.push({
        case: `quote “${quote.slice(0, 50)}”`,
        reason: found === null ? 'not found' : `found “${now}” at ${found.start}`,
      });
  }
  return { passed: find.length - failures.length, failures };
}
