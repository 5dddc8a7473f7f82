import type { NetFailure } from '../http/net.ts';
import type { Known, SyncEvent } from '../sync-events.ts';
import { askWp, isRecord, wpErrorCode, type WpAccess } from './api.ts';

/** Looks at each known brief that the list no longer has. Answers why it had to stop; null when it came to the end. */
export async function* checkAbsences(access: WpAccess, absent: [string, string][]): AsyncGenerator<SyncEvent, NetFailure | null> {
  const known = new Map(absent);
  for (const [key, state] of absent) {
    const failure = yield* lookAt(access, state.split(' ')[0]!, key, known);
    if (failure !== null) return failure;
  }
  return null;
}

/** Asks for one brief by its id: 404 says gone, 401 and 403 say unpublished, and an answer says that the list was wrong. */
export async function* lookAt(access: WpAccess, restBase: string, key: string, known: Known): AsyncGenerator<SyncEvent, NetFailure | null> {
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
