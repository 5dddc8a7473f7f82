import { expect, test } from 'vitest';
import { listChanges } from '../../../electron/store/annotations/changes.ts';
import { createHighlight, highlightsOf } from '../../../electron/store/annotations/highlights.ts';
import { placesIn } from '../../../electron/store/annotations/highlight-places.ts';
import { carryTextSteps } from '../../../electron/store/annotations/carry-text.ts';
import { check } from '../../../electron/store/backup/check-archive.ts';
import type { Body } from '../../../shared/brief/body.ts';
import { htmlToBody } from '../../../shared/brief/read/from-html.ts';
import { bodyText } from '../../../shared/brief/text.ts';
import type { BriefId, RevisionId, TextOffset } from '../../../shared/ids.ts';
import { givenArchive, givenBrief, postOf, type TestArchive } from '../../helpers/archive.ts';

const STRUCK = '<p>The ferry is late.</p><p>It will <del>not</del> sail from the old eastern basin with its load of 10<sup>6</sup> sacks.</p><p>Nobody waits.</p>';
const WHOLE = '<p>The ferry is late.</p><p><s>The pier holds forty carts.</s></p><p>CO<sub>2</sub> fell.</p>';

/** The archive as the version before left it: texts as they stand in the tree, highlights on them. */
function givenOldArchive(pages: Record<string, string>, marked: Record<string, string[]>): { archive: TestArchive; ids: Record<string, BriefId> } {
  const archive = givenArchive();
  const ids: Record<string, BriefId> = {};
  for (const [key, html] of Object.entries(pages)) {
    const body = htmlToBody(html);
    const id = ids[key] = givenBrief(archive, { ...postOf({ key, title: key }), body });
    archive.db.prepare('UPDATE revision SET text = ?, text_version = 1 WHERE brief_id = ?').run(bodyText(body, 1), id);
    for (const words of marked[key] ?? []) {
      const { revisionId, text } = current(archive, id);
      const start = text.indexOf(words);
      const made = createHighlight(archive, { briefId: id, revisionId, start: start as TextOffset, end: (start + words.length) as TextOffset, colour: 'yellow', quoteId: null });
      if (!made.ok) throw new Error(made.failure.code);
    }
  }
  return { archive, ids };
}

function current(archive: TestArchive, id: BriefId) {
  return archive.db.prepare('SELECT revision.id AS revisionId, number, text, text_version AS version, body FROM brief JOIN revision ON revision.id = revision_id WHERE brief.id = ?')
    .get(id) as { revisionId: RevisionId; number: number; text: string; version: number; body: string };
}

const said = (archive: TestArchive, id: BriefId) =>
  [...placesIn(archive.db, id, current(archive, id).revisionId).values()].map(({ verdict, now }) => [verdict, now]);

test('every highlight of an older archive is carried to the present text, and what it says differently is told', async () => {
  const pages = { struck: STRUCK, whole: WHOLE, plain: '<p>The ferry is late.</p>' };
  const marked = { struck: ['The ferry is late.', 'It will not sail', '106 sacks'], whole: ['The pier holds forty carts.', 'CO2 fell'], plain: ['ferry'] };
  const { archive, ids } = givenOldArchive(pages, marked);
  const changed = [...carryTextSteps(archive)].flat();
  expect(changed).toEqual([ids['struck'], ids['whole']]);
  expect(said(archive, ids['struck']!)).toEqual([['intact', 'The ferry is late.'], ['negation', 'It will ─── sail'], ['number', '10⁶ sacks']]);
  expect(said(archive, ids['whole']!)).toEqual([['wording', '─── ──── ───── ───── ──────'], ['typography', 'CO₂ fell']]);
  expect(said(archive, ids['plain']!)).toEqual([['intact', 'ferry']]);
  expect(current(archive, ids['plain']!)).toMatchObject({ number: 1 });
  expect(new Set(listChanges(archive.db, { offset: 0, limit: 9 }).rows.map(({ briefId }) => briefId))).toEqual(new Set([ids['struck'], ids['whole']]));
  // What was marked stays as it was marked, on the revision it was marked on.
  expect(highlightsOf(archive.db, ids['struck']!, current(archive, ids['struck']!).revisionId).map(({ exact }) => exact)).toEqual(marked.struck);
  expect(await check(archive.db, () => {}, async () => {})).toMatchObject({ clean: true, problems: [] });
});

test('it is done once, a few briefs at a time, and goes on where it was cut off', () => {
  const pages = Object.fromEntries(Array.from({ length: 120 }, (_, k) => [`brief ${k}`, `<p>Lock ${k} holds 10<sup>${k}</sup> sacks.</p>`]));
  const { archive } = givenOldArchive(pages, {});
  const first = carryTextSteps(archive).next();
  expect(first.value).toHaveLength(50);
  const rest = [...carryTextSteps(archive)].flat();
  expect(rest).toHaveLength(70);
  expect([...carryTextSteps(archive)]).toEqual([]);
  expect(archive.db.prepare('SELECT count(*) AS n FROM brief JOIN revision ON revision.id = revision_id WHERE text_version = 1').get()).toEqual({ n: 0 });
});

test('the same page again is no further revision of a carried brief', () => {
  const { archive, ids } = givenOldArchive({ struck: STRUCK }, {});
  expect([...carryTextSteps(archive)].flat()).toHaveLength(1);
  givenBrief(archive, { ...postOf({ key: 'struck', title: 'struck' }), body: htmlToBody(STRUCK) });
  expect(current(archive, ids['struck']!).number).toBe(2);
});

const ACCENTED = 'The café of the quay took 300 000 guests for the co-operative harbour.';

test.each([
  ['accents taken apart', ACCENTED.normalize('NFD')],
  ['a soft hyphen', ACCENTED.replace('harbour', 'har\u00ADbour')],
  ['a zero-width space', ACCENTED.replace('quay', 'qu\u200Bay')],
  ['a no-break space', ACCENTED.replace('300 000', '300\u00A0000')],
  ['a narrow space', ACCENTED.replace('300 000', '300\u202F000')],
])('a change that nobody can see makes no revision: %s', (_, words) => {
  const archive = givenArchive();
  const id = givenBrief(archive, postOf({ title: 'Café', paragraphs: [ACCENTED] }));
  givenBrief(archive, postOf({ title: 'Café'.normalize('NFD'), paragraphs: [words] }));
  expect(current(archive, id)).toMatchObject({ number: 1, text: ACCENTED });
  expect(JSON.parse(current(archive, id).body) as Body).toMatchObject({ children: [{ tagName: 'p' }] });
  givenBrief(archive, postOf({ title: 'Café', paragraphs: [words.replace('took', 'lost')] }));
  expect(current(archive, id).number).toBe(2);
});
