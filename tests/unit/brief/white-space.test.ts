import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText, collapseSpace, countWords } from '../../../shared/brief/normal/white-space.ts';

const pieces = fc.constantFrom('word', 'é', '“', ' ', '  ', '\t', '\r\n', '\n', '\u000b', '\u0085', '\u00a0', '\u2009', '\u2028', '\u3000', '\ufeff', '\u0002', '\u0099', '\ud83d', '😀', '\uffff', '語');
const text = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 12 }).map((parts) => parts.join(''));

test('words are counted as white space parts them, whatever kind it is', () => {
  fc.assert(fc.property(text, (one) => { expect(countWords(one)).toBe(one.match(/\S+/g)?.length ?? 0); }), { numRuns: 2_000 });
  for (let code = 0; code <= 0xffff; code += 1) expect([code, countWords(`a${String.fromCharCode(code)}b`)]).toEqual([code, /\s/.test(String.fromCharCode(code)) ? 2 : 1]);
});

test('text that needs no cleaning is told from text that does', () => {
  const cleaned = (one: string) => one.replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, '\n').replace(/\p{Surrogate}/gu, '\ufffd').replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '');
  fc.assert(fc.property(text, (one) => {
    expect([cleanText(one), collapseSpace(one)]).toEqual([cleaned(one), one.replace(/[\t\n\r\f\v ]+/g, ' ')]);
  }), { numRuns: 2_000 });
});
