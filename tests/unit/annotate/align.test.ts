import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignTexts } from '../../../shared/annotate/align/align-revisions.ts';
import { gapPairs, type Pair } from '../../../shared/annotate/align/gap-alignment.ts';
import { newPairing, type Pairing } from '../../../shared/annotate/align/pairing.ts';
import { editDistance, likenessOf } from '../../../shared/annotate/similarity.ts';
import { anyString, briefs, edits } from './arbitrary-texts.ts';

/** Old words with what became of them: "word>word", "word" for none, "#n" behind those that moved. */
function paired(older: string, newer: string): string {
  const { before, after, passage } = alignTexts(older, newer);
  return before.words.folded
    .map((word, i) => {
      const j = before.partner[i]!;
      return j < 0 ? word : `${word}>${after.words.folded[j]}${passage[i] ? `#${passage[i]}` : ''}`;
    })
    .join(' ');
}

test('words that stay are paired, a misspelt one with its right spelling, a figure only with itself', () => {
  expect(paired('The goverment sent 300,000 shells', 'The government sent 30,000 shells')).toBe(
    'the>the goverment>government sent>sent 300,000 shells>shells',
  );
});

test('of two equal neighbours the one at a border of sentences is the new one', () => {
  const { before } = alignTexts(
    'They met in Doha. They left in June.',
    'They met in Doha. They met in Riyadh. They left in June.',
  );
  expect([...before.partner]).toEqual([0, 1, 2, 3, 8, 9, 10, 11]);
});

test("a few common words in text that was exchanged are nobody's", () => {
  const older = 'Rain fell on the hills and the farmers stayed in their houses all day long waiting';
  const newer = 'Seven ships of a line nobody had heard about came to the harbour with machines';
  expect(paired(older, newer)).toBe(older.toLowerCase());
});

test('a paragraph that went elsewhere is one passage, edited words and all', () => {
  const moved = 'The minister of railways announced a new line to the southern coast of the country';
  const rest =
    'Nothing else was said in the long session on that warm evening in the old capital and everybody left before the lamps were lit';
  const result = paired(`${moved}\n${rest}`, `${rest}\n${moved.replace('new', 'second')}`);
  const [, passage] = /minister>minister#(\d)/.exec(result)!;
  const went = [
    'the',
    'minister',
    'of',
    'railways',
    'announced',
    'a',
    null,
    'line',
    'to',
    'the',
    'southern',
    'coast',
    'of',
    'the',
    'country',
  ];
  expect(result.split(' ').slice(0, went.length)).toEqual(
    went.map((word) => (word === null ? 'new' : `${word}>${word}#${passage}`)),
  );
});

test('a word has one partner at most, and the words that stayed in place are in order', () => {
  fc.assert(
    fc.property(
      fc.oneof(edits(), fc.tuple(anyString(), anyString()), fc.tuple(briefs(), briefs())),
      ([older, newer]) => {
        const { before, after, passage, sameness } = alignTexts(older, newer);
        before.partner.forEach((j, i) => {
          if (j < 0) return;
          expect(after.partner[j]).toBe(i);
          if (sameness[i] === 1) expect(after.words.folded[j]).toBe(before.words.folded[i]);
        });
        after.partner.forEach((i, j) => {
          if (i >= 0) expect(before.partner[i]).toBe(j);
        });
        const inPlace = [...before.partner].filter((j, i) => j >= 0 && passage[i] === 0);
        expect(inPlace).toEqual([...inPlace].sort((a, b) => a - b));
      },
    ),
    { numRuns: 300 },
  );
});

test('a text is paired with itself word by word', () => {
  fc.assert(
    fc.property(anyString(), (text) => {
      const { before } = alignTexts(text, text);
      expect([...before.partner]).toEqual([...before.partner.keys()]);
    }),
    { numRuns: 200 },
  );
});

test('the pairing of a gap is as good as the best that exists', () => {
  const word = fc.constantFrom('iran', 'iraq', 'shells', 'shell', 'the', 'not', '30', '300', 'ministry', 'ministries');
  const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(text, text, (older, newer) => {
      const pairing = newPairing(older, newer);
      const gap = { oldFrom: 0, oldTo: pairing.before.words.count, newFrom: 0, newTo: pairing.after.words.count };
      expect(scoreOf(pairing, gapPairs(pairing, gap))).toBeCloseTo(bestScore(pairing), 6);
    }),
    { numRuns: 150 },
  );
});

// The oracle: every set of pairs in order, scored by the rule.
const [OPEN, ADJACENT, DOUBT, ALIKE] = [0.6, 0.35, 0.15, 0.66];

function bestScore(pairing: Pairing): number {
  const {
    before: { ids: a },
    after: { ids: b },
  } = pairing;
  const likeness = (i: number, j: number) => (a[i] === b[j] ? 1 : pairing.likeness(a[i]!, b[j]!));
  const walk = (i: number, j: number, pairs: readonly Pair[]): number => {
    let best = scoreOf(pairing, pairs);
    for (let p = i; p < a.length; p++) {
      for (let q = j; q < b.length; q++)
        if (likeness(p, q) >= ALIKE) best = Math.max(best, walk(p + 1, q + 1, [...pairs, [p, q, likeness(p, q)]]));
    }
    return best;
  };
  return walk(0, 0, []);
}

function scoreOf({ before, after, weight }: Pairing, pairs: readonly Pair[]): number {
  return pairs.reduce((sum, [i, j, sameness], k) => {
    const next = pairs[k + 1];
    const isFollowed = next !== undefined && next[0] === i + 1 && next[1] === j + 1;
    const isLast = next === undefined && i === before.ids.length - 1 && j === after.ids.length - 1;
    const earned = weight[before.ids[i]!]! * (sameness === 1 ? 1 : sameness - DOUBT);
    return sum + earned + (isFollowed ? ADJACENT : isLast ? 0 : -OPEN);
  }, 0);
}

test('two words resemble each other by the letters it takes to turn one into the other', () => {
  const vocabulary = ['ministry', 'minstry', 'minister', '300,000', '30,000', 'iran', 'iraq', 'form', 'from'];
  const likeness = likenessOf(vocabulary);
  const of = (a: string, b: string) => likeness(vocabulary.indexOf(a), vocabulary.indexOf(b));
  expect(of('ministry', 'minstry')).toBeCloseTo(7 / 8);
  expect(of('form', 'from')).toBeCloseTo(3 / 4);
  expect(of('300,000', '30,000')).toBe(0);
  expect(of('iran', 'ministry')).toBe(0);
});

test('the edit distance is that of the plain definition', () => {
  const plain = (a: string, b: string): number => {
    if (a === '' || b === '') return a.length + b.length;
    const swap =
      a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0] ? 1 + plain(a.slice(2), b.slice(2)) : Infinity;
    return Math.min(
      plain(a.slice(1), b) + 1,
      plain(a, b.slice(1)) + 1,
      plain(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
      swap,
    );
  };
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
  fc.assert(
    fc.property(word, word, fc.nat(6), (a, b, most) => {
      expect(editDistance(a, b, most)).toBe(Math.min(plain(a, b), most + 1));
    }),
    { numRuns: 200 },
  );
});
