import { describe, expect, test } from 'vitest';
import { savePost } from '../../../electron/store/briefs/briefs.ts';
import { cite } from '../../../electron/store/cite/cite-passages.ts';
import { localSource } from '../../../electron/store/sources/sources.ts';
import { verifySteps } from '../../../electron/store/verify/verify-memo.ts';
import { htmlToBody } from '../../../shared/brief/read/from-html.ts';
import { markdownToBody } from '../../../shared/brief/read/from-markdown.ts';
import type { Body } from '../../../shared/brief/body.ts';
import type { CheckedMemo } from '../../../shared/contract/calls.ts';
import type { TextOffset } from '../../../shared/ids.ts';
import { givenArchive, givenBrief, postOf, type TestArchive } from '../../helpers/archive.ts';

const ICE = ['The harbour froze on the first Monday of January, and eleven ships were caught.', '“We have salt for three more weeks, not for four.” — Otto Lind, Port Director'];
const GRAIN = ['Grain prices rose by seven percent in a single week after the second cable was cut.', 'Nobody in the ministry expected the northern ports to open before the end of March.'];

function givenBriefs(archive: TestArchive) {
  const ice = givenBrief(archive, postOf({ key: 'ice', title: 'Ice in the harbour', authors: ['Mara Ellison'], url: 'https://harbour.example/ice', date: '2024-01-10', paragraphs: ICE }));
  const grain = givenBrief(archive, postOf({ key: 'grain', title: 'Grain after the cut', authors: ['Ana Poe'], url: 'https://harbour.example/grain', date: '2024-02-10', paragraphs: GRAIN }));
  return { ice, grain };
}

function verified({ db }: TestArchive, body: Body | null): CheckedMemo {
  const steps = verifySteps(db, 'memo.md', body!);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

const verdicts = (archive: TestArchive, markdown: string) => verified(archive, markdownToBody(markdown)).quotations.map(({ verdict }) => verdict);

describe('a quotation of a memo', () => {
  test.each([
    ['verbatim', 'They wrote: “eleven ships were caught,” and left.'],
    ['verbatim', '> Nobody in the ministry expected the northern ports to open before the end of March.'],
    ['typography', 'They wrote: “Eleven ships were caught.”'],
    ['shortened', '“Nobody in the ministry expected the northern ports to open […] the end of March,” she wrote.'],
    ['number', 'They wrote that “Grain prices rose by nine percent in a single week after the second cable was cut.”'],
    ['negation', 'They wrote: “We have salt for three more weeks, and for four.”'],
    ['wording', '> Nobody in the ministry believed the northern ports to open before the end of March.'],
    ['not-found', 'The song goes “My bonnie lies over the ocean and will not come home”.'],
    ['short', 'It was “a fine day”.'],
    ['speaker', '“We have salt for three more weeks, not for four,” said Ivo Tarn.'],
    ['verbatim', '“We have salt for three more weeks, not for four,” said Lind.'],
    ['verbatim', '“We have salt for three more weeks, not for four,” said Director Otto Lind.'],
    ['other-brief', '“eleven ships were caught” (“Grain after the cut,” 2024).'],
    ['verbatim', '“eleven ships were caught” (“Ice in the harbour,” 2024).'],
    ['verbatim', '“eleven ships were caught,” [they wrote](https://harbour.example/ice).'],
    ['other-brief', '“eleven ships were caught,” [they wrote](https://harbour.example/grain).'],
    ['verbatim', '“eleven ships were caught,” they wrote.[^1]\n\n[^1]: Mara Ellison, “Ice in the harbour,” 10 January 2024.'],
    ['other-brief', '“eleven ships were caught,” they wrote.[^1]\n\n[^1]: Ana Poe, “Grain after the cut,” 10 February 2024.'],
  ])('is %s: %s', (verdict, markdown) => {
    const archive = givenArchive();
    givenBriefs(archive);
    expect(verdicts(archive, `The cold came early this year and stayed.\n\n${markdown}`)).toEqual([verdict]);
  });

  test('is shown with its place, its words and the difference in who speaks', () => {
    const archive = givenArchive();
    const { ice } = givenBriefs(archive);
    const [found] = verified(archive, markdownToBody('Cold.\n\n“We have salt for three more weeks, not for four,” said Ivo Tarn.')).quotations;
    expect(found).toEqual({
      exact: 'We have salt for three more weeks, not for four,', paragraph: 2, verdict: 'speaker', also: ['speaker'], speakers: { memo: 'Ivo Tarn', source: 'Otto Lind' },
      source: {
        briefId: ice, title: 'Ice in the harbour', date: '2024-01-10', url: 'https://harbour.example/ice', revision: 1, revisions: 1,
        words: 'We have salt for three more weeks, not for four', paragraph: 2, isCited: false,
      },
    });
  });

  test('of an older revision of the brief that is named is verbatim there', () => {
    const archive = givenArchive();
    givenBriefs(archive);
    const saved = savePost(archive, localSource(archive, 'files'), postOf({
      key: 'ice', title: 'Ice in the harbour', url: 'https://harbour.example/ice', date: '2024-01-10', paragraphs: [ICE[0]!.replace('eleven', 'twelve'), ICE[1]!],
    }));
    expect(saved).toMatchObject({ ok: true, value: { outcome: 'updated' } });
    const { quotations } = verified(archive, markdownToBody('“eleven ships were caught,” [they wrote](https://harbour.example/ice).'));
    expect(quotations).toMatchObject([{ verdict: 'verbatim', source: { revision: 1, revisions: 2, isCited: true } }]);
  });
});

test.each(['chicago-notes', 'chicago-author-date', 'apa', 'mla'])('what was copied with its citation in %s is verbatim of the brief it names', async (style) => {
  const archive = givenArchive();
  givenBriefs(archive);
  const passages = archive.db.prepare('SELECT brief.revision_id AS revisionId, text FROM brief JOIN revision ON revision.id = brief.revision_id ORDER BY brief.id').all() as { revisionId: never; text: string }[];
  const cited = await cite(archive, passages.map(({ revisionId, text }) => ({ revisionId, start: 0 as TextOffset, end: text.indexOf('\n') as TextOffset })), style, 'quote');
  if (!cited.ok) throw new Error(cited.failure.code);
  const { quotations } = verified(archive, htmlToBody(cited.value.html!));
  expect(quotations.map(({ verdict, source }) => [verdict, source?.title])).toEqual([['verbatim', 'Ice in the harbour'], ['verbatim', 'Grain after the cut']]);
});
