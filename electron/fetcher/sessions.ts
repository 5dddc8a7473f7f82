import type { Arrival, SourceToFetch, SyncEnd, SyncEvent, SyncFailure } from '../../shared/contract/fetcher.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { NetFailure } from './http/net.ts';
import type { Fetcher } from './http/polite.ts';
import { passwordHolds, readySource, type ReadySource } from './sources.ts';
import type { SyncEvent as FetchedEvent } from './sync-events.ts';
import { syncWordpress } from './wordpress/sync.ts';

/** Length of JSON text above which arrivals are given in the next pull, in UTF-16 code units. */
const PULL_LENGTH = 500_000;

interface Session {
  control: AbortController;
  pulls: AsyncGenerator<string, string>;
  /** The next pull, made while the store saves the last one; one and no more. */
  ahead: Promise<IteratorResult<string, string>> | null;
}

export interface Sessions {
  start(source: SourceToFetch, known: string, everything: boolean): { session: number };
  /** JSON of `Pulled`. */
  pull(session: number): Promise<Result<string>>;
  end(session: number): void;
  /** The archive that asked is gone. */
  endAll(): void;
}

/** A search-and-replace in a site's database leaves no trace in its list: so often every text is read again. 30 days, in milliseconds. */
const WHOLE_EVERY_MS = 30 * 24 * 3_600_000;
/** A list that has lost most of its briefs is a fault of its site; one that stays so for a day is what the publisher wants. */
const SHRUNK_MS = 24 * 3_600_000;

/**
 * Syncs under way. Each goes only as far ahead as one pull, so that a slow archive holds up the network and not the memory.
 * `now`: milliseconds since 1970.
 */
export function createSessions(fetcher: Fetcher, now: () => number): Sessions {
  const sessions = new Map<number, Session>();
  let next = 1;

  return {
    start(source, known, everything) {
      const control = new AbortController();
      const session = next++;
      sessions.set(session, { control, pulls: pullsOf(fetcher, source, new Map(JSON.parse(known) as [string, string][]), { everything, now, signal: control.signal }), ahead: null });
      return { session };
    },
    async pull(number) {
      const session = sessions.get(number);
      if (session === undefined) return fail({ code: 'not-found' });
      const pulled = await (session.ahead ?? session.pulls.next());
      session.ahead = null;
      if (pulled.done) {
        sessions.delete(number);
      } else {
        session.ahead = session.pulls.next();
        // Its failure is told at the next pull.
        session.ahead.catch(() => undefined);
      }
      return ok(pulled.value);
    },
    end(number) {
      sessions.get(number)?.control.abort();
      sessions.delete(number);
    },
    endAll() {
      for (const { control } of sessions.values()) control.abort();
      sessions.clear();
    },
  };
}

interface How {
  everything: boolean;
  now: () => number;
  signal: AbortSignal;
}

async function* pullsOf(fetcher: Fetcher, wanted: SourceToFetch, known: ReadonlyMap<string, string>, how: How): AsyncGenerator<string, string> {
  const source = readySource(wanted);
  const allowed = await passwordHolds(fetcher, source, wanted.credentials);
  if (!allowed.ok) return endText({ failure: told(allowed.failure), complete: false, details: null, address: null });
  const events = eventsOf(fetcher, source, known, how);
  for (;;) {
    const step = await events.next();
    if (step.done) return endText(step.value);
    yield* pullTexts(step.value);
  }
}

async function* eventsOf(fetcher: Fetcher, ready: ReadySource, known: ReadonlyMap<string, string>, { everything, now, signal }: How): AsyncGenerator<FetchedEvent, SyncEnd> {
  const { authorization, reach } = ready;
  if (ready.kind === 'wordpress') {
    const { details } = ready;
    const before = details.readWholeAt ?? null;
    // A clock that was set back must not put it off for years.
    const whole = everything || (before !== null && Math.abs(now() - before) > WHOLE_EVERY_MS);
    const shrunkSince = details.shrunkSince ?? null;
    const believesShrunk = shrunkSince !== null && Math.abs(now() - shrunkSince) > SHRUNK_MS;
    const { failure, complete, isShrunk, names } = yield* syncWordpress(
      { fetcher, root: ready.source.root, authorization, reach, signal }, ready.source, known, { everything: whole, believesShrunk, names: details.names ?? null });
    const isRead = complete && failure === null && (whole || before === null);
    const learnt = JSON.stringify({
      ...details,
      readWholeAt: isRead ? now() : before,
      shrunkSince: isShrunk ? (shrunkSince ?? now()) : failure === null ? null : shrunkSince,
      names: names ?? details.names ?? null,
    });
    return { failure: failure && told(failure), complete, details: learnt === JSON.stringify(details) ? null : learnt, address: null };
  }
  const { syncFeed } = await import('./feeds/sync.ts');
  const source = everything ? { ...ready.source, validators: null } : ready.source;
  const { failure, complete, validators, movedTo } = yield* syncFeed({ fetcher, authorization, reach, signal }, source, everything ? new Map() : known);
  const details = { ...ready.details, validators, address: movedTo ?? ready.details.address };
  return { failure: failure && told(failure), complete, details: JSON.stringify(details), address: movedTo };
}

/** One event as one or more pulls. An arrival is made text once, here, and read once, where it is saved. */
function* pullTexts(event: FetchedEvent): Generator<string> {
  if (event.kind !== 'arrived') return yield pullText(JSON.stringify(plain(event)));
  let texts: string[] = [];
  let length = 0;
  for (const arrival of event.arrivals) {
    const text = JSON.stringify(arrival satisfies Arrival);
    if (length > 0 && length + text.length > PULL_LENGTH) {
      yield arrivedText(texts);
      texts = [];
      length = 0;
    }
    texts.push(text);
    length += text.length;
  }
  if (texts.length > 0) yield arrivedText(texts);
}

const pullText = (event: string) => `{"events":[${event}],"end":null}`;
const arrivedText = (arrivals: string[]) => pullText(`{"kind":"arrived","arrivals":[${arrivals.join(',')}]}`);
const endText = (end: SyncEnd) => JSON.stringify({ events: [], end });

function plain(event: Exclude<FetchedEvent, { kind: 'arrived' }>): SyncEvent {
  return event.kind === 'trouble' ? { ...event, failure: told(event.failure) } : event;
}

/** What the archive is told of a failure: not the server's own words. */
export function told({ code, detail, retryAfterMs }: NetFailure): SyncFailure {
  return { code, ...(detail === undefined ? {} : { detail }), ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
