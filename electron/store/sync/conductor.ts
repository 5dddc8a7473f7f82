import type { SourceProgress, SyncProgress, SyncRun } from '../../../shared/contract/calls.ts';
import type { Credentials } from '../../../shared/contract/fetcher.ts';
import type { Instant, SourceId } from '../../../shared/ids.ts';
import { fail, type Result } from '../../../shared/result.ts';
import type { AbortSignalLike, CallOptions } from '../../../shared/contract/rpc.ts';
import type { Archive } from '../kernel/archive.ts';
import { activeSources, dueSources, fetchedSource, type FetchedSource } from '../sources/sources.ts';
import type { SyncWish } from './course.ts';
import { createPace } from './pace.ts';

/** Who carries out a sync: a thread of the store, or a test. */
export interface Syncer {
  syncSource(wish: SyncWish, options: CallOptions<SourceProgress>): Promise<Result<SyncRun>>;
  setOnline(online: boolean): void;
}

/** Time as the conductor needs it, so that a test can hold it. Milliseconds. */
export interface Clock {
  now(): number;
  /** The answer takes it back. */
  after(ms: number, work: () => void): () => void;
}

export interface Conductor {
  /** Syncs these now, or all that are active, and answers how it went. Those under way already are waited for. */
  sync(wish: { sourceIds: SourceId[] | null; everything: boolean }, options: { signal: AbortSignalLike; progress: (progress: SyncProgress) => void }): Promise<Result<{ runs: SyncRun[] }>>;
  stop(sourceIds: SourceId[] | null): void;
  activityOf(id: SourceId): 'idle' | 'waiting' | 'syncing';
  progress(): SyncProgress | null;
  isOnline(): boolean;
  /** The system found or lost its connection. */
  connection(isOnline: boolean): void;
  /** The computer slept, and with it our timers. */
  woke(): void;
  /** Something about when a source is due has changed. */
  reconsider(): void;
}

export interface ConductorParts {
  archive: Archive;
  syncer: Syncer;
  clock: Clock;
  /** The password of a source that has a user; null: it has to be asked for. */
  credentialsOf: (source: FetchedSource) => Promise<Credentials | null>;
  /** Whether sources are synced when they are due, without being asked. */
  automatic: boolean;
  /** Whether the analyst lets them, at this moment. */
  isAllowed: () => boolean;
  /** Makes the search index again. False: it could not be made. */
  mendIndex: () => Promise<boolean>;
}

/** Sources at a time; the fetcher lets two exchanges of one host through. */
const AT_ONCE = 4;
/** The window comes first when Briefcase starts. */
const FIRST_LOOK_MS = 15_000;
/** After sleep the network needs a moment. */
const AFTER_SLEEP_MS = 10_000;
const LOOK_EVERY_MS = 60_000;
const PROGRESS_EVERY_MS = 250;

interface Job {
  source: FetchedSource;
  everything: boolean;
  state: 'waiting' | 'syncing';
  stopped: boolean;
  /** Begins when this one, which was told to stop, has come to its end: two of one source would save the same briefs twice. */
  next: Job | null;
  shown: SourceProgress;
  ended: Promise<Result<SyncRun>>;
  settle: (result: Result<SyncRun>) => void;
  abort: () => void;
}

/** Decides which source is synced when: those that are due, those that the analyst asks for; a few at a time, each once. */
export function createConductor({ archive, syncer, clock, credentialsOf, automatic, isAllowed, mendIndex }: ConductorParts): Conductor {
  const jobs = new Map<SourceId, Job>();
  /** What is shown of sources that came to their end while others still run. */
  const finished = new Map<SourceId, SourceProgress>();
  const listeners = new Set<(progress: SyncProgress) => void>();
  const pace = createPace(clock.now);
  let online = true;
  let cancelLook = automatic ? clock.after(FIRST_LOOK_MS, look) : () => {};
  let telling = false;

  /** Begins what is due and sees to it that somebody looks again. */
  function look(): void {
    cancelLook();
    if (!automatic) return;
    if (online && isAllowed()) for (const id of dueSources(archive.db, new Date(clock.now()).toISOString() as Instant)) enqueue(id, false);
    cancelLook = clock.after(LOOK_EVERY_MS, look);
  }

  function enqueue(id: SourceId, everything: boolean): Job | null {
    const known = jobs.get(id);
    const open = known?.stopped ? known.next : known;
    if (open) {
      open.everything ||= everything && open.state === 'waiting';
      return open;
    }
    const source = fetchedSource(archive.db, id);
    if (!source || source.isRemoved) return null;
    const job = newJob(source, everything);
    if (known) known.next = job;
    else begin(job);
    return job;
  }

  function begin(job: Job): void {
    if (jobs.size === 0) {
      finished.clear();
      pace.begin();
    }
    jobs.set(job.source.id, job);
    finished.delete(job.source.id);
    fill();
    tell();
  }

  function fill(): void {
    const running = [...jobs.values()].filter(({ state }) => state === 'syncing').length;
    for (const job of [...jobs.values()].filter(({ state }) => state === 'waiting').slice(0, AT_ONCE - running)) void run(job);
  }

  async function run(job: Job): Promise<void> {
    const { source, everything } = job;
    job.state = 'syncing';
    archive.emit('sources-changed', null);
    const control = new AbortController();
    job.abort = () => {
      job.stopped = true;
      control.abort();
    };
    const credentials = source.user === null ? null : await credentialsOf(source);
    if (job.stopped) control.abort();
    const { signal } = control;
    const sync = () => syncer.syncSource({ sourceId: source.id, everything, credentials }, { signal, onProgress: (progress) => show(job, progress) });
    const result = await sync();
    leave(job, !job.stopped && metDamagedIndex(result) && await mended(job) ? await sync() : result);
  }

  function show(job: Job, progress: SourceProgress): void {
    job.shown = progress;
    tell();
  }

  /** What could not be saved comes again: the second sync goes on where the first one met the damage. Once, so that a disk that fails ends it. */
  async function mended(job: Job): Promise<boolean> {
    show(job, { ...job.shown, phase: 'mending' });
    return await mendIndex() && !job.stopped;
  }

  function leave(job: Job, result: Result<SyncRun>): void {
    const { id } = job.source;
    jobs.delete(id);
    finished.set(id, { ...job.shown, phase: 'ended' });
    job.settle(result);
    if (job.next) begin(job.next);
    else fill();
    tell();
    if (jobs.size === 0) archive.emit('sync-progress', null);
    archive.emit('sources-changed', null);
  }

  function progress(): SyncProgress | null {
    if (jobs.size === 0) return null;
    const sources = [...finished.values(), ...[...jobs.values()].map(({ shown }) => shown)];
    // Images come after the words and are counted apart.
    const texts = sources.filter(({ phase }) => phase !== 'images');
    const done = texts.reduce((sum, one) => sum + one.done, 0);
    const total = texts.reduce((sum, one) => sum + one.total, 0);
    const isCounting = sources.some(({ phase }) => phase === 'waiting' || phase === 'listing' || phase === 'mending');
    return { sources, done, total, remainingMs: isCounting ? null : pace.remaining(sources.reduce((sum, one) => sum + one.done, 0), sources.reduce((sum, one) => sum + one.total, 0)) };
  }

  /** At most four times a second, and always with the newest. */
  function tell(): void {
    if (telling) return;
    telling = true;
    clock.after(PROGRESS_EVERY_MS, () => {
      telling = false;
      const now = progress();
      if (now === null) return;
      archive.emit('sync-progress', now);
      for (const listener of listeners) listener(now);
    });
  }

  function stop(sourceIds: SourceId[] | null): void {
    for (const [id, job] of jobs) {
      if (sourceIds !== null && !sourceIds.includes(id)) continue;
      job.stopped = true;
      if (job.state === 'waiting') leave(job, fail({ code: 'cancelled' }));
      else job.abort();
    }
  }

  return {
    async sync({ sourceIds, everything }, options) {
      const ids = sourceIds ?? activeSources(archive.db).map(({ id }) => id);
      const wanted = ids.map((id) => enqueue(id, everything));
      if (wanted.includes(null)) return fail({ code: 'not-found' });
      const stopAll = (): void => stop(ids);
      options.signal.addEventListener('abort', stopAll);
      if (options.signal.aborted) stopAll();
      listeners.add(options.progress);
      const results = await Promise.all(wanted.map((job) => job!.ended));
      options.signal.removeEventListener('abort', stopAll);
      listeners.delete(options.progress);
      const failure = results.find((one) => !one.ok);
      const runs = results.flatMap((one) => (one.ok ? [one.value] : []));
      return failure && !failure.ok && runs.length === 0 ? failure : { ok: true, value: { runs } };
    },
    stop,
    activityOf: (id) => jobs.get(id)?.state ?? 'idle',
    progress,
    isOnline: () => online,
    connection(isOnline) {
      const isBack = isOnline && !online;
      if (isOnline === online) return;
      online = isOnline;
      syncer.setOnline(isOnline);
      archive.emit('connection-changed', { isOnline });
      if (isBack) look();
    },
    woke() {
      cancelLook();
      if (automatic) cancelLook = clock.after(AFTER_SLEEP_MS, look);
    },
    reconsider() {
      if (automatic && online) look();
    },
  };
}

function metDamagedIndex(result: Result<SyncRun>): boolean {
  return result.ok && result.value.failure?.code === 'index-damaged';
}

function newJob(source: FetchedSource, everything: boolean): Job {
  let settle: Job['settle'] = () => {};
  const ended = new Promise<Result<SyncRun>>((resolve) => { settle = resolve; });
  const shown: SourceProgress = { sourceId: source.id, name: source.name, phase: 'waiting', done: 0, total: 0 };
  return { source, everything, state: 'waiting', stopped: false, next: null, shown, ended, settle, abort: () => {} };
}
