import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { prepared } from '../../../../electron/store/kernel/archive.ts';
import { assetFile, saveAsset, sweepUnfinishedAssets } from '../../../../electron/store/briefs/assets.ts';
import { check } from '../../../../electron/store/backup/check-archive.ts';
import { validBody } from '../../../../shared/brief/normal/valid-body.ts';
import type { Body, BodyElement, BodyText } from '../../../../shared/brief/body.ts';
import { givenArchive, type TestArchive } from '../../../helpers/archive.ts';
import { givenPublisher } from '../../../helpers/publisher.ts';
import { briefsOf, givenFetcher, givenSource, sync } from '../../../helpers/syncing.ts';

/** A picture of one point in a colour of its own. */
function picture(colour: number): Buffer {
  return Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, colour])]);
}
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function givenIllustrated() {
  const site = await givenPublisher();
  site.images.set('/one.png', picture(1)).set('/two.png', picture(2)).set('/copy-of-one.png', picture(1));
  site.publish({ id: 101, content: '<p>See the map.</p><figure><img src="SITE/one.png" alt="A map" width="40" height="30"><figcaption>A map</figcaption></figure>' });
  site.publish({ id: 102, content: '<p>Again.</p><img src="SITE/one.png" alt=""><img src="SITE/two.png"><img src="SITE/copy-of-one.png">' });
  const archive = givenArchive();
  const fetcher = givenFetcher();
  const sourceId = await givenSource(archive, fetcher, site.address, { kind: 'wordpress' });
  return { site, archive, sourceId, again: () => sync(archive, fetcher, sourceId) };
}

function assetsOf(archive: TestArchive, key: string): (string | undefined)[] {
  const { body } = prepared<{ body: string }>(archive.db, 'SELECT body FROM brief JOIN revision ON revision.id = revision_id WHERE key = ?').get(key)!;
  const assets: (string | undefined)[] = [];
  const look = (node: BodyElement | BodyText): void => {
    if (node.type === 'text') return;
    if (node.tagName === 'img') assets.push(node.properties.asset);
    node.children.forEach(look);
  };
  (JSON.parse(body) as Body).children.forEach(look);
  expect(JSON.stringify(validBody(JSON.parse(body)))).toBe(body);
  return assets;
}

describe('images', () => {
  test('come with their briefs, each stored once under what it is', async () => {
    const { archive, site, again } = await givenIllustrated();
    expect(await again()).toMatchObject({ outcome: 'done', counts: { added: 2, images: 3 } });
    const [one, two] = [hashOf(picture(1)), hashOf(picture(2))];
    expect(assetsOf(archive, '101')).toEqual([one]);
    expect(assetsOf(archive, '102')).toEqual([one, two, one]);
    expect(readFileSync(assetFile(archive.folder, one))).toEqual(picture(1));
    expect(prepared(archive.db, 'SELECT hash, media_type, size FROM asset ORDER BY size, hash').all()).toHaveLength(2);
    expect(readdirSync(join(archive.folder, 'images')).filter((name) => name !== 'unfinished').sort()).toEqual([one.slice(0, 2), two.slice(0, 2)].sort());
    expect((await check(archive.db, () => {}, async () => {})).problems).toEqual([]);
    site.newlyAsked();
    expect(await again()).toMatchObject({ counts: { images: 0, updated: 0 } });
    expect(site.newlyAsked().filter((path) => path.endsWith('.png'))).toEqual([]);
  });

  test('are there at once in the next revision of their brief, and do not make one', async () => {
    const { archive, site, again } = await givenIllustrated();
    await again();
    site.edit(101, { content: '<p>See this map.</p><img src="SITE/one.png">' });
    expect(await again()).toMatchObject({ counts: { updated: 1, images: 0 } });
    expect(assetsOf(archive, '101')).toEqual([hashOf(picture(1))]);
    site.edit(101, { modified: '2030-01-01T00:00:00' });
    expect(await again()).toMatchObject({ counts: { updated: 0 } });
    expect(briefsOf(archive)['101']).toMatchObject({ revisions: 2 });
  });

  test('that cannot be had leave the brief readable and are tried again, but not for ever', async () => {
    const { archive, site, again } = await givenIllustrated();
    site.fault = (_, response, url) => {
      if (!url.pathname.endsWith('.png')) return false;
      response.writeHead(url.pathname === '/two.png' ? 404 : 500).end();
      return true;
    };
    expect(await again()).toMatchObject({ outcome: 'done', counts: { added: 2, images: 0 } });
    expect(assetsOf(archive, '102')).toEqual([undefined, undefined, undefined]);
    site.newlyAsked();
    await again();
    expect(new Set(site.newlyAsked().filter((path) => path.endsWith('.png')))).toEqual(new Set(['/one.png', '/copy-of-one.png']));
    for (let i = 0; i < 6; i++) await again();
    site.newlyAsked();
    await again();
    expect(site.newlyAsked().filter((path) => path.endsWith('.png'))).toEqual([]);
  });

  test('a document that only calls itself an image is not stored', async () => {
    const { archive, site, again } = await givenIllustrated();
    site.images.set('/one.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')).set('/two.png', Buffer.from('<html>'));
    expect(await again()).toMatchObject({ outcome: 'done', counts: { images: 1 } });
    expect(assetsOf(archive, '101')).toEqual([undefined]);
  });

  test('whose bytes are not what their name says are refused', async () => {
    const archive = givenArchive();
    expect(await saveAsset(archive, { hash: '0'.repeat(64), type: 'image/png', bytes: picture(1) })).toBe(false);
    expect(existsSync(join(archive.folder, 'images'))).toBe(false);
  });

  test('a file that a cut left half written is written again and swept away', async () => {
    const archive = givenArchive();
    const bytes = picture(7);
    const file = assetFile(archive.folder, hashOf(bytes));
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, bytes.subarray(0, 5));
    const left = join(archive.folder, 'images', 'unfinished', 'left');
    mkdirSync(join(left, '..'), { recursive: true });
    writeFileSync(left, 'half');
    writeFileSync(`${left}-just-now`, 'half');
    utimesSync(left, 1, 1);
    expect(await saveAsset(archive, { hash: hashOf(bytes), type: 'image/png', bytes })).toBe(true);
    expect(readFileSync(file)).toEqual(bytes);
    await sweepUnfinishedAssets(archive.folder, Date.now());
    expect(readdirSync(join(left, '..'))).toEqual(['left-just-now']);
  });

  test('of a feed entry that names a machine in the local network are not asked for', async () => {
    const other = await givenPublisher();
    const site = await givenPublisher(0);
    const local = other.address.replace('127.0.0.1', '10.255.255.1');
    site.publish({ id: 300, content: `<p>Words.</p><img src="${local}/one.png">` });
    const archive = givenArchive();
    const fetcher = givenFetcher();
    const sourceId = await givenSource(archive, fetcher, site.address, { kind: 'wordpress' });
    expect(await sync(archive, fetcher, sourceId)).toMatchObject({ outcome: 'done', counts: { added: 1, images: 0 } });
    expect(prepared(archive.db, 'SELECT failures FROM image').all()).toEqual([{ failures: 5 }]);
  });
});
