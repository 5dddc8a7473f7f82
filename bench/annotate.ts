import { randomFrom, whole, type Random } from '../scripts/archive/random.ts';
import { drawWord, makeVocabulary, type Vocabulary } from '../scripts/archive/vocabulary.ts';
import { alignTexts } from '../shared/annotate/align/align-revisions.ts';
import { sentencesIn } from '../shared/annotate/borders.ts';
import { placeIn } from '../shared/annotate/place.ts';
import { atMost, quantile, type Figure, type Row } from './row.ts';

/*
 * Following highlights into an edited revision. Edits touch one word in fifty, so most paragraphs differ and most
 * sentences do not. The floor is the alignment alone: what one pays before the first highlight is placed.
 */

const EDIT_RATE = 0.02;
const RUNS = 15;

export const rows: Row[] = [
  { name: 'annotate: a brief', run: async () => [followed('200 highlights, 2,000 words', 2000, 200, 150, RUNS)] },
  { name: 'annotate: a book', run: async () => [followed('500 highlights, 50,000 words', 50_000, 500, 3000, 3)] },
  { name: 'annotate: a sync', run: async () => [syncFigure()] },
];

/** Median of several runs on different texts, alignment included; the first, cold run is left out. */
function followed(name: string, words: number, highlights: number, limit: number, runs: number): Figure {
  const vocabulary = makeVocabulary();
  const times = Array.from({ length: runs + 1 }, (_, seed) => {
    const random = randomFrom(seed + 1);
    const older = makeText(random, vocabulary, words);
    const newer = edited(random, vocabulary, older);
    const sentences = sentencesIn(older);
    const spans = Array.from({ length: highlights }, () => sentences[whole(random, 0, sentences.length - 1)]!);
    return timed(() => {
      const started = performance.now();
      const alignment = alignTexts(older, newer);
      const aligned = performance.now() - started;
      for (const span of spans) placeIn(alignment, span);
      return aligned;
    });
  }).slice(1);
  const value = quantile(
    times.map(({ ms }) => ms),
    0.5,
  );
  return {
    name,
    value,
    unit: 'ms',
    floor: quantile(
      times.map(({ result }) => result),
      0.5,
    ),
    bound: atMost(value, limit, 'ms'),
    note: `alignment included; floor: alignment alone; median of ${runs}`,
  };
}

function syncFigure(): Figure {
  const vocabulary = makeVocabulary();
  const random = randomFrom(7);
  const pairs = Array.from({ length: 500 }, () => {
    const older = makeText(random, vocabulary, 800);
    return { older, newer: edited(random, vocabulary, older), spans: sentencesIn(older).filter((_, k) => k % 9 === 0) };
  });
  const { ms } = timed(() => {
    for (const { older, newer, spans } of pairs) {
      const alignment = alignTexts(older, newer);
      for (const span of spans) placeIn(alignment, span);
    }
  });
  return {
    name: '500 revised briefs of 800 words',
    value: ms,
    unit: 'ms',
    floor: null,
    bound: atMost(ms, 5000, 'ms'),
    note: `${pairs.reduce((sum, { spans }) => sum + spans.length, 0)} highlights in all; one run`,
  };
}

function timed<T>(work: () => T): { ms: number; result: T } {
  const started = performance.now();
  const result = work();
  return { ms: performance.now() - started, result };
}

/** Paragraphs of sentences, with a figure, a quotation or a negation now and then. */
function makeText(random: Random, vocabulary: Vocabulary, words: number): string {
  const paragraphs: string[] = [];
  for (let count = 0; count < words;) {
    const sentences = Array.from({ length: whole(random, 2, 6) }, () => {
      const length = whole(random, 8, 26);
      count += length;
      const drawn = Array.from({ length }, () =>
        random() < 0.03 ? String(whole(random, 2, 90_000)) : random() < 0.02 ? 'not' : drawWord(random, vocabulary),
      );
      const sentence = `${drawn[0]![0]!.toUpperCase()}${drawn.join(' ').slice(1)}`;
      return random() < 0.1
        ? `\u201C${sentence},\u201D said ${capital(drawWord(random, vocabulary))} ${capital(drawWord(random, vocabulary))}.`
        : `${sentence}.`;
    });
    paragraphs.push(sentences.join(' '));
  }
  return paragraphs.join('\n');
}

function edited(random: Random, vocabulary: Vocabulary, text: string): string {
  return text
    .split('\n')
    .map((paragraph) =>
      paragraph
        .split(' ')
        .flatMap((word) => {
          if (random() >= EDIT_RATE) return [word];
          const turn = random();
          return turn < 0.4 ? [drawWord(random, vocabulary)] : turn < 0.7 ? [word, drawWord(random, vocabulary)] : [];
        })
        .join(' '),
    )
    .join('\n');
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}
