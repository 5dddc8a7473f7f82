import { wordDiff } from '../annotate/word-diff.ts';
import { ALTERED, type CheckedMemo, type CheckedQuotation } from '../contract/verifying.ts';
import { countLine, MEMO_SENTENCES, sourceLine } from './in-words.ts';

/** One file without scripts, for a mail or a folder of evidence. */
export function memoReport(memos: readonly CheckedMemo[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Quotations checked</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Quotations checked</h1>
${memos.map(section).join('\n')}
</body>
</html>
`;
}

const STYLE = 'body{font:16px/1.5 Georgia,serif;max-width:44em;margin:2em auto;padding:0 1em;color:#222;background:#fff}li{margin:1em 0}blockquote{margin:.3em 0;padding-left:1em;border-left:3px solid #999}'
  + '.altered blockquote{border-color:#a40000}.verdict{font-weight:bold}.altered .verdict{color:#a40000}del{background:#fdd}ins{background:#dfd}small{color:#555}';

function section(memo: CheckedMemo): string {
  return `<section>\n<h2>${escaped(memo.path)}</h2>\n<p>${escaped(countLine(memo))}</p>\n<ol>\n${memo.quotations.map(item).join('\n')}\n</ol>\n</section>`;
}

function item(quotation: CheckedQuotation): string {
  const { exact, verdict, source, speakers, paragraph } = quotation;
  const isVerbatim = verdict === 'verbatim' || verdict === 'not-found' || verdict === 'short' || source === null;
  const words = isVerbatim || verdict === 'shortened' ? escaped(exact) : difference(source.words, exact);
  const line = sourceLine(quotation);
  const url = source?.url ?? null;
  return `<li${ALTERED.has(verdict) ? ' class="altered"' : ''}><span class="verdict">${escaped(MEMO_SENTENCES[verdict])}</span> <small>Paragraph ${paragraph} of the memo</small>`
    + `<blockquote>${words}</blockquote>`
    + (speakers === null ? '' : `<p>The memo names ${escaped(speakers.memo)}, the source ${escaped(speakers.source)}.</p>`)
    + (line === null ? '' : `<small>${url !== null && /^https?:/.test(url) ? `<a href="${escaped(url)}">${escaped(line)}</a>` : escaped(line)}</small>`) + '</li>';
}

/** What the source says is struck out where the memo says something else. */
function difference(source: string, memo: string): string {
  return wordDiff(source, memo).map(({ kind, text }) => ({ same: escaped(text), gone: `<del>${escaped(text)}</del>`, come: `<ins>${escaped(text)}</ins>` })[kind]).join('');
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);
