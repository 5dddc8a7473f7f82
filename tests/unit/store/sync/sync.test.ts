import { describe, expect, test } from 'vitest';
import { createHighlight } from '../../../../electron/store/annotations/highlights.ts';
import { check } from '../../../../electron/store/backup/check-archive.ts';
import { journaledRows } from '../../../../electron/store/journal/journal.ts';
import { readBrief } from '../../../../electron/store/briefs/brief-list.ts';
import { prepared } from '../../../../electron/store/kernel/archive.ts';
import { changeSource, fetchedSource } from '../../../../electron/store/sources/sources.ts';
import { readLog } from '../../../../electron/store/sync/log.ts';
import { runSentence } from '../../../../shared/wording/sync-in-words.ts';
import type { BriefId, TextOffset } from '../../../../shared/ids.ts';
import { givenArchive, type TestArchive } from '../../../helpers/archive.ts';
import { givenPublisher } from '../../../helpers/publisher.ts';
import { briefsOf, expectValue, givenFetcher, givenSource, sync } from '../../../helpers/syncing.ts';

async function givenSynced(pieces: number) {
  const site = await givenPublisher(pieces);
  const archive = givenArchive();
  const fetcher = givenFetcher();
  const sourceId = await givenSource(archive, fetcher, site.address, { kind: 'wordpress' });
  const run = await sync(archive, fetcher, sourceId);
  site.newlyAsked();
  return { site, archive, fetcher, sourceId, run, again: (wishes = {}) => sync(archive, fetcher, sourceId, wishes) };
}

function highlightIn(archive: TestArchive, key: string) {
  const { id } = prepared<{ id: BriefId }>(archive.db, 'SELECT id FROM brief WHERE key = ?').get(key)!;
  const { revisionId } = readBrief(archive.db, id)!;
  return expectValue(createHighlight(archive, { briefId: id, revisionId, start: 0 as TextOffset, end: 17 as TextOffset, colour: 'yellow', quoteId: null }));
}

const clean = async (archive: TestArchive) => (await check(archive.db, () => {}, async () => {})).problems;

describe('a WordPress site', () => {
  test('fills the archive with everything that it publishes', async () => {
    const { archive, site, run } = await givenSynced(230);
    expect(run).toMatchObject({ outcome: 'done', failure: null, counts: { added: 230, updated: 0, failed: 0 } });
    expect(Object.keys(briefsOf(archive))).toEqual([...site.pieces.keys()].map(String));
    expect(briefsOf(archive)['101']).toEqual({
      status: 'published', title: 'Brief number 101', revisions: 1, topics: ['Iran'], authors: ['Jane Doe'],
      text: 'Grain moved again through port 101, the ministry said.\n“We will ship 101 tonnes,” said Anna Berg, a port official.',
    });
    expect(await clean(archive)).toEqual([]);
  });

  test('when nothing is new, is asked for its list once and for no text', async () => {
    const { archive, site, again } = await givenSynced(150);
    const before = briefsOf(archive);
    expect(await again()).toMatchObject({ outcome: 'done', counts: { added: 0, updated: 0, described: 0, failed: 0 } });
    const asked = site.newlyAsked();
    expect(asked.filter((path) => path.includes('content'))).toEqual([]);
    expect(asked.filter((path) => path.includes('/posts'))).toHaveLength(2);
    expect(briefsOf(archive)).toEqual(before);
  });

  test('is read whole once a month, for edits that leave no trace in its list', async () => {
    const site = await givenPublisher(30);
    const archive = givenArchive();
    let day = 0;
    const fetcher = givenFetcher(() => Date.UTC(2026, 0, 1) + day * 86_400_000);
    const sourceId = await givenSource(archive, fetcher, site.address, { kind: 'wordpress' });
    const textsAskedOn = async (on: number) => {
      day = on;
      const { outcome, counts } = await sync(archive, fetcher, sourceId);
      return [outcome, counts.updated, site.newlyAsked().filter((path) => path.includes('content')).length];
    };
    await textsAskedOn(0);
    // As a search-and-replace in the site's database would: no other date of modification.
    site.pieces.get(110)!.content = '<p>Grain moved once more.</p>';
    expect([await textsAskedOn(1), await textsAskedOn(29), await textsAskedOn(31), await textsAskedOn(32)]).toEqual([['done', 0, 0], ['done', 0, 0], ['done', 1, 1], ['done', 0, 0]]);
  });

  test('gives a new revision for new words, and none for another topic, author or name of a topic', async () => {
    const { archive, site, again } = await givenSynced(5);
    site.edit(101, { content: '<p>Grain moved again through port 101, the minister said.</p>' });
    site.edit(102, { title: 'Corrected' });
    site.edit(103, { categories: [2] });
    site.edit(104, { author: 2 });
    site.names.tags.set(11, 'Harbours');
    expect(await again()).toMatchObject({ outcome: 'done', counts: { added: 0, updated: 2, described: 2 } });
    expect(briefsOf(archive)).toMatchObject({
      101: { revisions: 2, text: 'Grain moved again through port 101, the minister said.' },
      102: { revisions: 2, title: 'Corrected' },
      103: { revisions: 1, topics: ['Sanctions & Trade'] },
      104: { revisions: 1, authors: ['John Roe'] },
      105: { revisions: 1 },
    });
    site.names.categories.set(1, 'Iran Desk');
    expect(await again()).toMatchObject({ counts: { updated: 0, described: 4 } });
    expect(briefsOf(archive)['105']).toMatchObject({ revisions: 1, topics: ['Iran Desk'] });
  });

  test('marks what is gone or unpublished, keeps every word of it, and takes it back when it returns', async () => {
    const { archive, site, again } = await givenSynced(6);
    const before = briefsOf(archive);
    site.edit(102, { status: 'deleted' });
    site.edit(104, { status: 'draft' });
    expect(await again()).toMatchObject({ outcome: 'done', counts: { gone: 1, unpublished: 1, failed: 0 } });
    expect(briefsOf(archive)).toEqual({ ...before, 102: { ...before['102']!, status: 'gone' }, 104: { ...before['104']!, status: 'unpublished' } });
    site.newlyAsked();
    expect(await again()).toMatchObject({ counts: { gone: 0, unpublished: 0 } });
    expect(site.newlyAsked().filter((path) => /posts\/\d/.test(path))).toEqual([]);
    site.edit(102, { status: 'publish' });
    site.edit(104, { status: 'publish' });
    expect(await again()).toMatchObject({ counts: { returned: 2, added: 0, updated: 0 } });
    expect(briefsOf(archive)).toEqual(before);
  });

  test('never loses a text that a password hides later', async () => {
    const { archive, site, again } = await givenSynced(3);
    const before = briefsOf(archive);
    site.edit(102, { isProtected: true });
    await again();
    expect(briefsOf(archive)).toEqual(before);
    site.edit(102, { isProtected: false, content: '<p>New words.</p>' });
    await again();
    expect(briefsOf(archive)['102']).toMatchObject({ text: 'New words.', revisions: 2 });
  });

  test('a brief that was hidden from the first day on has a title and no words, until it is shown', async () => {
    const { archive, site, again } = await givenSynced(0);
    site.publish({ id: 200, isProtected: true });
    await again();
    expect(briefsOf(archive)['200']).toMatchObject({ title: 'Brief number 200', text: '', revisions: 1 });
    site.edit(200, { isProtected: false });
    await again();
    expect(briefsOf(archive)['200']).toMatchObject({ revisions: 2, text: expect.stringMatching(/^Grain moved/) });
  });

  test('an answer that leaves out text, title and date of a brief takes none of them away', async () => {
    const { archive, site, again } = await givenSynced(3);
    const before = prepared(archive.db, 'SELECT id, key, title, date, url, published_at FROM brief').all();
    site.edit(102, { slug: 'another' });
    site.fault = (_, response, url) => {
      if (!url.searchParams.has('include')) return false;
      response.writeHead(200, { 'content-type': 'application/json' }).end(`[{"id":102,"title":null,"content":[],"date":false,"date_gmt":null,"link":"${site.address}/brief-102/"}]`);
      return true;
    };
    await again();
    expect(prepared(archive.db, 'SELECT id, key, title, date, url, published_at FROM brief').all()).toEqual(before);
    expect(briefsOf(archive)['102']).toMatchObject({ text: expect.stringMatching(/^Grain moved/), revisions: 1 });
    site.fault = null;
    await again();
    expect(prepared(archive.db, "SELECT url FROM brief WHERE key = '102'").pluck().get()).toBe(`${site.address}/another/`);
  });

  test('an empty or suddenly short list removes and marks nothing, and says so', async () => {
    const { archive, site, sourceId, again } = await givenSynced(30);
    const before = briefsOf(archive);
    const pieces = new Map(site.pieces);
    for (const few of [0, 3]) {
      site.pieces = new Map([...pieces].slice(0, few));
      const run = await again();
      expect(run).toMatchObject({ outcome: 'partial', counts: { gone: 0, unpublished: 0 }, failure: { code: few === 0 ? 'source-empty' : 'list-shrunk' } });
      expect(runSentence(run)).toMatch(/Nothing was (removed from|marked as missing in) the archive/);
    }
    expect(briefsOf(archive)).toEqual(before);
    expect(fetchedSource(archive.db, sourceId)).toMatchObject({ failures: 2 });
    site.pieces = pieces;
    expect(await again()).toMatchObject({ outcome: 'done', failure: null });
    expect(fetchedSource(archive.db, sourceId)).toMatchObject({ failures: 0 });
  });

  test('what the analyst made stays as it is, whatever the publisher does', async () => {
    const { archive, site, again } = await givenSynced(5);
    for (const key of ['101', '102', '103', '104']) highlightIn(archive, key);
    const made = () => ['highlight', 'note', 'reading', 'tag'].map((entity) => journaledRows(archive.db, entity as 'highlight').map(({ brief_id: _, ...row }) => row));
    const before = made();
    site.edit(101, { content: '<p>Other words altogether.</p>' });
    site.edit(102, { status: 'deleted' });
    site.edit(103, { date: '2019-01-01T00:00:00', title: 'Moved to another day' });
    site.edit(104, { categories: [] });
    await again();
    expect(made()).toEqual(before);
    expect(await clean(archive)).toEqual([]);
  });

  test('can be looked through word by word, for edits that its list does not show', async () => {
    const { archive, site, again } = await givenSynced(4);
    site.pieces.get(103)!.content = '<p>Replaced in the database.</p>';
    expect(await again()).toMatchObject({ counts: { updated: 0 } });
    expect(await again({ everything: true })).toMatchObject({ counts: { updated: 1 } });
    expect(briefsOf(archive)['103']).toMatchObject({ text: 'Replaced in the database.' });
  });

  test('brings only the topics that were subscribed to, and more when the subscription grows', async () => {
    const site = await givenPublisher();
    for (let i = 0; i < 6; i++) site.publish({ categories: [i % 2 === 0 ? 1 : 2] });
    const archive = givenArchive();
    const fetcher = givenFetcher();
    const sourceId = await givenSource(archive, fetcher, site.address, { kind: 'wordpress', choice: { types: null, only: [{ taxonomy: 'categories', terms: [2] }] } });
    expect(await sync(archive, fetcher, sourceId)).toMatchObject({ counts: { added: 3 } });
    expectValue(changeSource(archive, sourceId, { only: null }));
    expect(await sync(archive, fetcher, sourceId)).toMatchObject({ outcome: 'done', counts: { added: 3, updated: 0, described: 0 } });
    expectValue(changeSource(archive, sourceId, { only: [{ taxonomy: 'categories', terms: [1] }] }));
    expect(await sync(archive, fetcher, sourceId)).toMatchObject({ outcome: 'done', counts: { added: 0, gone: 0, unpublished: 0 } });
    expect(Object.values(briefsOf(archive)).map(({ status }) => status)).toEqual(Array(6).fill('published'));
  });

  test('a sync that is stopped keeps what came, and the next one brings the rest', async () => {
    const { archive, site, again } = await givenSynced(0);
    for (let i = 0; i < 120; i++) site.publish();
    const stop = new AbortController();
    const run = await again({ progress: ({ done }: { done: number }) => { if (done >= 30) stop.abort(); }, signal: stop.signal });
    expect(run).toMatchObject({ outcome: 'cancelled', failure: null });
    expect(run.counts.added).toBeGreaterThanOrEqual(30);
    expect(run.counts.added).toBeLessThan(120);
    const rest = await again();
    expect(rest).toMatchObject({ outcome: 'done', counts: { added: 120 - run.counts.added } });
    expect(Object.keys(briefsOf(archive))).toHaveLength(120);
  });

  test('keeps a log in plain words', async () => {
    const { archive, site, sourceId, again } = await givenSynced(3);
    site.edit(101, { title: 'Corrected' });
    site.edit(102, { status: 'deleted' });
    site.publish({ title: 'Fresh' });
    await again();
    const [run] = readLog(archive.db, sourceId, 10);
    expect(runSentence(run!)).toBe('1 brief came, 1 changed, 1 was removed.');
    expect(run!.lines.map(({ kind, title }) => `${kind} ${title}`).sort()).toEqual(['added Fresh', 'gone Brief number 102', 'updated Corrected']);
  });
});

describe('a feed', () => {
  async function givenFeed(pieces: number) {
    const site = await givenPublisher(pieces);
    const archive = givenArchive();
    const fetcher = givenFetcher();
    const sourceId = await givenSource(archive, fetcher, `${site.address}/feed/`, { kind: 'feed' });
    const run = await sync(archive, fetcher, sourceId);
    site.newlyAsked();
    return { site, archive, run, again: () => sync(archive, fetcher, sourceId) };
  }

  test('brings what it lists, and keeps what has scrolled off its end', async () => {
    const { site, archive, run, again } = await givenFeed(10);
    expect(run).toMatchObject({ outcome: 'done', counts: { added: 10 } });
    for (let i = 0; i < 4; i++) site.publish();
    site.edit(110, { content: '<p>Corrected words.</p>' });
    expect(await again()).toMatchObject({ outcome: 'done', counts: { added: 4, updated: 1, gone: 0, unpublished: 0 } });
    expect(Object.keys(briefsOf(archive))).toHaveLength(14);
  });

  test('when nothing is new, costs one conditional request', async () => {
    const { site, again } = await givenFeed(5);
    expect(await again()).toMatchObject({ outcome: 'done', counts: { added: 0, updated: 0 } });
    expect(site.newlyAsked()).toEqual(['/feed/']);
  });

  test('an empty feed after a full one takes nothing away', async () => {
    const { site, archive, again } = await givenFeed(5);
    const before = briefsOf(archive);
    site.feed = '<rss version="2.0"><channel><title>Port Notes</title></channel></rss>';
    expect(await again()).toMatchObject({ counts: { gone: 0, unpublished: 0, updated: 0 } });
    expect(briefsOf(archive)).toEqual(before);
  });
});
