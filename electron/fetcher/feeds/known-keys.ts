import type { CalendarDate } from '../../../shared/ids.ts';
import type { Known } from '../sync-events.ts';
import type { FeedPost } from './feed-post.ts';

/** What else a state says of a brief, so that it is known again when its feed gives it another id: marks of its address, title and day. */
export interface Traits {
  address: string | null;
  title: string;
  day: CalendarDate | null;
}

/** "hash/address/title/day", each mark without "/"; an address or day that is not there is ''. */
export function stateWith(hash: string, { address, title, day }: Traits, mark: (text: string) => string): string {
  return [hash, address === null ? '' : mark(plainAddress(address)), mark(title), day ?? ''].join('/');
}

/**
 * The posts of one document under the keys that the archive knows them by. Publishers move to https, or to another program, and every id
 * changes. The same id but for its scheme is the same brief. Otherwise it is the one that stands no longer in this document, has
 * the same address, which no other has, and the same title or day: an address alone may be a home page that all entries lead to.
 */
export function withKnownKeys(posts: readonly FeedPost[], known: Known): FeedPost[] {
  const here = new Set(posts.map(({ post }) => post.key));
  if ([...here].every((key) => known.has(key))) return [...posts];
  const bySchemeless = new Map([...known.keys()].map((key) => [plainAddress(key), key]));
  const byAddress = gathered([...known].filter(([key]) => !here.has(key)).map(([key, state]) => [traitsOf(state)[0], key]));
  const addressesHere = gathered(posts.map(({ post, state }) => [traitsOf(state)[0], post.key]));
  const taken = new Set(here);
  return posts.map((one) => {
    const { post, state } = one;
    if (known.has(post.key)) return one;
    const [address, title, day] = traitsOf(state);
    const sameId = bySchemeless.get(plainAddress(post.key));
    const candidates = address !== '' && addressesHere.get(address)?.length === 1 ? (byAddress.get(address) ?? []) : [];
    const isSame = (key: string): boolean => {
      const [, oldTitle, oldDay] = traitsOf(known.get(key)!);
      return oldTitle === title || (day !== '' && oldDay === day);
    };
    const key = sameId ?? (candidates.length === 1 && isSame(candidates[0]!) ? candidates[0]! : null);
    if (key === null || taken.has(key)) return one;
    taken.add(key);
    return { ...one, post: { ...post, key } };
  });
}

function traitsOf(state: string): [address: string, title: string, day: string] {
  const [, address = '', title = '', day = ''] = state.split('/');
  return [address, title, day];
}

function gathered(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const lists = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const list = lists.get(name);
    if (list === undefined) lists.set(name, [value]);
    else list.push(value);
  }
  return lists;
}

/** http and https, with and without a slash at the end, lead to one page. */
function plainAddress(address: string): string {
  return address.replace(/^https?:\/\//i, '//').replace(/\/$/, '');
}
