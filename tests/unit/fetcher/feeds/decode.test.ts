import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from '../../../../electron/fetcher/feeds/decode.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array => Buffer.from(text, encoding);
const latin = (text: string): Uint8Array => bytes(text, 'latin1');
const utf16be = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();
const utf32 = (text: string): Uint8Array => Buffer.from([...text].flatMap((char) => [0, 0, char.codePointAt(0)! >> 8, char.codePointAt(0)! & 255]));

test('the encoding is the one that the bytes, the header or the document say, in this order', () => {
  const declared = (name: string): string => `<?xml version="1.0" encoding="${name}"?><t>Café</t>`;
  const read = [
    decodeText(bytes('\ufeff<t>Café</t>'), 'text/xml; charset=iso-8859-1'),
    decodeText(utf16be('\ufeff<t>Café</t>'), 'text/xml; charset=utf-8'),
    decodeText(utf16be('<t>Café</t>'), undefined),
    decodeText(utf32('<t>Café</t>'), undefined),
    decodeText(latin('<t>Café</t>'), 'text/xml; charset=ISO-8859-1'),
    decodeText(latin(declared('windows-1252')), 'text/xml; charset=utf-8'),
    decodeText(latin(declared('iso-8859-1')), 'application/xml'),
    decodeText(bytes(declared('iso-8859-1')), 'application/xml'),
    decodeText(bytes(declared('utf-16')), undefined),
    decodeText(latin('<html><meta charset="windows-1252"><t>Café</t>'), 'text/html'),
    decodeText(latin('<t>Café</t>'), undefined),
    decodeText(Buffer.from([0x3c, 0x74, 0x3e, 0xb3, 0xe2, 0x3c, 0x2f, 0x74, 0x3e]), 'text/xml; charset=euc-kr'),
  ];
  expect(read.map(({ text, encoding }) => [encoding, /<t>(.*)<\/t>/.exec(text)?.[1] ?? text.slice(-4)])).toEqual([
    ['utf-8', 'Café'], ['utf-16be', 'Café'], ['utf-16be', 'Café'], ['utf-32be', 'Café'], ['iso-8859-1', 'Café'], ['windows-1252', 'Café'], ['iso-8859-1', 'Café'],
    ['utf-8', 'Café'], ['utf-8', 'Café'], ['windows-1252', 'Café'], ['utf-8', 'Café'], ['euc-kr', '년'],
  ]);
});

test('a server that says Latin-1 of everything, or another name than is true, does not spoil the words', () => {
  const win1251 = Buffer.from([0xcf, 0xee, 0xf0, 0xf2]);
  const eucKr = Buffer.from([0xb3, 0xe2]);
  const xml = (name: string, words: Uint8Array): Uint8Array => Buffer.concat([bytes(`<?xml version="1.0" encoding="${name}"?><t>`), words, bytes('</t>')]);
  const read = [
    decodeText(xml('windows-1251', win1251), 'text/xml; charset=iso-8859-1'),
    decodeText(xml('euc-kr', eucKr), 'text/xml; charset=windows-1252'),
    decodeText(xml('iso-2022-jp', bytes('\u001b$B%$\u001b(B')), 'text/xml; charset=iso-8859-1'),
    decodeText(xml('gb2312', bytes('伊朗与俄罗斯签署备忘')), 'text/xml; charset=gb2312'),
    decodeText(xml('iso-8859-1', bytes('plain')), 'text/xml; charset=utf-8'),
    decodeText(xml('utf-8', bytes('plain')), 'text/xml; charset=us-ascii'),
  ];
  expect(read.map(({ text, encoding }) => [encoding, /<t>(.*)<\/t>/.exec(text)?.[1]])).toEqual([
    ['windows-1251', 'Порт'], ['euc-kr', '년'], ['iso-2022-jp', 'イ'], ['utf-8', '伊朗与俄罗斯签署备忘'], ['utf-8', 'plain'], ['us-ascii', 'plain'],
  ]);
});

test('one strange byte in UTF-8 does not spoil the rest', () => {
  expect(decodeText(Buffer.concat([bytes('„Kyiv“ – it'), Buffer.from([0x92]), bytes('s – 2023')]), 'text/xml; charset=utf-8').text).toBe('„Kyiv“ – it’s – 2023');
});

test('names that nobody knows are passed over', () => {
  expect(decodeText(bytes('Grüße'), 'text/xml; charset=klingon').text).toBe('Grüße');
});

test('every UTF-8 text comes back, and no bytes make it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
    expect(decodeText(bytes(`<t>${text}`), undefined).text).toBe(`<t>${text}`);
  }));
  fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), fc.option(fc.string(), { nil: undefined }), (some, header) => {
    decodeText(some, header);
  }));
});
