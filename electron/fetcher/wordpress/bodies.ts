import { failed, got, type NetFailure, type NetResult } from '../http/net.ts';
import type { Arrival, Known, SyncEvent } from '../sync-events.ts';
import { lookAt } from './absences.ts';
import { askWp, idOf, isRecord, listOf, type WpAccess } from './api.ts';
import { arrivalOf, isAboutContents, taxonomiesOf, type Work } from './arrival.ts';
import type { WpNames } from './names.ts';
import type { PageTexts } from './page-texts.ts';
import type { WpSource } from './source.ts';
import { postQuery } from './to-post.ts';

/** Bodies in one request. */
const BATCH = 50;
/** Briefs that fail one after the other before the site is taken for broken. */
const PATIENCE = 5;
/** As many that were left out of an answer are asked for one by one; more of them mean that the site gives fewer at once. */
const FEW = 3;

/** Fetches texts by their ids, the newest first. Answers why it had to stop; null when it came to the end. */
export async function* fetchBodies(access: WpAccess, source: WpSource, names: WpNames, pages: PageTexts, work: Work[], known: Known): AsyncGenerator<SyncEvent, NetFailure | null> {
  // Ids grow as a site publishes: the newest briefs come first, so a first sync is useful from its first minute.
  const queue = source.types.flatMap((type) => batchesOf(work.filter((one) => one.type === type).sort((a, b) => b.id - a.id), BATCH));
  let inARow = 0;
  let next: Promise<NetResult<Fetched>> | null = null;
  for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
    const current: Promise<NetResult<Fetched>> = next ?? fetchBatch(access, source, names, batch);
    // The next batch is on its way while this one is taken apart and stored.
    next = queue[0] === undefined ? null : fetchBatch(access, source, names, queue[0]);
    const fetched = await current;
    if (fetched.ok) {
      const { arrivals: listed, missing } = fetched.value;
      const arrivals = await pages.fill(listed);
      if (arrivals.length > 0) {
        inARow = 0;
        yield { kind: 'arrived', arrivals };
      }
      if (arrivals.length > 0 && missing.length > FEW) {
        queue.unshift(...batchesOf(missing, arrivals.length));
        next = null;
        continue;
      }
      for (const one of missing) {
        const looked = await lookAt(access, source, names, one);
        const key = String(one.id);
        if ('failure' in looked) {
          if (!isAboutContents(looked.failure)) return looked.failure;
          yield { kind: 'trouble', key, failure: looked.failure };
          inARow += 1;
          if (inARow >= PATIENCE) return looked.failure;
          continue;
        }
        inARow = 0;
        // A brief that never arrived cannot vanish.
        if ('how' in looked && known.has(key)) yield { kind: 'vanished', key, how: looked.how };
        if ('arrival' in looked) yield { kind: 'arrived', arrivals: await pages.fill([looked.arrival]) };
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

function batchesOf(work: Work[], size: number): Work[][] {
  return Array.from({ length: Math.ceil(work.length / size) }, (_, i) => work.slice(i * size, (i + 1) * size));
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
    ...postQuery(taxonomiesOf(source, type), names),
  });
  if (!answer.ok) return failed(answer.failure);
  const rows = new Map(listOf(answer.value.json).filter(isRecord).map((row) => [idOf(row['id']), row]));
  const fetched: Fetched = { arrivals: [], missing: [] };
  for (const one of batch) {
    const arrival = arrivalOf(rows.get(one.id), source, type, names, one.state);
    if (arrival === null) fetched.missing.push(one);
    else fetched.arrivals.push(arrival);
  }
  return got(fetched);
}
