import { expect, test } from 'vitest';
import { sourceNamed } from '../../../electron/command-line/source-named.ts';
import type { SourceRow } from '../../../shared/contract/calls.ts';
import type { SourceId } from '../../../shared/ids.ts';

function source(id: number, name: string, address: string | null, isRemoved = false): SourceRow {
  return { id: id as SourceId, name, address, kind: 'feed', briefs: 0, fetchedAt: null, sync: address === null ? null : ({ isRemoved } as SourceRow['sync']) };
}

const SOURCES = [
  source(1, 'Imported files', null),
  source(2, 'Port Notes', 'https://www.ports.example/blog/wp-json/'),
  source(3, 'Sea', 'http://sea.example/index.php?rest_route=/'),
  source(4, 'Twins', 'https://a.example/feed/'),
  source(5, 'twins', 'https://b.example/feed/'),
  source(6, '2024', 'https://a.example/notes.xml?lang=en'),
  source(7, 'Old', 'https://old.example/feed/', true),
  source(8, 'Old', 'https://new.example/feed/'),
];
const meant = (text: string) => {
  const result = sourceNamed(SOURCES, /^\d+$/.test(text) ? { id: Number(text) as SourceId } : { name: text });
  return result.ok ? result.value.id : result.failure.code;
};

test('a source is meant by its id, its name, its address, and any way to write the address of its site', () => {
  expect(['2', 'port notes', 'https://www.ports.example/blog/wp-json/', 'http://ports.example/blog/', 'ports.example/blog', 'ports.example', 'https://ports.example/a/brief', 'sea.example', 'http://sea.example/', '2024', 'a.example/notes.xml?lang=en', 'https://a.example/feed'].map(meant))
    .toEqual([2, 2, 2, 2, 2, 2, 2, 3, 3, 6, 6, 4]);
});

test('what means several sources is refused; one that is fetched comes before one that was removed', () => {
  expect(['Twins', 'a.example', 'Old', 'old.example', '7'].map(meant)).toEqual(['source-ambiguous', 'source-ambiguous', 8, 7, 7]);
});

test('what means none is unknown: files that were imported are no source to fetch', () => {
  expect(['1', '99', 'Imported files', 'ports', 'other.example', '', 'http://'].map(meant)).toEqual(Array(7).fill('source-unknown'));
});
