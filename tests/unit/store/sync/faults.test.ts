import { gzipSync } from 'node:zlib';
import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { check } from '../../../../electron/store/backup/check-archive.ts';
import { fetchedSource } from '../../../../electron/store/sources/sources.ts';
import { sentence } from '../../../../shared/errors.ts';
import { givenArchive } from '../../../helpers/archive.ts';
import { givenPublisher, type Fault, type Publisher } from '../../../helpers/publisher.ts';
import { briefsOf, givenFetcher, givenSource, sync } from '../../../helpers/syncing.ts';

/** What a publisher's server can do instead of answering. `bodies` are the requests for texts, after the list was read. */
const FAULTS: Record<string, Fault> = {
  'resets the connection in the middle of an answer': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100000' });
    response.write('[{"id":1');
    setTimeout(() => response.socket?.resetAndDestroy(), 5);
    return true;
  },
  'cuts its gzip short': (_, response) => {
    const packed = gzipSync(JSON.stringify(Array.from({ length: 500 }, (_, id) => ({ id, words: `word ${id}` }))));
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    return ended(response, packed.subarray(0, packed.length / 2));
  },
  'cuts its JSON short': (_, response) => ended(json(response), '[{"id":101,"modified_gmt":"2024-05-14T11:00:00"},{"id":102,"mod'),
  'promises more bytes than it sends': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
    response.write('[]');
    setTimeout(() => response.socket?.end(), 5);
    return true;
  },
  'sends a gzip bomb': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    return ended(response, gzipSync(Buffer.alloc(60_000_000, 32)));
  },
  'sends bytes without end': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const more = () => { while (!response.destroyed && response.write(Buffer.alloc(1 << 20, 32))); };
    response.on('drain', more);
    more();
    return true;
  },
  'redirects into the local network': (_, response) => ended(response.writeHead(302, { location: 'http://10.255.255.1/' }), ''),
  'redirects in a circle': (_, response, url) => {
    response.writeHead(302, { location: url.href });
    return ended(response, '');
  },
  'shows an HTML page with status 200': (_, response) => ended(response.writeHead(200, { 'content-type': 'text/html' }), '<!doctype html><html><body><h1>Hello</h1></body></html>'),
  'shows a page to sign in': (_, response) => ended(response.writeHead(200, { 'content-type': 'text/html' }),
    '<!doctype html><html><head><title>Log In</title></head><body><form><input type="password" name="pwd"></form></body></html>'),
  'answers 429': (_, response) => ended(response.writeHead(429, { 'retry-after': '3600' }), ''),
  'answers 500': (_, response) => ended(response.writeHead(500, { 'content-type': 'text/html' }), '<p>There has been a critical error</p>'),
  'answers 502': (_, response) => ended(response.writeHead(502), 'Bad Gateway'),
  'answers 503 and asks for ten minutes': (_, response) => ended(response.writeHead(503, { 'retry-after': '600' }), ''),
  'switches its REST API off': (_, response) => ended(response.writeHead(401, { 'content-type': 'application/json' }), '{"code":"rest_not_logged_in","message":"no"}'),
  'answers an empty list': (_, response) => ended(json(response, { 'x-wp-total': '0', 'x-wp-totalpages': '0' }), '[]'),
  'answers half of its list': (_, response) => ended(json(response, { 'x-wp-total': '26', 'x-wp-totalpages': '1' }), JSON.stringify(rows(13))),
  'lists the same brief again and again': (_, response) => ended(json(response, { 'x-wp-total': '26', 'x-wp-totalpages': '1' }), JSON.stringify([...rows(13), ...rows(13)])),
  'answers objects that are no briefs': (_, response) => ended(json(response, { 'x-wp-total': '3' }), '[1,null,{"id":"x","title":{"rendered":{}}}]'),
};

const rows = (count: number) => Array.from({ length: count }, (_, i) => ({ id: 101 + i, modified_gmt: '2024-05-14T10:00:00', date_gmt: '2024-05-14T10:00:00', slug: `brief-${101 + i}`, link: '', title: { rendered: 'x' }, author: 1, categories: [1], tags: [] }));
const json = (response: ServerResponse, headers: Record<string, string> = {}) => response.writeHead(200, { 'content-type': 'application/json', ...headers });
function ended(response: ServerResponse, body: string | Uint8Array): true {
  response.end(body);
  return true;
}

const isText = (url: URL) => url.searchParams.has('include');
const isList = (url: URL) => url.pathname.endsWith('/posts') && !isText(url);
const both: [string, (url: URL) => boolean][] = [['its list', isList], ['texts', isText]];
/** A fault of the list is no fault when a text is asked for. */
const cases = Object.entries(FAULTS).flatMap(([name, fault]) => both.map(([what, when]) => ({ name, what, fault, when })))
  .filter(({ name, what }) => what === 'its list' || !/list|no briefs/.test(name));

describe('a publisher whose server', () => {
  test.each(cases)('$name when asked for $what loses nothing, and the next good sync is right', async ({ fault, when }) => {
    const site = await givenPublisher(26);
    const archive = givenArchive();
    const fetcher = givenFetcher();
    const sourceId = await givenSource(archive, fetcher, site.address, { kind: 'wordpress' });
    await sync(archive, fetcher, sourceId);
    const before = briefsOf(archive);
    change(site);
    site.fault = (request, response, url) => when(url) && fault(request, response, url);

    const run = await sync(archive, fetcher, sourceId);
    const during = briefsOf(archive);
    expect(run.outcome).not.toBe('done');
    expect(run.failure ?? run.lines.find(({ failure }) => failure)?.failure).toMatchObject({ code: expect.any(String) });
    expect(sentence(run.failure!)).toMatch(/^[^\n{}]+\.$/);
    // What could be had may have come; nothing that was there is gone, marked or changed to something that was never published.
    expect(Object.keys(during)).toEqual(expect.arrayContaining(Object.keys(before)));
    for (const [key, { text, title }] of Object.entries(before)) {
      expect(during[key]).toMatchObject({ text, title: key === '101' ? expect.stringMatching(/^(Brief number 101|Corrected)$/) : title });
      if (key !== '102') expect(during[key]!.status).toBe('published');
    }
    expect((await check(archive.db, () => {}, async () => {})).problems).toEqual([]);

    site.fault = null;
    // The server that asked for an hour of quiet is not asked before; a later Briefcase does not know of it.
    expect(await sync(archive, givenFetcher(), sourceId)).toMatchObject({ outcome: 'done', failure: null });
    expect(briefsOf(archive)).toMatchObject({ 101: { title: 'Corrected', revisions: 2 }, 102: { status: 'gone' }, 103: { status: 'published', revisions: 1 }, 127: { title: 'Brief number 127' } });
    expect(Object.keys(briefsOf(archive))).toHaveLength(27);
    expect(fetchedSource(archive.db, sourceId)).toMatchObject({ failures: 0 });
  });

  test('jumps with its clock brings nothing twice and loses nothing', async () => {
    const site = await givenPublisher(5);
    const archive = givenArchive();
    const fetcher = givenFetcher();
    const sourceId = await givenSource(archive, fetcher, site.address, { kind: 'wordpress' });
    await sync(archive, fetcher, sourceId);
    site.publish({ date: '1999-01-01T00:00:00' });
    site.publish({ date: '2099-01-01T00:00:00' });
    site.edit(101, { title: 'Corrected', modified: '1990-01-01T00:00:00' });
    expect(await sync(archive, fetcher, sourceId)).toMatchObject({ outcome: 'done', counts: { added: 2, updated: 1 } });
    expect(await sync(archive, fetcher, sourceId)).toMatchObject({ counts: { added: 0, updated: 0 } });
  });

  test('is not there at all is told in one sentence, and without a connection it is no failure', async () => {
    const site = await givenPublisher(3);
    const archive = givenArchive();
    const fetcher = givenFetcher();
    const sourceId = await givenSource(archive, fetcher, site.address, { kind: 'wordpress' });
    site.fault = (_, response) => {
      response.destroy();
      return true;
    };
    expect(await sync(archive, fetcher, sourceId)).toMatchObject({ outcome: 'failed', failure: { code: 'connection-broken' } });
    expect(fetchedSource(archive.db, sourceId)).toMatchObject({ failures: 1 });
    expect(await sync(archive, fetcher, sourceId, { isOnline: () => false })).toMatchObject({ outcome: 'offline', failure: null });
    expect(fetchedSource(archive.db, sourceId)).toMatchObject({ failures: 0 });
  });
});

function change(site: Publisher): void {
  site.edit(101, { title: 'Corrected' });
  site.edit(102, { status: 'deleted' });
  site.publish();
}
