import { shownAddress } from '../http/address.ts';
import type { NetFailure } from '../http/net.ts';
import type { Arrival, Known, SyncEvent } from '../sync-events.ts';
import { askWp, mapOf, nameOf, wpErrorCode, type WpAccess } from './api.ts';
import { arrivalOf, isAboutContents, taxonomiesOf, type Work } from './arrival.ts';
import { fingerprint, indexFields } from './index-walk.ts';
import type { WpNames } from './names.ts';
import type { WpSource, WpType } from './source.ts';
import { postQuery } from './to-post.ts';

/** Briefs in a row of which nothing can be learnt before the site is taken for broken. */
const PATIENCE = 5;
/** Begins the state of a brief that is published and belongs to the chosen topics no longer. */
const LEFT = 'left:';

const UNPUBLISHED: ReadonlySet<string> = new Set(['draft', 'auto-draft', 'pending', 'private', 'future', 'trash']);

/** A known brief that the list has no longer. */
export interface Absent {
  key: string;
  type: WpType;
  state: string;
}

/**
 * Known briefs that the list does not have. Kinds of post that were not listed say nothing; a brief that left the chosen topics is
 * looked at again only with `everything`.
 */
export function absentFrom(listed: ReadonlySet<string>, types: readonly WpType[], known: Known, everything: boolean): Absent[] {
  const byBase = new Map(types.map((type) => [type.restBase, type]));
  return [...known].flatMap(([key, state]) => {
    const base = state.split(' ')[0]!;
    const type = byBase.get(everything && base.startsWith(LEFT) ? base.slice(LEFT.length) : base);
    return type === undefined || listed.has(key) ? [] : [{ key, type, state }];
  });
}

/** Whether the brief was still in the list when it was last seen. */
export function isListed(state: string): boolean {
  return !state.startsWith(LEFT);
}

/** Looks at each known brief that the list no longer has. Answers why it had to stop; null when it came to the end. */
export async function* checkAbsences(access: WpAccess, source: WpSource, names: WpNames, absent: readonly Absent[]): AsyncGenerator<SyncEvent, NetFailure | null> {
  let inARow = 0;
  for (const { key, type, state } of absent) {
    const work = { id: Number(key), type, state: null };
    const looked = await lookAt(access, source, names, work);
    if (!('failure' in looked)) {
      inARow = 0;
      if ('how' in looked) yield { kind: 'vanished', key, how: looked.how };
      else if (looked.arrival.state !== state) yield { kind: 'arrived', arrivals: [looked.arrival] };
      continue;
    }
    // One brief whose page dies must not keep the others from being looked at.
    if (!isAboutContents(looked.failure)) return looked.failure;
    yield { kind: 'trouble', key, failure: looked.failure };
    inARow += 1;
    if (inARow >= PATIENCE) return looked.failure;
  }
  return null;
}

/** What one brief's own address says: it is there after all, it vanished, or nothing. */
export type Looked = { arrival: Arrival } | { how: 'gone' | 'unpublished' } | { failure: NetFailure };

/** Asks for one brief by its id. `state`: what the list said of it; null: the list does not have it. */
export async function lookAt(access: WpAccess, source: WpSource, names: WpNames, { id, type, state }: Omit<Work, 'state'> & { state: string | null }): Promise<Looked> {
  const used = taxonomiesOf(source, type);
  const answer = await askWp(access, `wp/v2/${type.restBase}/${id}`, postQuery(used, names, ['status', ...indexFields(used)]));
  if (!answer.ok) {
    const how = verdictOf(answer.failure);
    return how === null ? { failure: answer.failure } : { how };
  }
  const row = mapOf(answer.value.json);
  const status = nameOf(row['status']);
  // With an application password a draft answers as well.
  if (UNPUBLISHED.has(status)) return { how: status === 'trash' ? 'gone' : 'unpublished' };
  const base = source.only === null ? type.restBase : LEFT + type.restBase;
  const arrival = arrivalOf(row, source, type, names, state ?? `${base} ${fingerprint(row, used, names, answer.value)}`);
  return arrival === null ? { failure: { code: 'unexpected-answer', detail: `${shownAddress(access.root)} (${id})` } } : { arrival };
}

/** Only WordPress's own words count: the 404 of a web server that lost its WordPress says nothing about a brief. */
function verdictOf(failure: NetFailure): 'gone' | 'unpublished' | null {
  const said = wpErrorCode(failure);
  if (said === null) return null;
  if (failure.status === 410 || (failure.status === 404 && /_invalid_id$/.test(said))) return 'gone';
  if ((failure.status === 401 || failure.status === 403) && /^rest_(?:forbidden|cannot_read|post_forbidden)/.test(said)) return 'unpublished';
  return null;
}
