import fc from 'fast-check';

const WORDS = [
  'the',
  'of',
  'and',
  'a',
  'to',
  'Iran',
  'Moscow',
  'ministry',
  'said',
  'drones',
  'not',
  'never',
  'three',
  '300,000',
  'June',
  '28',
  '5%',
  'shells',
  'naïve',
  'résumé',
  'don’t',
  "isn't",
  'U.S.',
  'e-mail',
  'Geran-2',
  '北京',
  'การ',
  'かれ',
  'الرئيس',
  'हिन्दी',
  '👩‍👩‍👧',
  '🇺🇦',
  'e\u0301tat',
  '“quoted”',
  '—',
  '$5',
  '½',
  'MutinyLatest',
  'word',
  'another',
  'weakness',
  'allies',
] as const;

/** Text as a brief has it: paragraphs of sentences of words in many scripts, with marks and emoji. */
export function briefs(): fc.Arbitrary<string> {
  const sentence = fc
    .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 14 })
    .map((words) => `${words.join(' ')}.`);
  const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((sentences) => sentences.join(' '));
  return fc.array(paragraph, { minLength: 1, maxLength: 5 }).map((paragraphs) => paragraphs.join('\n'));
}

/** A text and an edited version of it: words replaced, inserted, deleted; paragraphs moved and dropped. */
export function edits(): fc.Arbitrary<[older: string, newer: string]> {
  const edit = fc.record({
    kind: fc.constantFrom('replace', 'insert', 'delete', 'move', 'drop'),
    at: fc.nat(),
    to: fc.nat(),
    word: fc.constantFrom(...WORDS),
  });
  return fc.tuple(briefs(), fc.array(edit, { maxLength: 6 })).map(([older, steps]) => {
    let paragraphs = older.split('\n').map((paragraph) => paragraph.split(' '));
    for (const { kind, at, to, word } of steps) {
      const paragraph = paragraphs[at % paragraphs.length]!;
      if (kind === 'replace') paragraph[to % paragraph.length] = word;
      else if (kind === 'insert') paragraph.splice(to % (paragraph.length + 1), 0, word);
      else if (kind === 'delete' && paragraph.length > 1) paragraph.splice(to % paragraph.length, 1);
      else if (kind === 'move') {
        paragraphs = paragraphs.filter((other) => other !== paragraph);
        paragraphs.splice(to % (paragraphs.length + 1), 0, paragraph);
      } else if (kind === 'drop' && paragraphs.length > 1)
        paragraphs = paragraphs.filter((other) => other !== paragraph);
    }
    return [older, paragraphs.map((paragraph) => paragraph.join(' ')).join('\n')];
  });
}

/** Any string at all: lone surrogates, control characters, nothing. */
export function anyString(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
    fc.constant(''),
    briefs(),
  );
}
