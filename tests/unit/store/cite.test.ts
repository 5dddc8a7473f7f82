import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createHighlight } from '../../../electron/store/annotations/highlights.ts';
import { addStyle, cite } from '../../../electron/store/cite/cite-passages.ts';
import { citedPassages } from '../../../electron/store/cite/cited-passages.ts';
import { addedStyles } from '../../../electron/store/cite/style-files.ts';
import type { BriefId, QuoteId, RevisionId, TextOffset } from '../../../shared/ids.ts';
import { writeSettings } from '../../../electron/store/kernel/settings.ts';
import { givenArchive, givenBrief, givenFolder, postOf, type TestArchive } from '../../helpers/archive.ts';

const TEXT = 'The port froze on Monday.';
const SAID = '“We have salt for three weeks.” — Otto Lind, Port Director';

function givenQuoted(archive: TestArchive, paragraphs = [TEXT, SAID]) {
  const id = givenBrief(archive, postOf({ title: 'Ice', authors: ['Mara Ellison'], date: '2024-01-10', url: 'https://harbour.example/ice', paragraphs }));
  const revisionId = archive.db.prepare('SELECT revision_id FROM brief WHERE id = ?').pluck().get(id) as RevisionId;
  return { id, revisionId };
}

const highlightOn = (archive: TestArchive, briefId: BriefId, revisionId: RevisionId, words: string) => {
  const text = archive.db.prepare('SELECT text FROM revision WHERE id = ?').pluck().get(revisionId) as string;
  const start = text.indexOf(words) as TextOffset;
  const made = createHighlight(archive, { briefId, revisionId, start, end: (start + words.length) as TextOffset, colour: 'yellow', quoteId: null });
  if (!made.ok) throw new Error(made.failure.code);
  return made.value;
};

const cited = async (...call: Parameters<typeof cite>) => {
  const made = await cite(...call);
  return made.ok ? made.value : made.failure;
};

describe('a citation', () => {
  test('of a highlight, of a quote and of a selection of the same words is the same', async () => {
    const archive = givenArchive();
    const { id, revisionId } = givenQuoted(archive);
    const { id: highlightId, start, end } = highlightOn(archive, id, revisionId, 'We have salt for three weeks.');
    const quoteId = archive.db.prepare('SELECT id FROM quote').pluck().get() as QuoteId;
    const all = await Promise.all([{ highlightId }, { quoteId }, { revisionId, start, end }].map((one) => cited(archive, [one], null, 'quote')));
    expect(all[0]).toEqual({
      text: '“We have salt for three weeks.”\nOtto Lind, Port Director, quoted in Mara Ellison, “Ice,” harbour.example, January 10, 2024, para. 2, https://harbour.example/ice.',
      html: '<blockquote><p>“We have salt for three weeks.”</p></blockquote><p>Otto Lind, Port Director, quoted in Mara Ellison, “Ice,” harbour.example, January 10, 2024, para. 2, '
        + '<a href="https://harbour.example/ice">https://harbour.example/ice</a>.</p>',
      passages: 1,
    });
    expect(all[1]).toEqual(all[0]);
    expect(all[2]).toEqual(all[0]);
  });

  test('says which revision the words are of, and what became of them', async () => {
    const archive = givenArchive();
    const { id, revisionId } = givenQuoted(archive);
    const { id: highlightId, start, end } = highlightOn(archive, id, revisionId, 'We have salt for three weeks.');
    givenQuoted(archive, [TEXT, SAID.replace('three', 'nine')]);
    for (const one of [{ highlightId }, { revisionId, start, end }]) {
      expect(await cited(archive, [one], 'chicago-author-date', 'note')).toMatchObject({
        text: '(Otto Lind, Port Director, quoted in Ellison 2024, para. 2) [as published 10 January 2024, accessed 1 January 2026; a figure, date, amount or unit changed since]',
      });
    }
    expect(citedPassages(archive.db, [{ briefId: id }])[0]).toMatchObject({ verdict: 'intact', brief: { isRevised: false } });
  });

  test('is in the style of the settings, and each brief stands once in a bibliography and in data', async () => {
    const archive = givenArchive();
    const { id, revisionId } = givenQuoted(archive);
    const ones = [TEXT, 'We have salt'].map((words) => ({ highlightId: highlightOn(archive, id, revisionId, words).id }));
    writeSettings(archive.db, { citationStyle: 'mla' });
    expect(await cited(archive, ones, null, 'note')).toMatchObject({ text: '(Ellison, par. 1)\n(Otto Lind, Port Director, qtd. in Ellison, par. 2)', passages: 2 });
    expect(await cited(archive, ones, null, 'bibliography')).toMatchObject({ text: 'Ellison, Mara. “Ice.” harbour.example, 10 Jan. 2024, https://harbour.example/ice.' });
    const data = await cited(archive, ones, null, 'ris');
    expect(data).toMatchObject({ html: null, text: expect.stringMatching(/^TY {2}- ELEC\r\n/) });
    expect(JSON.stringify(data).match(/TY {2}-/g)).toHaveLength(1);
  });

  test('of what is not there is refused', async () => {
    const archive = givenArchive();
    expect(await cited(archive, [{ quoteId: 7 as QuoteId }], null, 'note')).toEqual({ code: 'not-found' });
  });
});

describe('a style file', () => {
  const STYLE = `<?xml version="1.0"?><style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>House &amp; Home</title><id>x</id><updated>2024-01-01T00:00:00Z</updated></info>
    <citation><layout suffix="!"><text variable="title"/><text variable="locator" prefix=" at "/></layout></citation></style>`;

  test('of the analyst works once it is added, also without a bibliography', async () => {
    const archive = givenArchive();
    const { id } = givenQuoted(archive);
    const path = join(givenFolder(), 'house.csl');
    writeFileSync(path, STYLE);
    expect(await addStyle(archive, path)).toEqual({ ok: true, value: { name: 'house.csl', title: 'House & Home', isOwn: false } });
    expect(addedStyles(archive.folder)).toEqual([{ name: 'house.csl', title: 'House & Home', isOwn: false }]);
    expect(await cited(archive, [{ briefId: id }], 'house.csl', 'entry')).toMatchObject({ text: 'Ice!' });
    expect(await cited(archive, [{ briefId: id }], path, 'note')).toMatchObject({ text: 'Ice!' });
  });

  test.each([
    ['no XML', 'style'], ['another document', '<html><body>style</body></html>'], ['nothing', ''],
    ['a style that only points to another', STYLE.replace(/<citation>.*<\/citation>/, '')],
    ['a rule that asks for itself', STYLE.replace('<citation>', '<macro name="m"><text macro="m"/></macro><citation>').replace('<text variable="title"/>', '<text macro="m"/>')],
  ])('with %s in it is refused by name', async (_, xml) => {
    const archive = givenArchive();
    const path = join(givenFolder(), 'bad.csl');
    writeFileSync(path, xml);
    expect(await addStyle(archive, path)).toEqual({ ok: false, failure: { code: 'style-unreadable', detail: path } });
    expect(addedStyles(archive.folder)).toEqual([]);
  });

  test('that is not there is named', async () => {
    const archive = givenArchive();
    const { id } = givenQuoted(archive);
    expect(await cited(archive, [{ briefId: id }], 'nowhere', 'note')).toEqual({ code: 'style-unknown', detail: 'nowhere' });
    expect(await addStyle(archive, '/nowhere/at.csl')).toMatchObject({ failure: { code: 'file-missing' } });
  });
});
