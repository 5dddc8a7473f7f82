import { failed, got, type NetFailure, type NetResult } from '../http/net.ts';
import type { Arrival, Known, SyncEnd, SyncEvent } from '../sync-events.ts';
import { askWp, isRecord, listOf, wpErrorCode, type WpAccess } from './api.ts';
import { walkIndex } from './index-walk.ts';
import { readNames, withChildren, type WpNames } from './names.ts';
import type { WpSource, WpType } from './source.ts';
import { postFields, toPost } from './to-post.ts';

export interface WpSyncOptions {
  /** Fetches every body again, for edits that leave no trace in the list (a search-and-replace in the site's database). */
  everything?: boolean;
}

/** Bodies in one request. */
const BATCH = 50;
/** So many briefs missing at once, and more than half of what was known, is a fault of the list and not a decision of the publisher. */
const FEW = 10;
/** Briefs that fail one after the other before the site is taken for broken. */
const PATIENCE = 5;

/**
 * Brings a WordPress site up to date: the whole list, then only the bodies that are new or changed (newest first), then each
 * absence by itself. Yields what the archive should store; may be stopped anywhere and started again.
 */
export async function* syncWordpress(access: WpAccess, source: WpSource, known: Known, options: WpSyncOptions = {}): AsyncGenerator<SyncEvent, SyncEnd> {
  const read = await readNames(access, source);
  if (!read.ok) return { failure: read.failure, complete: false };
  const names = read.value;

  const work: Work[] = [];
  const listed = new Set<string>();
  let total = 0;
  let complete = true;
  for (const type of source.types) {
    const index = await walkIndex(access, type, source.taxonomies, names, filterOf(source, type, names));
    if (!index.ok) return { failure: index.failure, complete: false };
    complete &&= index.value.complete;
    total += index.value.rows.length;
    for (const { id, fingerprint } of index.value.rows) {
      listed.add(String(id));
      const state = `${type.restBase} ${fingerprint}`;
      if (options.everything === true || known.get(String(id)) !== state) work.push({ id, type, state });
    }
  }

  // Kinds of post that are no longer subscribed to were not listed, so nothing is known about them.
  const walked = new Set(source.types.map(({ restBase }) => restBase));
  const absent = [...known].filter(([key, state]) => !listed.has(key) && walked.has(state.split(' ')[0]!));
  const shrunk = absent.length > 0 && (total === 0 || (absent.length > FEW && absent.length > known.size / 2));
  const checking = complete && !shrunk ? absent : [];
  yield { kind: 'listed', total, coming: work.length, checking: checking.length };
  const host = new URL(source.root).host;
  if (!complete) yield { kind: 'trouble', key: null, failure: { code: 'site-unsettled', detail: host } };
  if (shrunk) yield { kind: 'trouble', key: null, failure: { code: total === 0 ? 'source-empty' : 'list-shrunk', detail: host } };

  const failure = (yield* fetchBodies(access, source, names, work, known)) ?? (yield* checkAbsences(access, checking));
  return { failure, complete: complete && !shrunk && failure === null };
}

interface Work {
  id: number;
  type: WpType;
  state: string;
}

/** A subscription to some terms, as parameters of the list. Without one: everything. */
function filterOf(source: WpSource, type: WpType, names: WpNames): Record<string, string> {
  const used = (source.only ?? []).filter(({ taxonomy }) => source.taxonomies.some(({ restBase, types }) => restBase === taxonomy && types.includes(type.slug)));
  const filter = Object.fromEntries(used.map(({ taxonomy, terms }) => [taxonomy, withChildren(terms, names.terms.get(taxonomy) ?? new Map()).join(',')]));
  return used.length > 1 ? { ...filter, tax_relation: 'OR' } : filter;
}

async function* fetchBodies(access: WpAccess, source: WpSource, names: WpNames, work: Work[], known: Known): AsyncGenerator<SyncEvent, NetFailure | null> {
  // Ids grow as a site publishes: the newest briefs come first, so a first sync is useful from its first minute.
  const queue = source.types.flatMap((type) => batchesOf(work.filter((one) => one.type === type).sort((a, b) => b.id - a.id)));
  let inARow = 0;
  let next: Promise<NetResult<Fetched>> | null = null;
  for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
    const current: Promise<NetResult<Fetched>> = next ?? fetchBatch(access, source, names, batch);
    // The next batch is on its way while this one is taken apart and stored.
    next = queue[0] === undefined ? null : fetchBatch(access, source, names, queue[0]);
    const fetched = await current;
    if (fetched.ok) {
      inARow = 0;
      if (fetched.value.arrivals.length > 0) yield { kind: 'arrived', arrivals: fetched.value.arrivals };
      for (const missing of fetched.value.missing) {
        const failure = yield* lookAt(access, missing.type.restBase, String(missing.id), known);
        if (failure !== null) return failure;
      }
      continue;
    }
    const { failure } = fetched;
    if (!isAboutContents(failure)) return failure;
    if (batch.length > 1) {
      // One brief that breaks its page (a plugin that dies, a body that is too large) must not hold back the others.
      const half = Math.ceil(batch.length / 2);
      queue.unshift(batch.slice(0, half), batch.slice(half));
      next = null;
      continue;
    }
    yield { kind: 'trouble', key: String(batch[0]!.id), failure };
    inARow += 1;
    if (inARow >= PATIENCE) return failure;
  }
  return null;
}

function batchesOf(work: Work[]): Work[][] {
  return Array.from({ length: Math.ceil(work.length / BATCH) }, (_, i) => work.slice(i * BATCH, (i + 1) * BATCH));
}

/** Whether the answer itself, not the way to it, was the trouble: a smaller question may have an answer. */
function isAboutContents({ code }: NetFailure): boolean {
  return code === 'answer-too-large' || code === 'answer-incomplete' || code === 'server-error' || code === 'too-slow' || code === 'unexpected-answer';
}

interface Fetched {
  arrivals: Arrival[];
  /** Asked for and silently left out. */
  missing: Work[];
}

async function fetchBatch(access: WpAccess, source: WpSource, names: WpNames, batch: Work[]): Promise<NetResult<Fetched>> {
  const { type } = batch[0]!;
  const answer = await askWp(access, `wp/v2/${type.restBase}`, {
    include: batch.map(({ id }) => id).join(','),
    per_page: String(batch.length),
    _fields: postFields(source.taxonomies.filter(({ types }) => types.includes(type.slug))),
  });
  if (!answer.ok) return failed(answer.failure);
  const posts = new Map(listOf(answer.value.json).filter(isRecord).map((row) => [Number(row['id']), toPost(row, source, type, names)]));
  const fetched: Fetched = { arrivals: [], missing: [] };
  for (const one of batch) {
    const came = posts.get(one.id);
    if (came) fetched.arrivals.push({ ...came, state: one.state, isExcerpt: false, summary: null });
    else fetched.missing.push(one);
  }
  return got(fetched);
}

async function* checkAbsences(access: WpAccess, absent: [string, string][]): AsyncGenerator<SyncEvent, NetFailure | null> {
  const known = new Map(absent);
  for (const [key, state] of absent) {
    const failure = yield* lookAt(access, state.split(' ')[0]!, key, known);
    if (failure !== null) return failure;
  }
  return null;
}

/** Asks for one brief by its id: 404 says gone, 401 and 403 say unpublished, and an answer says that the list was wrong. */
async function* lookAt(access: WpAccess, restBase: string, key: string, known: Known): AsyncGenerator<SyncEvent, NetFailure | null> {
  const answer = await askWp(access, `wp/v2/${restBase}/${key}`, { _fields: 'id,status' });
  if (answer.ok) {
    const status = isRecord(answer.value.json) ? answer.value.json['status'] : undefined;
    // With an application password a draft answers as well.
    if (known.has(key) && typeof status === 'string' && status !== 'publish') yield { kind: 'vanished', key, how: status === 'trash' ? 'gone' : 'unpublished' };
    return null;
  }
  const how = verdictOf(answer.failure);
  if (how === null) return answer.failure;
  // A brief that never arrived cannot vanish.
  if (known.has(key)) yield { kind: 'vanished', key, how };
  return null;
}

/** Only WordPress's own words count: the 404 of a web server that lost its WordPress says nothing about a brief. */
function verdictOf(failure: NetFailure): 'gone' | 'unpublished' | null {
  const said = wpErrorCode(failure) ?? '';
  if ((failure.status === 404 || failure.status === 410) && /_invalid_id$/.test(said)) return 'gone';
  if ((failure.status === 401 || failure.status === 403) && /^rest_(?:forbidden|cannot_read|post_forbidden)/.test(said)) return 'unpublished';
  return null;
}
