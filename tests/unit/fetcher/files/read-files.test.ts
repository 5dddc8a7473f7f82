import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFiles } from '../../../../electron/fetcher/files/find-files.ts';
import { readFiles } from '../../../../electron/fetcher/files/read-files.ts';
import { bodyText } from '../../../../shared/brief/text.ts';

const BRIEF = 'Harbor Fees Rise in Port Alder\n\nMarch 4, 2024 | Flash Brief\n\nLatest Developments\n\nThe Port Authority’s board raised fees on Monday — “for good,” as café owners say.\n';

let folder = '';
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'briefcase-files-')); });
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

/** What became of one file: its title and text, or the code of its failure. */
async function outcomeOf(path: string): Promise<unknown> {
  const [outcome] = await readFiles([path]);
  if (outcome === undefined) return 'nothing';
  return 'failure' in outcome ? outcome.failure.code : { title: outcome.post.title, text: bodyText(outcome.post.body) };
}

const windows1252 = (text: string): Uint8Array => Uint8Array.from(text, (char) => {
  const special: Record<string, number> = { '’': 0x92, '‘': 0x91, '“': 0x93, '”': 0x94, '—': 0x97, '–': 0x96, '…': 0x85 };
  return special[char] ?? char.charCodeAt(0);
});
const utf16 = (text: string, mark: boolean): Uint8Array => Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');

describe('a file that is read', () => {
  const encodings: [string, Uint8Array | string][] = [
    ['UTF-8', BRIEF],
    ['UTF-8 with a mark', `\ufeff${BRIEF}`],
    ['UTF-16 with a mark', utf16(BRIEF, true)],
    ['UTF-16 without a mark', utf16(BRIEF, false)],
    ['UTF-16, big-endian', Buffer.from(utf16(BRIEF, true)).swap16()],
    ['windows-1252', windows1252(BRIEF)],
  ];
  it.each(encodings)('says the same in %s', async (_, bytes) => {
    expect(await outcomeOf(await put('brief.txt', bytes))).toEqual({
      title: 'Harbor Fees Rise in Port Alder',
      text: 'Latest Developments\nThe Port Authority’s board raised fees on Monday — “for good,” as café owners say.',
    });
  });

  it('is an old page in the encoding that it declares', async () => {
    const declared = Buffer.concat([Buffer.from('<meta charset="windows-1251"><title>Report</title><p>'), Buffer.from([0xcf, 0xee, 0xf0, 0xf2, 0xfb, 0x2e])]);
    expect(await outcomeOf(await put('page.html', declared))).toEqual({ title: 'Report', text: 'Порты.' });
  });

  it('keeps its path as its key', async () => {
    const path = await put('brief.txt', BRIEF);
    const [outcome] = await readFiles([path]);
    expect(outcome).toMatchObject({ path, post: { key: path, date: '2024-03-04', series: 'Flash Brief' } });
  });

  it('is Markdown or HTML by its name or by what stands in it', async () => {
    expect(await outcomeOf(await put('a.md', '# Title\n\nSome *words*.'))).toEqual({ title: 'Title', text: 'Some words.' });
    expect(await outcomeOf(await put('b.txt', '<!DOCTYPE html><title>Title</title><p>Some <em>words</em>.'))).toEqual({ title: 'Title', text: 'Some words.' });
    expect(await outcomeOf(await put('c.txt', '---\ntitle: Title\n---\nSome words.'))).toEqual({ title: 'Title', text: 'Some words.' });
  });
});

describe('a file that cannot be a brief', () => {
  it('is named by what is wrong with it', async () => {
    const noise = Uint8Array.from({ length: 3000 }, (_, index) => (index * 7919) % 251 + 1);
    const cases: [string, string | Uint8Array, string][] = [
      ['empty.txt', '', 'file-empty'],
      ['blank.txt', ' \n\u00a0\n\t', 'file-no-words'],
      ['rules.md', '---\n\n***\n', 'file-no-words'],
      ['nothing.html', '<html><body><script>alert("words")</script></body></html>', 'file-no-words'],
      ['zeros.txt', new Uint8Array(500), 'file-binary'],
      ['noise.txt', noise, 'file-binary'],
      ['report.txt', '%PDF-1.7 and so on', 'file-type'],
      ['report.pdf', '%PDF-1.7 and so on', 'file-type'],
      ['word.txt', 'PK\u0003\u0004 and so on', 'file-type'],
      ['koi8.txt', Uint8Array.from([0xf0, 0xcf, 0xd2, 0xd4, 0xd9, 0x20, 0xc9, 0x20, 0xd3, 0xc1, 0xce, 0xcb, 0xc3, 0xc9, 0xc9]), 'file-encoding'],
      ['damaged.txt', Buffer.concat([Buffer.from('Порты и “санкции” — 2024. '), Buffer.from([0x92, 0x0a])]), 'file-encoding'],
    ];
    for (const [name, content, code] of cases) expect([name, await outcomeOf(await put(name, content))]).toEqual([name, code]);
  });

  it('is not read when it is too large', async () => {
    const path = await put('large.txt', 'words');
    await truncate(path, 200 * 1024 * 1024);
    expect(await outcomeOf(path)).toBe('file-too-large');
  });

  it('is missing, or forbidden, or no file at all', async () => {
    expect(await outcomeOf(join(folder, 'none.txt'))).toBe('file-missing');
    await mkdir(join(folder, 'folder.txt'));
    expect(await outcomeOf(join(folder, 'folder.txt'))).toBe('file-type');
    const path = await put('secret.txt', BRIEF);
    await chmod(path, 0o000);
    // The administrator may read everything.
    if (process.getuid?.() !== 0) expect(await outcomeOf(path)).toBe('file-not-allowed');
  });

  it('does not stop the others', async () => {
    const paths = [await put('a.txt', BRIEF), join(folder, 'none.txt'), await put('b.txt', new Uint8Array(9)), await put('c.txt', BRIEF)];
    expect((await readFiles(paths)).map((outcome) => 'post' in outcome)).toEqual([true, false, false, true]);
  });
});

describe('a folder that is searched', () => {
  it('gives its briefs in order, without hidden files, links and other kinds', async () => {
    await mkdir(join(folder, 'sub'));
    await mkdir(join(folder, '.git'));
    await put('b.md', 'x');
    await put('a.txt', 'x');
    await put('.hidden.txt', 'x');
    await put('picture.png', 'x');
    await put('LICENSE', 'x');
    await put('sub/c.html', 'x');
    await put('.git/d.txt', 'x');
    await symlink('/etc', join(folder, 'out'));
    await symlink('/etc/passwd', join(folder, 'passwd.txt'));
    const { files, failed } = await findFiles([folder, join(folder, 'a.txt')]);
    expect({ files: files.map((path) => path.slice(path.indexOf('briefcase-files-') + 'briefcase-files-'.length + 7)), failed }).toEqual({ files: ['a.txt', 'b.md', 'sub/c.html'], failed: [] });
  });

  it('names what is not there and goes on', async () => {
    const path = await put('a.txt', 'x');
    const { files, failed } = await findFiles([join(folder, 'none'), path]);
    expect([files.length, failed.map(({ failure }) => failure.code)]).toEqual([1, ['file-missing']]);
  });
});
