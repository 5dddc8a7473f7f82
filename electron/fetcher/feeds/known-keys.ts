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
 * Where several have it, title and day must both be the same, and a post without an id never takes its address for one.
 */
export function withKnownKeys(found: readonly FeedPost[], known: Known): FeedPost[] {
  if (found.every(({ post, keyBeside }) => known.has(post.key) && keyBeside === null)) return [...found];
  const knownAddresses = gathered([...known].map(([key, state]) => [traitsOf(state)[0], key]));
  const isShared = (one: FeedPost): boolean => one.keyBeside !== null && (knownAddresses.get(traitsOf(one.state)[0])?.length ?? 0) > 1;
  const posts = found.map((one) => (isShared(one) ? besideOthers(one) : one));
  const here = new Set(posts.map(({ post }) => post.key));
  if ([...here].every((key) => known.has(key))) return posts;
  const bySchemeless = new Map([...known.keys()].map((key) => [plainAddress(key), key]));
  const byAddress = gathered([...known].filter(([key]) => !here.has(key)).map(([key, state]) => [traitsOf(state)[0], key]));
  const addressesHere = gathered(posts.map(({ post, state }) => [traitsOf(state)[0], post.key]));
  const taken = new Set(here);
  return posts.map((one) => {
    const { post, state } = one;
    if (known.has(post.key)) return one;
    const [address, title, day] = traitsOf(state);
    const sameId = bySchemeless.get(plainAddress(post.key));
    const candidates = address === '' ? [] : (byAddress.get(address) ?? []);
    const isAlone = candidates.length === 1 && addressesHere.get(address)?.length === 1 && post.key !== one.keyBeside;
    const same = candidates.filter((key) => {
      const [, oldTitle, oldDay] = traitsOf(known.get(key)!);
      const [isSameTitle, isSameDay] = [oldTitle === title, oldDay === day];
      return isAlone ? isSameTitle || (day !== '' && isSameDay) : isSameTitle && isSameDay;
    });
    const key = sameId ?? (same.length === 1 ? same[0]! : null);
    if (key === null || taken.has(key)) return one;
    taken.add(key);
    return { ...one, post: { ...post, key } };
  });
}

/** The same post, told from others that have its address. */
export function besideOthers(one: FeedPost): FeedPost {
  return one.keyBeside === null ? one : { ...one, post: { ...one.post, key: one.keyBeside } };
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
