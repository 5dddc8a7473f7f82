import { plainText } from '../../../shared/feed/plain-text.ts';
import { isRecord, listOf, mapOf, nameOf } from './api.ts';

/** Where an answer may name the author of a post whose site hides its users. */
export const AUTHOR_FIELDS = ['author_name', 'author_info', '_links.author', '_embedded.author', 'yoast_head_json.author', 'yoast_head_json.twitter_misc', 'parsely.meta.creator'];

/** What plugins write into a post of whoever wrote it, the likeliest first; [] when nobody is named. */
export function namedAuthors(row: Record<string, unknown>): string[] {
  const yoast = mapOf(row['yoast_head_json']);
  const said = [
    personsIn(mapOf(row['_embedded'])['author']),
    personsIn(row['author_info']),
    personsIn(row['author_name']),
    personsIn(yoast['author']),
    // Its labels are translated: the first line is who wrote it, the second how long it takes to read.
    personsIn(Object.values(mapOf(yoast['twitter_misc']))[0]),
    personsIn(mapOf(mapOf(row['parsely'])['meta'])['creator']),
  ];
  return said.find((names) => names.length > 0) ?? [];
}

/** Names in a list of people, in one of them, or in a string. */
export function personsIn(value: unknown): string[] {
  const all = isRecord(value) && NAMES.some((name) => typeof value[name] === 'string') ? [value] : typeof value === 'string' ? [value] : listOf(value);
  const names = all.slice(0, MOST).map((one) => plainText((isRecord(one) ? nameOf(NAMES.map((name) => one[name]).find((name) => typeof name === 'string' && name.trim() !== '')) : typeof one === 'string' ? one : '').slice(0, 500)));
  // A refusal embedded in place of the author has a message and no name; a minute count is no name.
  return [...new Set(names)].filter((name) => /\p{L}/u.test(name) && !/^\d/.test(name) && !/[@]|^https?:/.test(name));
}

const NAMES = ['display_name', 'name'];
const MOST = 50;
