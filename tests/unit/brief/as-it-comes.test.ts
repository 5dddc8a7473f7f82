import { expect, test } from 'vitest';
import { bodyText } from '../../../shared/brief/text.ts';
import { parseFile, type FileKind } from '../../../shared/brief/read/file-post.ts';

const read = (text: string, kind: FileKind) => parseFile({ key: 'a', text, kind });
const textOf = (text: string, kind: FileKind) => { const post = read(text, kind); return post && bodyText(post.body); };
const page = (inner: string) => `<!DOCTYPE html><html><head><title>Quay note</title></head><body><h1>Quay note</h1><p>The harbour trust met on Monday.</p>${inner}<p>The pilots said nothing.</p></body></html>`;

const KEPT: [string, string, string][] = [
  ['a shadow root', '<port-card><template shadowrootmode="open"><p>Nine cranes stand there.</p></template></port-card>', 'Nine cranes stand there.'],
  ['a closed shadow root in another', '<a-a><template shadowrootmode="closed"><b-b><template shadowrootmode="open"><p>Two bollards.</p></template></b-b></template></a-a>', 'Two bollards.'],
  ['a frame of its own', '<iframe srcdoc="&lt;p&gt;Six &amp;amp; a half.&lt;/p&gt;"></iframe>', 'Six & a half.'],
  ['what is shown without scripts', '<noscript><p>Two lamps burn.</p></noscript>', 'Two lamps burn.'],
  ['the heading of an accordion', '<h2><button type="button" aria-expanded="false">Costs of the lock</button></h2><div hidden><p>Forty a day.</p></div>', 'Costs of the lock'],
  ['a button that opens what stands below', '<button aria-controls="x">Who pays</button><div id="x"><p>All.</p></div>', 'Who pays'],
  ['a word that explains itself', '<p>The word <button class="glossary-term">demurrage</button> means a fee.</p>', 'The word demurrage means a fee.'],
];
test.each(KEPT)('words in %s are kept', (_, inner, words) => {
  expect(textOf(page(inner), 'html')?.split('\n')).toContain(words);
});

const LEFT: [string, string][] = [
  ['a button that does something', '<button>Share this</button>'],
  ['a form', '<form><label for="m">Your address</label><input id="m" type="text"><button>Subscribe</button></form>'],
  ['a template that nothing draws', '<template><p>Not drawn.</p></template>'],
  ['a plea for scripts', '<noscript>Please enable JavaScript in your browser.</noscript>'],
  ['a pixel', '<noscript><img src="https://count.example/p.gif" width="1" height="1"></noscript>'],
];
test.each(LEFT)('%s says nothing', (_, inner) => {
  expect(textOf(page(inner), 'html')).toBe('The harbour trust met on Monday.\nThe pilots said nothing.');
});

test('a page wholly in a shadow root is a brief, and one that a script would draw is none', () => {
  expect(textOf('<html><head><title>Quay</title></head><body><x-y><template shadowrootmode="open"><h1>Quay</h1><p>It is shut.</p></template></x-y></body></html>', 'html')).toContain('It is shut.');
  expect(read('<html><head><title>Quay</title></head><body><div id="app"></div><script>draw()</script></body></html>', 'html')).toBeNull();
  expect(read('---\ntitle: Only a title\n---\n', 'markdown')).toBeNull();
});

const MAILS: [string, string, object][] = [
  ['English', 'From: Brandt, Ines <ines@pilots.example>\nSent: Tuesday, May 7, 2024 9:05 AM\nTo: Desk <desk@pilots.example>\nSubject: Lamp out at the mole\n\nDear all,\n\nThe lamp is out.\n', { title: 'Lamp out at the mole', date: '2024-05-07', authors: ['Ines Brandt'] }],
  ['German', 'Von: Ines Brandt\nGesendet: Dienstag, 7. Mai 2024 09:05\nAn: Alle\nBetreff: Lampe aus\n\nHallo,\n\ndie Lampe ist aus.\n', { title: 'Lampe aus', date: '2024-05-07', authors: ['Ines Brandt'] }],
  ['another order, an address alone', 'Subject: Lamp\nFrom: ines@pilots.example\nDate: 2024-05-07 09:05\nTo: x@pilots.example\n\nThe lamp is out.\n', { title: 'Lamp', date: '2024-05-07', authors: [] }],
];
test.each(MAILS)('a pasted message (%s) has its title, date and author from its head', (_, text, head) => {
  expect(read(text, 'text')).toMatchObject(head);
  expect(textOf(text, 'text')).not.toContain('@');
});

test('a line end cuts no word that is one', () => {
  const wrap = (cut: string) => `Harbour note\n\nThe pilots asked the council in the winter for the over${cut}\nseers to come, and they came in the spring of that year, with\nall the members of the board and some of the fishermen too.\n`;
  expect(textOf(wrap('\u00ad'), 'text')).toContain('the overseers to come');
  expect(textOf(wrap('¬'), 'text')).toContain('the overseers to come');
  expect(textOf(wrap('-'), 'text')).toContain('the over-seers to come');
  expect(textOf(`${wrap('-')}\nOverseers are paid.\n`, 'text')).toContain('the overseers to come');
});

test('a page end inside a paragraph ends nothing', () => {
  const text = 'Feed note\n\nThe council heard that the lock would be\nready for the grain ships by the spring of\n\fnext year, and that the pilots would then be\nasked to work through the nights as well.\n';
  expect(textOf(text, 'text')).toContain('the spring of next year');
});
