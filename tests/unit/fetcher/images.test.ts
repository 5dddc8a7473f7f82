import { createHash } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { fetchImage, imageType } from '../../../electron/fetcher/images.ts';
import { PUBLIC_ONLY } from '../../../electron/fetcher/http/reach.ts';
import { quickFetcher, serve, type LocalServer } from './local-server.ts';

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const PNG = latin('\x89PNG\r\n\x1a\n and the rest');

test('a picture is what its bytes say', () => {
  expect([
    PNG, latin('\xff\xd8\xff\xe0 jpeg'), latin('GIF89a'), latin('RIFF\0\0\0\0WEBPVP8 '), latin('\0\0\0\x1cftypavif\0\0\0\0mif1'), latin('\0\0\0\x1cftypmif1\0\0\0\0avif'),
    latin('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), latin('<!doctype html>'), latin('\0\0\0\x1cftypmp42'), latin(''),
  ].map((bytes) => imageType(bytes))).toEqual(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/avif', null, null, null, null]);
});

test('a picture is fetched, named by the hash of its bytes; what is none is refused whatever the server calls it', async () => {
  const server = await serve((request, response) => response.writeHead(200, { 'content-type': 'image/png' }).end(request.url === '/a.png' ? PNG : '<svg/>'));
  servers.push(server);
  const picture = await fetchImage(quickFetcher(), `${server.origin}/a.png`, server.reach);
  const document = await fetchImage(quickFetcher(), `${server.origin}/b.png`, server.reach);
  const inside = await fetchImage(quickFetcher(), `${server.origin}/a.png`, PUBLIC_ONLY);
  expect([picture.ok && [picture.value.type, picture.value.hash], !document.ok && document.failure.code, !inside.ok && inside.failure.code])
    .toEqual([['image/png', createHash('sha256').update(PNG).digest('hex')], 'image-unreadable', 'redirect-local']);
});
