import { expect, test } from 'vitest';
import { bodyText } from '../../../shared/brief/text.ts';
import { parseFile } from '../../../shared/brief/read/file-post.ts';

const WORDS = 'The lighthouse trust pays for the lamp.';
/** Title, date and topics of a Markdown file with this head, and its text. */
function read(head: string, kind: 'markdown' | 'text' = 'markdown') {
  const post = parseFile({ key: 'a.md', text: `${head}\n${WORDS}\n`, kind });
  return post && { title: post.title, date: post.date, topics: post.topics.map(({ name }) => name), text: bodyText(post.body) };
}

const BAD_LINES: [string, string, string][] = [
  ['a colon', 'title: Lamp: who pays', 'Lamp: who pays'],
  ['two colons', 'title: Lamp: a note: part two', 'Lamp: a note: part two'],
  ['brackets', 'title: [Draft] Lamp note', '[Draft] Lamp note'],
  ['braces', 'title: {old} Lamp note', '{old} Lamp note'],
  ['a quoted first word', 'title: "Lamp" prices fall', '"Lamp" prices fall'],
  ['an open quotation mark', 'title: "Lamp prices', '"Lamp prices'],
  ['an at sign', 'title: @lamp says no', '@lamp says no'],
  ['a percent sign', 'title: %40 less light', '%40 less light'],
  ['an asterisk', 'title: *Lamp* goes out', '*Lamp* goes out'],
  ['a backtick', 'title: `lamp` goes out', '`lamp` goes out'],
  ['a tab', 'title:\tLamp note\n\tseries: x: y', 'Lamp note'],
];
test.each(BAD_LINES)('a value with %s costs nothing but its own form', (_, line, title) => {
  expect(read(`---\n${line}\ndate: 2024-06-03\ntags: [light, sea]\n---\n`)).toEqual({ title, date: '2024-06-03', topics: ['light', 'sea'], text: WORDS });
});

test('a bad line that is no title leaves the title', () => {
  for (const bad of ['related: [[one]], [[two]]', 'note: a: b', 'mood: @home', 'x: "y" z', 'just words', '? odd', 'n: [1, 2', 'u: "open']) {
    expect(read(`---\ntitle: Lamp note\n${bad}\ndate: 2024-06-03\n---\n`)).toMatchObject({ title: 'Lamp note', date: '2024-06-03', text: WORDS });
  }
});

test('lists are read in every form', () => {
  for (const list of ['tags: [light, sea]', 'tags:\n  - light\n  - sea', 'tags:\n- light\n- sea', 'tags: light, sea', 'tags: [[light]], [[sea]]', 'tags:\n\t- light\n\t- sea']) {
    expect(read(`---\nnote: a: b\ntitle: Lamp note\n${list}\n---\n`)?.topics).toEqual(['light', 'sea']);
  }
});

const HEADS: [string, string][] = [
  ['TOML', '+++\ntitle = "Lamp note"\ndate = 2024-06-03\ntags = ["light", "sea"]\n+++\n'],
  ['TOML with tables', '+++\ntitle = \'Lamp note\'\ndate = 2024-06-03T10:00:00Z # as sent\nbad line\n[taxonomies]\ntags = [\n  "light",\n  "sea",\n]\n+++\n'],
  ['MultiMarkdown', 'Title: Lamp note\nDate: 2024-06-03\nTags: light, sea\n'],
  ['a blank first line', '\n---\ntitle: Lamp note\ndate: 2024-06-03\ntags: [light, sea]\n---\n'],
  ['more dashes', '-----\ntitle: Lamp note\ndate: 2024-06-03\ntags: [light, sea]\n-----\n'],
  ['a mark and line ends of Windows', '\ufeff---\r\ntitle: Lamp note\r\nx: y: z\r\ndate: 2024-06-03\r\ntags: [light, sea]\r\n---\r\n'],
];
test.each(HEADS)('a head of %s is read', (_, head) => {
  expect(read(head)).toEqual({ title: 'Lamp note', date: '2024-06-03', topics: ['light', 'sea'], text: WORDS });
});

test('a rule and the words below it are no front matter', () => {
  expect(read('---\n\nNothing is named here, and nothing is lost.\n\n---\n')?.text).toContain('nothing is lost');
  expect(read('---\nA sentence: with a colon.\n---\n')?.text).toContain('with a colon');
  expect(read('Harbour: the sea is calm\nand stays so.\n')?.text).toContain('stays so');
});

test('a head made to be slow is read in no time worth naming', () => {
  const heads = ['a\n=\n'.repeat(60_000), `---\ntitle: x\ntags: ${'!'.repeat(200_000)}\n---\n`, `---\n${'title: x\n'.repeat(30_000)}---\n`, `---\ntitle: ${'['.repeat(100_000)}\n---\n`];
  for (const head of heads) expect(read(head)).not.toBeNull();
});
