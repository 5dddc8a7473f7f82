import { wordDiff } from '../../shared/annotate/word-diff.ts';
import { ALTERED, type CheckedMemo, type CheckedQuotation, type StoreCalls } from '../../shared/contract/calls.ts';
import { sentence, type Failure } from '../../shared/errors.ts';
import type { Client } from '../../shared/contract/rpc.ts';
import { countLine, MEMO_SENTENCES, sourceLine } from '../../shared/verify/in-words.ts';
import { memoReport } from '../../shared/verify/report-html.ts';
import type { Command } from './arguments.ts';
import type { Printed } from './printed.ts';

/** Fails when a quotation is altered or a memo cannot be read. */
export async function verify(store: Client<StoreCalls>, { paths, format }: Command & { name: 'verify' }): Promise<Printed> {
  const answer = await store.verifyMemos({ paths });
  if (!answer.ok) return answer;
  const { memos, failed } = answer.value;
  const altered = memos.reduce((sum, memo) => sum + memo.altered, 0);
  return {
    ok: true,
    failed: altered > 0 || failed.length > 0,
    json: { altered, memos, failed: failed.map(({ path, failure }) => ({ path, code: failure.code, message: sentence(failure) })) },
    text: format === 'html' ? memoReport(memos) : asText(memos, failed),
  };
}

function asText(memos: readonly CheckedMemo[], failed: readonly { failure: Failure }[]): string {
  const lines = memos.flatMap((memo) => [memo.path, ...memo.quotations.flatMap(quotationLines), `  ${countLine(memo)}`, '']);
  return [...lines, ...failed.map(({ failure }) => sentence(failure))].map((line) => `${line}\n`).join('');
}

function quotationLines(quotation: CheckedQuotation): string[] {
  const { exact, verdict, source, speakers, paragraph } = quotation;
  const isDifferent = source !== null && verdict !== 'verbatim' && verdict !== 'shortened';
  const line = sourceLine(quotation);
  return [
    `  ${ALTERED.has(verdict) ? '✗' : '·'} paragraph ${paragraph}: ${MEMO_SENTENCES[verdict]}`,
    `      “${isDifferent ? difference(source.words, exact) : oneLine(exact)}”`,
    ...(speakers === null ? [] : [`      the memo names ${speakers.memo}, the source ${speakers.source}`]),
    ...(line === null ? [] : [`      ${line}`]),
  ];
}

/** [-what the source says-] and {+what the memo says+}. */
const difference = (source: string, memo: string): string =>
  oneLine(wordDiff(source, memo).map(({ kind, text }) => ({ same: text, gone: `[-${text}-]`, come: `{+${text}+}` })[kind]).join(''));

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
