import { expect, test } from 'vitest';
import { decodeText } from '../../../../electron/fetcher/files/decode.ts';

const bytes = (text: string, more: Record<string, number> = {}) => Uint8Array.from(text, (char) => more[char] ?? char.charCodeAt(0));
const WINDOWS: Record<string, number> = { '’': 0x92, '‘': 0x91, '“': 0x93, '”': 0x94, '—': 0x97, '–': 0x96, '…': 0x85, '•': 0x95, '™': 0x99, '€': 0x80, 'Š': 0x8a, 'š': 0x9a };
const MAC: Record<string, number> = { '“': 0xd2, '”': 0xd3, '‘': 0xd4, '’': 0xd5, '—': 0xd1, '–': 0xd0, '…': 0xc9, 'é': 0x8e, 'è': 0x8f, 'à': 0x88, 'ê': 0x90, 'ç': 0x8d, 'ü': 0x9f, 'ö': 0x9a, 'ä': 0x8a, 'ß': 0xa7, 'ñ': 0x96, '•': 0xa5, 'ó': 0x97, 'É': 0x83 };

const WORDS = ['Nestlé® leads.', 'At 30°, café° and purée™ sell.', 'Lists: •••• and – – – –.', '“No…”—“Yes,” she said.', 'A\u00a0\u00a0\u00a0\u00a0B of the port.', 'CAFÉ® opened; one résumé more.', 'Straße, Übergröße, naïve façade.', 'El niño pagó 40 € y 3½.', 'Škoda sells in Plzeň?'.replace('ň', 'n')];
test.each(WORDS)('ordinary words in windows-1252 are read: %s', (words) => {
  const text = `The pilots wrote again. ${words}\n`;
  expect(decodeText(bytes(text, WINDOWS))).toEqual({ text });
});

const OLD_MAC = ['“The quay is shut,” said Anna.', 'It’s a café, no more – and that’s all…', 'L’été passé, la forêt brûle'.replace('û', 'u'), 'Die Größe der Häfen: über 40 Meter', 'La señora llegó después, mañana', '• one\n• two – “three”'];
test.each(OLD_MAC)('old Macintosh text is read: %s', (words) => {
  const text = `The pilots wrote again. ${words}\n`;
  expect(decodeText(bytes(text, MAC))).toEqual({ text });
});

const NO_DECLARATION: [string, string][] = [
  ['a comment', '<!-- <meta charset="windows-1251"> -->'],
  ['a conditional comment', '<!--[if IE]><meta charset="koi8-r"><![endif]-->'],
  ['a script', '<script>var x = \'<meta charset="koi8-r">\';</script>'],
  ['a description', '<meta name="description" content="write charset=koi8-r">'],
  ['a title', '<title>&lt;meta <meta charset=koi8-r></title>'],
  ['a style', '<style>/* <meta charset=koi8-r> */</style>'],
];
test.each(NO_DECLARATION)('an encoding named in %s is none', (_, named) => {
  expect(decodeText(bytes(`<html><head>${named}</head><body><p>Zölle für früh</p></body></html>`))).toMatchObject({ text: expect.stringContaining('Zölle für früh') });
});

test('an encoding that the text talks of is none, and one behind such talk counts', () => {
  expect(decodeText(bytes('Write <meta charset=koi8-r> where Zölle are due.\n'))).toMatchObject({ text: expect.stringContaining('Zölle') });
  expect(decodeText(bytes('<html><head><!-- <meta charset="koi8-r"> --><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><p>\u00cf\u00ee\u00f0\u00f2</p>'))).toMatchObject({ text: expect.stringContaining('Порт') });
});

test.each(['Порты закрыты до весны.\nПлата выросла.\n', '港口关闭到春天。\n费用上涨了，船只等待。一百艘。\n', 'الميناء مغلق حتى الربيع.\n', 'Ο λιμένας έκλεισε.\n', 'Plain words.\n'])('UTF-16 without a mark is read in any script: %s', (text) => {
  const little = Buffer.from(text, 'utf16le');
  expect([decodeText(little), decodeText(Buffer.from(little).swap16())]).toEqual([{ text }, { text }]);
});

test('a damaged file of UTF-8 and other old encodings are no Western text', () => {
  const broken = Buffer.concat([Buffer.from('Café “naïve” résumé — façade. '), Buffer.from([0x92])]);
  expect(decodeText(broken)).toEqual({ code: 'file-encoding' });
  for (const label of ['koi8-r', 'windows-1251']) {
    const table = new Map(Array.from({ length: 128 }, (_, index) => [new TextDecoder(label).decode(Uint8Array.of(128 + index)), 128 + index]));
    const old = Uint8Array.from('Порты закрыты до весны, плата выросла вдвое.', (char) => table.get(char) ?? char.charCodeAt(0));
    expect(decodeText(old)).toEqual({ code: 'file-encoding' });
  }
});
