import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignTexts } from '../../../shared/annotate/align/align-revisions.ts';
import { graphemeEnd, graphemeStart } from '../../../shared/annotate/graphemes.ts';
import { sameLetters } from '../../../shared/annotate/letters.ts';
import { place, placeIn } from '../../../shared/annotate/place.ts';
import { VERDICTS } from '../../../shared/annotate/verdict/verdicts.ts';
import { anyString, edits } from './arbitrary-texts.ts';

const INTRO = 'The delegation arrived in the evening, when most of the shops had closed.';
const CLAIM = 'Ships carried more than 300,000 artillery shells through the Caspian Sea.';
const END = 'Nobody in the ministry would say how long the talks might go on.';

function follow(older: string, newer: string, exact: string, start = older.indexOf(exact)) {
  const placement = place({
    revisions: [older, newer],
    start,
    end: start + exact.length,
    exact,
    prefix: '',
    suffix: '',
  });
  return { ...placement, now: placement.start === null ? null : newer.slice(placement.start, placement.end) };
}

describe('where words stand', () => {
  test('a quote keeps its place when the brief gains a paragraph above it', () => {
    expect(
      follow(`${INTRO}\n${CLAIM}\n${END}`, `A new first paragraph was added later.\n${INTRO}\n${CLAIM}\n${END}`, CLAIM),
    ).toMatchObject({ status: 'exact', verdict: 'intact', now: CLAIM });
  });

  test('the closing mark behind a quote stays outside when words in it change', () => {
    expect(follow('“We are ready and we are staying.” Jane Roe', '“We are ready and we were staying.” Jane Roe', 'We are ready and we are staying.')).toMatchObject({
      verdict: 'wording', now: 'We are ready and we were staying.',
    });
    expect(follow(`“${CLAIM}” he said.`, `“${CLAIM.replace('Ships', 'Barges')}” he said.`, CLAIM)).toMatchObject({ now: CLAIM.replace('Ships', 'Barges') });
  });

  test('a mark that the edit set behind a quote is taken along', () => {
    expect(follow(`${CLAIM} ${END}`, `“${CLAIM.replace('Ships', 'Barges')}” ${END}`, CLAIM)).toMatchObject({ now: `${CLAIM.replace('Ships', 'Barges')}”` });
  });

  test('a quote moves with its paragraph', () => {
    const long = `${INTRO} ${END} The shops had closed because of the holiday, and so had the bank.`;
    expect(follow(`${CLAIM}\n${long}\n${END}`, `${long}\n${END}\n${CLAIM}`, CLAIM)).toMatchObject({
      status: 'moved',
      verdict: 'moved',
      now: CLAIM,
    });
  });

  test('a quote is lost when its sentence is deleted, and one knows where it stood', () => {
    const newer = `${INTRO} ${END}`;
    const placement = follow(`${INTRO} ${CLAIM} ${END}`, newer, CLAIM);
    expect(placement).toMatchObject({
      status: 'lost',
      verdict: 'lost',
      also: ['lost'],
      start: null,
      end: null,
      more: [],
      confidence: 0,
    });
    expect(placement.status === 'lost' && newer.slice(0, placement.stoodAt)).toBe(INTRO.slice(0, -1));
  });

  test('a correction note that repeats the old words does not win over the corrected sentence', () => {
    const corrected = CLAIM.replace('300,000', '30,000');
    const newer = `${INTRO}\n${corrected}\n${END}\nCorrection: an earlier version said: “${CLAIM}” This was wrong.`;
    expect(follow(`${INTRO}\n${CLAIM}\n${END}`, newer, CLAIM)).toMatchObject({
      status: 'changed',
      verdict: 'number',
      now: corrected,
    });
  });

  test('a pull quote put above the text does not take the highlight from the original', () => {
    const placement = follow(`${INTRO} ${CLAIM} ${END}`, `${CLAIM}\n${INTRO} ${CLAIM} ${END}`, CLAIM);
    expect(placement).toMatchObject({ status: 'exact', verdict: 'intact', start: CLAIM.length + 1 + INTRO.length + 1 });
  });

  test('a sentence that resembles a deleted one was there before and does not become it', () => {
    const lookalike = 'Ships carried more than 300,000 artillery shells through the Black Sea.';
    expect(follow(`${INTRO} ${CLAIM} ${END}\n${lookalike}`, `${INTRO} ${END}\n${lookalike}`, CLAIM)).toMatchObject({
      status: 'lost',
    });
  });

  test('text that was deleted and later restored revives', () => {
    const first = `${INTRO}\n${CLAIM}\n${END}`;
    const start = first.indexOf(CLAIM);
    expect(place({ revisions: [first, `${INTRO}\n${END}`, first], start, end: start + CLAIM.length })).toMatchObject({
      status: 'exact',
      verdict: 'intact',
      start,
    });
  });

  test('where the newest revision is too different, the way leads from revision to revision', () => {
    const steps = [
      'The river rose by two metres in March and flooded the lower town.',
      'The river rose by two metres in spring and swept through the lower quarters.',
      'The water climbed two metres in spring, and swept through lower quarters of the city.',
    ];
    const revisions = steps.map((step) => `${INTRO}\n${step}\n${END}`);
    const start = INTRO.length + 1;
    expect(place({ revisions, start, end: start + steps[0]!.length })).toMatchObject({ status: 'changed', start });
  });

  test('a highlight over two paragraphs comes back in parts when they are pulled apart', () => {
    const one = 'The first part of the statement dealt with the harvest in the southern provinces.';
    const two = 'The second part of the statement dealt with the pensions of railway workers.';
    const filler = Array.from(
      { length: 12 },
      (_, k) => `Paragraph ${k} tells of something else that happened on that day in place ${k * 7}.`,
    );
    const placement = follow(
      `${INTRO}\n${one}\n${two}\n${filler.join('\n')}`,
      `${INTRO}\n${one}\n${filler.join('\n')}\n${two}`,
      `${one}\n${two}`,
    );
    expect(placement).toMatchObject({ status: 'changed', verdict: 'wording' });
    expect(placement.more).toHaveLength(1);
  });

  test('words whose offsets are wrong are found by what they say', () => {
    const text = `${INTRO}\n${CLAIM}\n${END}`;
    expect(place({ revisions: [text], start: 3, end: 9, exact: CLAIM })).toMatchObject({
      status: 'exact',
      start: text.indexOf(CLAIM),
    });
    expect(place({ revisions: [text], start: 3, end: 9, exact: 'words that stand nowhere' })).toMatchObject({
      status: 'lost',
    });
  });

  test('a highlight of signs alone stands between its words', () => {
    expect(follow('It works 👍 well.\nMore.', 'First.\nIt works 👍 well.\nMore.', '👍')).toMatchObject({
      status: 'exact',
      verdict: 'intact',
      now: '👍',
    });
    expect(follow('👍🎉', '🎈👍🎉', '🎉')).toMatchObject({ status: 'exact', now: '🎉' });
    expect(follow('It works 👍 well.', 'It works well.', '👍')).toMatchObject({ status: 'lost' });
  });

  test('a highlight that cuts into words is cut at the same letters', () => {
    expect(follow(`${INTRO} ${CLAIM}`, `At last. ${INTRO} ${CLAIM}`, 'arried more than 300,000 artill')).toMatchObject({
      status: 'exact',
      now: 'arried more than 300,000 artill',
    });
  });

  test('an accent typed apart from its letter stays with it', () => {
    const older = 'The cafe\u0301 in Tehran had closed early that night.';
    expect(follow(older, `News. ${older}`, 'cafe', 4)).toMatchObject({ now: 'cafe\u0301' });
  });

  test('other scripts are followed too', () => {
    for (const [older, exact] of [
      ['北京不会改变立场。外交部发言人在星期二的记者会上说。', '外交部发言人'],
      ['قال الوزير إن الاتفاق جيد. وأضاف أن المحادثات مستمرة في العاصمة.', 'المحادثات مستمرة'],
      ['มีการประชุมที่กรุงเทพฯ เมื่อวานนี้', 'กรุงเทพ'],
      ['会議は東京で開かれた。大臣は出席しなかった。', '大臣は出席しなかった'],
    ] as const) {
      expect(follow(older, `${older.slice(0, 3)}\n${older}`, exact)).toMatchObject({
        status: 'exact',
        verdict: 'intact',
        now: exact,
      });
    }
  });
});

describe('what an analyst must be told', () => {
  test('a negation right before the marked words warns, though the words stand', () => {
    const exact = 'warn them of the risks';
    expect(
      follow(
        `${INTRO} They decided to warn them of the risks. ${END}`,
        `${INTRO} They decided not to warn them of the risks. ${END}`,
        exact,
      ),
    ).toMatchObject({ status: 'exact', verdict: 'negation', now: exact });
  });

  test('a magnitude right behind a marked figure warns', () => {
    expect(
      follow(`${INTRO} They lost 5 million in it.`, `${INTRO} They lost 5 billion in it.`, 'lost 5'),
    ).toMatchObject({ status: 'exact', verdict: 'number' });
  });

  test('a sentence that was whole and says more now is another wording', () => {
    const grown = CLAIM.replace('.', ', if the report is right.');
    expect(follow(`${INTRO} ${CLAIM} ${END}`, `${INTRO} ${grown} ${END}`, CLAIM)).toMatchObject({ verdict: 'wording' });
  });

  test('a whole sentence put into a highlight changes no figure of it', () => {
    const exact = `${INTRO} ${CLAIM}`;
    expect(
      follow(`${END}\n${exact}`, `${END}\n${INTRO} There were 40 ships and no escort. ${CLAIM}`, exact),
    ).toMatchObject({ verdict: 'wording', also: ['wording'] });
  });

  test('every verdict that applies is told, the strongest as the verdict', () => {
    const placement = follow(
      `${INTRO}\nThey did ship 300 drones.\n${END}`,
      `${INTRO}\nThey did not ship 30 drones.\n${END}`,
      'They did ship 300 drones.',
    );
    expect(placement).toMatchObject({ verdict: 'negation', also: ['wording', 'number', 'negation'] });
  });
});

describe('whatever the texts are', () => {
  const anyNumber = fc.oneof(
    fc.integer({ min: -5, max: 400 }),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 2.5),
  );
  const request = fc.record({
    revisions: fc.array(anyString(), { maxLength: 4 }),
    start: anyNumber,
    end: anyNumber,
    exact: fc.option(anyString(), { nil: '' }),
    prefix: anyString(),
    suffix: anyString(),
  });
  const highlighted = fc.tuple(edits(), fc.nat(), fc.nat({ max: 120 })).map(([[older, newer], from, length]) => {
    const start = from % older.length;
    return { older, newer, start, end: Math.min(older.length, start + 1 + length) };
  });
  const borders = (text: string) =>
    new Set(
      [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)]
        .map(({ index }) => index)
        .concat(text.length),
    );

  test('placing never throws', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const { status, verdict, also } = place(asked);
        expect(VERDICTS).toContain(verdict);
        expect(also.at(-1)).toBe(verdict);
        expect(['exact', 'moved', 'changed', 'lost']).toContain(status);
      }),
      { numRuns: 400 },
    );
  });

  test('no offset splits a character', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          highlighted,
          fc.record({ older: anyString(), newer: anyString(), start: fc.nat(60), end: fc.nat(90) }),
        ),
        ({ older, newer, start, end }) => {
          const { start: from, end: to, more } = placeIn(alignTexts(older, newer), { start, end });
          const whole = borders(newer);
          for (const offset of [from, to, ...more.flatMap((span) => [span.start, span.end])])
            if (offset !== null) expect(whole.has(offset)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('called exact or moved, the letters are the same; called intact, every character is', () => {
    fc.assert(
      fc.property(highlighted, ({ older, newer, start, end }) => {
        const { status, verdict, also, ...found } = placeIn(alignTexts(older, newer), { start, end });
        if (status === 'lost' || status === 'changed' || found.start === null) return;
        const marked = older.slice(graphemeStart(older, start), graphemeEnd(older, end));
        const now = newer.slice(found.start, found.end);
        expect(sameLetters(marked, now)).toBe(true);
        if (verdict === 'intact' || verdict === 'moved') expect(now).toBe(marked);
        expect(status === 'moved').toBe(also.includes('moved'));
      }),
      { numRuns: 600 },
    );
  });

  test('in the same text every highlight stands where it stood', () => {
    fc.assert(
      fc.property(anyString(), fc.nat(200), fc.nat(200), (text, a, b) => {
        const [start, end] = [graphemeStart(text, Math.min(a, b)), graphemeEnd(text, Math.max(a, b))];
        fc.pre(start < end);
        expect(place({ revisions: [text, text], start, end, exact: text.slice(start, end) })).toMatchObject({
          status: 'exact',
          verdict: 'intact',
          start,
          end,
        });
      }),
      { numRuns: 400 },
    );
  });

  test('the same question has the same answer', () => {
    fc.assert(
      fc.property(highlighted, ({ older, newer, start, end }) => {
        expect(placeIn(alignTexts(older, newer), { start, end })).toEqual(
          placeIn(alignTexts(older, newer), { start, end }),
        );
      }),
      { numRuns: 50 },
    );
  });
});
