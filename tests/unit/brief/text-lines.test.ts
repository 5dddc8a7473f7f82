import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textToPost } from '../../../shared/brief/read/from-text.ts';
import { textParagraphs } from '../../../shared/brief/read/text-lines.ts';
import { bodyText } from '../../../shared/brief/text.ts';

const texts = (file: string): string[] => textParagraphs(file).map(({ text }) => text);

/** Breaks lines as mail programs do: before the first word that does not fit. */
function wrapped(paragraph: string, width: number): string {
  const lines: string[] = [];
  for (const word of paragraph.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}

const word = fc.constantFrom('the', 'council', 'agreed', 'on', 'little', 'and', 'adjourned', 'its', 'extraordinary', 'meeting', 'a', 'week', 'later', 'negotiations', 'of');
const sentence = fc.array(word, { minLength: 8, maxLength: 30 }).map((words) => `${words.join(' ').replace(/^./, (first) => first.toUpperCase())}.`);
const paragraph = fc.array(sentence, { minLength: 3, maxLength: 6 }).map((sentences) => sentences.join(' '));

describe('the paragraphs of a plain text', () => {
  it('are the same however wide the text was wrapped', () => {
    fc.assert(fc.property(fc.array(paragraph, { minLength: 3, maxLength: 6 }), fc.integer({ min: 50, max: 100 }), (paragraphs, width) => {
      expect(texts(paragraphs.map((text) => wrapped(text, width)).join('\n\n'))).toEqual(paragraphs);
    }));
  });

  it('are its lines when nothing was wrapped', () => {
    fc.assert(fc.property(fc.array(paragraph, { minLength: 1, maxLength: 6 }), (paragraphs) => {
      expect(texts(paragraphs.join('\n'))).toEqual(paragraphs);
      expect(texts(paragraphs.join('\r\n\r\n'))).toEqual(paragraphs);
    }));
  });

  it('keep a verse, an address and a list apart', () => {
    expect(texts('Jane Roe\nHarbor Institute\n12 Quay Street')).toEqual(['Jane Roe', 'Harbor Institute', '12 Quay Street']);
    expect(textParagraphs('• one\n• two\n  and more\n- three').map(({ text, isItem }) => [text, isItem])).toEqual([['one', true], ['two and more', true], ['three', true]]);
  });

  it('join a word that was cut at its hyphen, and Chinese without a space', () => {
    const line = 'a'.repeat(58);
    expect(texts(`${line} half-\nhearted words here and there, and then some more of them to\nfill the line.`)).toEqual([`${line} half-hearted words here and there, and then some more of them to fill the line.`]);
    const chinese = '北方港务局周一表示三艘船已经离开码头港务局没有公布船名也没有说明去向北方港务局周一表示';
    expect(texts([chinese, chinese, '三艘船。'].join('\n'))).toEqual([`${chinese}${chinese}三艘船。`]);
  });
});

describe('any text at all', () => {
  it('of many equal parts is read, whatever they are', () => {
    for (const part of ['-', '“', 'Jane Roe, ', '\u00a0', '‘x’ ', '. ', '1']) {
      expect([part, textToPost(`${part.repeat(500_000)} words`)?.title === '']).toEqual([part, false]);
    }
    expect(textToPost('word\n'.repeat(100_000))).not.toBeNull();
  }, 60_000);

  const character = fc.oneof(fc.constantFrom('\n', '\n\n', ' ', '\u00a0', '\t', '“', '”', '"', '—', '|', ',', '.', '•', '1. ', 'By ', 'June 28, 2023', 'Related Analysis', 'Jane Roe', 'words', 'Iran', 'said '), fc.string({ unit: 'binary', maxLength: 3 }));
  const file = fc.array(character, { maxLength: 40 }).map((parts) => parts.join(''));
  const letters = (text: string): string => [...text.matchAll(/[\p{L}\p{N}]/gu)].map(([letter]) => letter).sort().join('');

  it('becomes a brief that has all its letters, or nothing when it has none', () => {
    fc.assert(fc.property(file, (text) => {
      const post = textToPost(text);
      if (post === null) {
        expect(letters(text)).toBe('');
        return;
      }
      const kept = [post.title, post.series, ...post.authors, ...post.topics.map(({ name }) => name), post.url, post.date, bodyText(post.body), 'By June'].join(' ');
      const left = new Set(kept);
      expect([...letters(text)].filter((letter) => !left.has(letter))).toEqual([]);
      expect(post.title).not.toBe('');
    }), { numRuns: 500 });
  });
});
