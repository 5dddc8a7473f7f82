import type { SyncRun } from '../../../shared/contract/calls.ts';
import type { Failure } from '../../../shared/errors.ts';
import type { Arrival, Pulled, SyncEnd, SyncEvent, SyncFailure } from '../../../shared/contract/fetcher.ts';
import type { BriefId } from '../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { write } from '../kernel/archive.ts';
import { archiveFailure } from '../kernel/database.ts';
import { writeIndexed } from '../search-index/index-briefs.ts';
import { fetchedSource, noteSyncEnding, type FetchedSource } from '../sources/sources.ts';
import { splitUnknownTopics } from '../briefs/topics.ts';
import { show, tellChanged, type Course, type SyncWatch, type SyncWish, type Workshop } from './course.ts';
import { fetchImages } from './images.ts';
import { closeRun, logLine, openRun, readRun } from './log.ts';
import { markVanished, saveArrival } from './save-arrival.ts';
import { nextDue } from './schedule.ts';
import { knownStates } from './states.ts';

/**
 * Brings one source up to date: pulls a few events, saves each brief in its own transaction, pulls again. It may be ended anywhere,
 * by the analyst, a fault or the power; what was saved is what the next sync goes on from.
 */
export async function syncSource(workshop: Workshop, wish: SyncWish, watch: SyncWatch): Promise<Result<SyncRun>> {
  const { archive } = workshop;
  const source = fetchedSource(archive.db, wish.sourceId);
  if (!source) return fail({ code: 'source-not-fetched' });
  const run = openRun(archive, source.id);
  const course: Course = { ...workshop, ...watch, source, run, toFetch: { ...pick(source), credentials: wish.credentials }, shown: { phase: 'listing', done: 0, total: 0 }, changed: new Set(), missed: new Map(), trouble: null };
  const needsPassword = source.user !== null && wish.credentials === null;
  const end = needsPassword ? ended({ code: 'password-needed', detail: source.name }) : await pullAll(course, wish.everything);
  const imagesFailure = end.failure === null && source.withImages ? await fetchImages(course) : null;
  finish(course, { ...end, failure: end.failure ?? imagesFailure ?? splitTopics(course) });
  return ok(readRun(archive.db, run.id)!);
}

/** While the window asks one thing after the other: what it asks next waits for no more than this. */
const AMONG_QUESTIONS = 2;

async function pullAll(course: Course, everything: boolean): Promise<SyncEnd> {
  const { archive, fetcher, source, toFetch } = course;
  show(course, {});
  const started = await fetcher.startSync({ source: toFetch, known: knownStates(archive.db, source.id), everything });
  if (!started.ok) return ended(fetcherFailure(started.failure));
  const { session } = started.value;
  for (let next = fetcher.pullSync({ session }); ;) {
    const pulled = await unlessCancelled(course, next);
    if (!pulled.ok) {
      if (pulled.failure.code === 'cancelled') await fetcher.endSync({ session });
      return ended(fetcherFailure(pulled.failure));
    }
    const { events, end } = JSON.parse(pulled.value) as Pulled;
    // The next one is on its way while this one is saved.
    if (end === null) next = fetcher.pullSync({ session });
    for (const event of events) {
      const failure = await take(course, event);
      if (failure !== null) {
        await fetcher.endSync({ session });
        return ended(failure);
      }
    }
    tellChanged(course);
    if (end !== null) return end;
  }
}

/** Stores what one event says; the failure that ends the sync, or null. */
async function take(course: Course, event: SyncEvent): Promise<Failure | null> {
  const { archive, source, run } = course;
  if (event.kind === 'listed') {
    show(course, { phase: 'fetching', total: course.shown.total + event.coming + event.checking });
  } else if (event.kind === 'arrived') {
    for (let from = 0, together = course.together; from < event.arrivals.length; from += together) {
      together = (await course.breathe()) ? course.together : AMONG_QUESTIONS;
      const arrivals = event.arrivals.slice(from, from + together);
      const failure = course.signal.aborted ? { code: 'cancelled' as const } : save(course, arrivals);
      if (failure !== null) return failure;
      show(course, { done: course.shown.done + arrivals.length });
    }
  } else if (event.kind === 'vanished') {
    write(archive.db, () => {
      const vanished = markVanished(archive, source.id, event.key, event.how);
      if (vanished === null) return;
      logLine(archive.db, run, { kind: event.how, briefId: vanished.id, title: vanished.title, failure: null });
      course.changed.add(vanished.id);
    });
    show(course, { done: course.shown.done + 1 });
  } else {
    logLine(archive.db, run, { kind: 'failed', briefId: null, title: event.key, failure: event.failure });
    if (event.key === null) course.trouble = event.failure;
    else course.missed.set(event.key, event.failure);
  }
  return course.signal.aborted ? { code: 'cancelled' } : null;
}

/**
 * Saves some briefs with their lines in the log, in one transaction. One that trips a fault of ours must not keep away the others,
 * nor what comes after it: then each is saved by itself. A full disk or a damaged archive ends the sync.
 */
function save(course: Course, arrivals: readonly Arrival[]): Failure | null {
  const { archive, run, missed } = course;
  const counts = { ...run.counts };
  try {
    writeIndexed(archive.db, (toIndex) => { for (const arrival of arrivals) saveOne(course, arrival, toIndex); });
    return null;
  } catch (error) {
    Object.assign(run.counts, counts);
    const failure = knownFailure(error, archive.folder);
    if (failure !== null) return failure;
    const [only, ...others] = arrivals;
    if (others.length > 0) return arrivals.map((arrival) => save(course, [arrival])).find((one) => one !== null) ?? null;
    console.error('a brief could not be saved:', error);
    const { key, title } = only!.post;
    missed.set(key, { code: 'brief-fault', detail: title });
    logLine(archive.db, run, { kind: 'failed', briefId: null, title, failure: { code: 'brief-fault', detail: title } });
    return null;
  }
}

function saveOne({ archive, source, run, changed, missed }: Course, arrival: Arrival, toIndex: (id: BriefId) => void): void {
  const saved = saveArrival(archive, source.id, arrival, toIndex);
  if (!saved.ok) {
    missed.set(arrival.post.key, saved.failure);
    return logLine(archive.db, run, { kind: 'failed', briefId: null, title: arrival.post.title, failure: saved.failure });
  }
  missed.delete(arrival.post.key);
  const { id, title, outcome } = saved.value;
  if (outcome === 'unchanged') return;
  logLine(archive.db, run, { kind: outcome, briefId: id, title, failure: null });
  changed.add(id);
}

/** null: a fault of ours. */
function knownFailure(error: unknown, folder: string): Failure | null {
  try {
    return archiveFailure(error, folder);
  } catch {
    // It throws on what it does not know.
    return null;
  }
}

/** New briefs may have brought names that take older runs of topics apart. The failure is one of the archive. */
function splitTopics({ archive, run, changed }: Course): Failure | null {
  if (run.counts.added === 0) return null;
  try {
    for (const id of splitUnknownTopics(archive.db)) changed.add(id);
    return null;
  } catch (error) {
    return archiveFailure(error, archive.folder);
  }
}

function finish(course: Course, end: SyncEnd): void {
  const { archive, source, run, random } = course;
  const { failure, complete } = end;
  const isOffline = failure !== null && (failure.code === 'offline' || (!course.isOnline() && NETWORK.has(failure.code)));
  const missed = [...course.missed.values()].at(-1) ?? null;
  const outcome = failure === null ? (complete && missed === null ? 'done' : 'partial')
    : isOffline ? 'offline' : failure.code === 'cancelled' ? 'cancelled' : 'failed';
  const counts = outcome === 'failed' || outcome === 'partial';
  const why = counts ? (failure ?? course.trouble ?? missed) : null;
  const dueAt = nextDue(source.everyMinutes, { outcome, code: why?.code ?? null, retryAfterMs: failure?.retryAfterMs ?? 0 }, source.failures + 1, Date.parse(archive.now()), random());
  write(archive.db, () => {
    noteSyncEnding(archive, source.id, { failure: why, dueAt, details: end.details, address: end.address, isComplete: complete && failure === null, counts });
    closeRun(archive, run, outcome, why);
  });
  tellChanged(course);
  archive.emit('sources-changed', null);
}

/** Failures that a missing connection explains. */
const NETWORK: ReadonlySet<string> = new Set(['host-not-found', 'host-unreachable', 'connection-broken', 'too-slow', 'proxy-failed', 'answer-incomplete', 'certificate', 'captive-portal']);

function ended(failure: SyncFailure): SyncEnd {
  return { failure, complete: false, details: null, address: null };
}

/** To the store, a fetcher that is gone looks like an archive that is gone; it is not. */
function fetcherFailure(failure: SyncFailure): SyncFailure {
  return failure.code === 'store-stopped' ? { code: 'fetcher-stopped' } : failure;
}

/** The answer, or `cancelled` as soon as that is wished: a server that keeps us waiting does not keep the analyst waiting. */
async function unlessCancelled<T>({ signal }: Course, answer: Promise<Result<T>>): Promise<Result<T>> {
  let stop = () => {};
  const wished = new Promise<Result<T>>((resolve) => { stop = () => resolve(fail({ code: 'cancelled' })); });
  signal.addEventListener('abort', stop);
  try {
    return signal.aborted ? fail({ code: 'cancelled' }) : await Promise.race([answer, wished]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function pick({ kind, details, choice }: FetchedSource) {
  return { kind, details, choice };
}
