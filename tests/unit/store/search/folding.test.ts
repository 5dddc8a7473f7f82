import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexedText, wordsOf } from '../../../../shared/search/words.ts';
import { anyText } from '../../search/arbitraries.ts';

/** The words that FTS5 finds in a text, in order. */
function tokenizer(name: string): (text: string) => string[] {
  const db = new Database(':memory:');
  db.exec(`CREATE VIRTUAL TABLE one USING fts5 (text, tokenize = '${name}'); CREATE VIRTUAL TABLE words USING fts5vocab (one, 'instance')`);
  const insert = db.prepare('INSERT INTO one VALUES (?)');
  const words = db.prepare<unknown[], string>('SELECT term FROM words ORDER BY offset').pluck();
  return (text) => {
    db.exec('DELETE FROM one');
    insert.run(text);
    return words.all();
  };
}

test('the index finds exactly our words in what it is given', () => {
  const words = tokenizer('ascii');
  fc.assert(
    fc.property(anyText, (text) => {
      const whole = text.toWellFormed().replaceAll('\0', ' ');
      expect(words(indexedText(whole))).toEqual(wordsOf(whole));
    }),
    { numRuns: 1_000 },
  );
});

/** Latin letters with every accent that Europe's languages put on them, digits and punctuation. */
const latin = fc.array(
  fc.constantFrom(...'abcxyzABCXYZ0123456789 éàüÑçÇåÅôêëïÿšŽčřťğİńśźżőűāēģķļņăâîșțæ“”‘’—–-_/;:!?()[]"\''.replace('æ', '')),
  { maxLength: 40 },
).map((parts) => parts.join(''));

test('on Latin text our words are those of unicode61 with remove_diacritics 2', () => {
  const words = tokenizer('unicode61 remove_diacritics 2');
  fc.assert(fc.property(latin, (text) => { expect(wordsOf(text)).toEqual(words(text)); }), { numRuns: 2_000 });
});
