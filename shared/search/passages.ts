/** A stretch of a brief's text: UTF-16 code units, `end` excluded. */
export type Passage = { readonly start: number; readonly end: number };

/** UTF-16 code units: about a hundred words, what a remembered sentence and its neighbours need. */
const ENOUGH = 600;
const MOST = 1_000;

/**
 * Cuts a text into passages: whole paragraphs up to a good size, long paragraphs at the ends of sentences. Every
 * character but the breaks between passages belongs to exactly one, no word to two, and the same text always gives the same passages.
 */
export function passagesOf(text: string): Passage[] {
  const passages: Passage[] = [];
  let start = 0;
  while (start < text.length) {
    const end = passageEnd(text, start);
    if (end > start) passages.push({ start, end });
    start = text[end] === '\n' ? end + 1 : Math.max(end, start + 1);
  }
  return passages;
}

function passageEnd(text: string, start: number): number {
  let end = start;
  for (;;) {
    const found = text.indexOf('\n', end);
    const blockEnd = found < 0 ? text.length : found;
    if (blockEnd - start > MOST) return end > start ? end - 1 : sentenceEnd(text, start, blockEnd);
    if (blockEnd - start >= ENOUGH || blockEnd === text.length) return blockEnd;
    end = blockEnd + 1;
  }
}

const SENTENCE_END = /[.!?]["”’)\]]*\s|[。！？]/g;
const SPACE = /\s/g;

/** The first end of a sentence after a good size, else the next space: a passage never ends inside a word. */
function sentenceEnd(text: string, start: number, blockEnd: number): number {
  SENTENCE_END.lastIndex = start + ENOUGH / 2;
  const sentence = SENTENCE_END.exec(text);
  if (sentence !== null && sentence.index < start + MOST) return Math.min(sentence.index + sentence[0].length, blockEnd);
  SPACE.lastIndex = start + ENOUGH;
  const space = SPACE.exec(text);
  return space === null || space.index > blockEnd ? blockEnd : space.index + 1;
}

/** Words of one or two Latin letters tell nothing about a sentence that is remembered. */
export function isTelling(word: string): boolean {
  return word.length > 2 || !/^[a-z]+$/.test(word);
}

/** Passages that are read of one text. */
const LIKELY = 4;

/**
 * The passages that most of the words stand in, by what the words tell; all when the text does not say (its words are
 * written otherwise than they are folded). Looks for letters only, so that a long text need not be taken apart into words.
 */
export function likelyPassages(text: string, telling: readonly { readonly word: string; readonly weight: number }[]): Passage[] {
  const passages = passagesOf(text);
  const letters = text.toLowerCase();
  if (passages.length <= LIKELY || letters.length !== text.length) return passages;
  const told = new Float64Array(passages.length);
  for (const { word, weight } of telling) {
    let passage = 0;
    for (let at = letters.indexOf(word); at >= 0 && passage < passages.length; at = letters.indexOf(word, passages[passage++]?.end)) {
      while (passage < passages.length - 1 && (passages[passage]?.end ?? 0) <= at) passage++;
      told[passage] = (told[passage] ?? 0) + weight;
    }
  }
  const order = [...told.keys()].filter((at) => (told[at] ?? 0) > 0).sort((a, b) => (told[b] ?? 0) - (told[a] ?? 0) || a - b);
  return order.length === 0 ? passages : order.slice(0, LIKELY).map((at) => passages[at] as Passage);
}
