import type { SourceChange, SourceRow, SourceSync, Subscription } from '../../../shared/contract/calls.ts';
import type { Failure } from '../../../shared/errors.ts';
import type { SourceChoice } from '../../../shared/contract/fetcher.ts';
import type { Instant, SourceId } from '../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { prepared, write, type Archive } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';

/** The one source that every imported file belongs to, and the one of the sample briefs; made when first needed. */
export function localSource({ db, now }: Archive, kind: 'files' | 'samples'): SourceId {
  const known = prepared<{ id: SourceId }>(db, 'SELECT id FROM source WHERE kind = ?').get(kind);
  if (known) return known.id;
  const name = kind === 'files' ? 'Imported files' : 'Sample briefs';
  return Number(prepared(db, 'INSERT INTO source (kind, name, added_at) VALUES (?, ?, ?)').run(kind, name, now()).lastInsertRowid) as SourceId;
}

// ── Sources that are fetched from a network

export interface NewSource {
  kind: 'wordpress' | 'feed';
  name: string;
  /** REST root, or address of the feed. */
  address: string;
  /** The fetcher's own words; kept and given back as they are. */
  details: string;
  choice: SourceChoice;
  everyMinutes: number | null;
}

/** Adds a source, due at once. One that was removed comes back with its briefs; one that is there is refused. */
export function addSource(archive: Archive, wanted: NewSource): Result<SourceId> {
  const { db, now } = archive;
  return write(db, () => {
    const known = sourceLike(db, wanted.address);
    if (known !== null && !known.isRemoved) return fail({ code: 'source-known', detail: known.name });
    const before = known && fetchedSource(db, known.id);
    if (before && JSON.stringify(before.choice) !== JSON.stringify(wanted.choice)) forgetStates(db, before.id);
    const { kind, name, address, everyMinutes } = wanted;
    const row = { kind, name, address, everyMinutes, details: detailsJson(wanted.details, wanted.choice), at: now() };
    if (known === null) {
      const { lastInsertRowid } = prepared(db, `
        INSERT INTO source (kind, name, address, details, every_minutes, due_at, added_at)
        VALUES (@kind, @name, @address, @details, @everyMinutes, iif(@everyMinutes IS NULL, NULL, @at), @at)`).run(row);
      return ok(Number(lastInsertRowid) as SourceId);
    }
    prepared(db, `
      UPDATE source
      SET kind = @kind, name = @name, details = @details, every_minutes = @everyMinutes, due_at = iif(@everyMinutes IS NULL, NULL, @at),
          removed_at = NULL, paused_at = NULL, failures = 0, failure = NULL,
          address = iif(EXISTS (SELECT 1 FROM source WHERE address = @address), address, @address)
      WHERE id = @id`).run({ kind, name, address, details: row.details, everyMinutes, at: row.at, id: known.id });
    return ok(known.id);
  });
}

/** Changes what the analyst may change. A source that is asked for other briefs than before forgets what it knew of its list. */
export function changeSource({ db, now }: Archive, id: SourceId, change: SourceChange): Result<null> {
  return write(db, () => {
    const source = fetchedSource(db, id);
    if (!source) return fail({ code: 'not-found' });
    const { choice } = source;
    const wanted: SourceChoice = { types: change.types === undefined ? choice.types : change.types, only: change.only === undefined ? choice.only : change.only };
    const isOtherChoice = JSON.stringify(wanted) !== JSON.stringify(choice);
    const everyMinutes = change.everyMinutes === undefined ? source.everyMinutes : change.everyMinutes;
    const isPaused = change.isPaused ?? source.isPaused;
    const isDueNow = isOtherChoice || (source.isPaused && !isPaused);
    const dueAt = everyMinutes === null ? null : isDueNow ? now() : dueWithin(source, everyMinutes, now());
    prepared(db, `
      UPDATE source
      SET name = @name, details = @details, every_minutes = @everyMinutes, with_images = @withImages, due_at = @dueAt,
          paused_at = iif(@isPaused, coalesce(paused_at, @at), NULL)
      WHERE id = @id`).run({
      id, everyMinutes, dueAt, at: now(), name: change.name ?? source.name, details: detailsJson(source.details, wanted),
      withImages: (change.withImages ?? source.withImages) ? 1 : 0, isPaused: isPaused ? 1 : 0,
    });
    if (isOtherChoice) forgetStates(db, id);
    return ok(null);
  });
}

/** Fetched no more; its briefs and everything made of them stay. */
export function removeSource({ db, now }: Archive, id: SourceId): Result<null> {
  const { changes } = prepared(db, `
    UPDATE source SET removed_at = ?, due_at = NULL, user = NULL, sealed_password = NULL WHERE id = ? AND details IS NOT NULL AND removed_at IS NULL`).run(now(), id);
  return changes > 0 ? ok(null) : fail({ code: 'not-found' });
}

export function restoreSource({ db, now }: Archive, id: SourceId): Result<null> {
  const { changes } = prepared(db, `
    UPDATE source SET removed_at = NULL, due_at = iif(every_minutes IS NULL, NULL, ?) WHERE id = ? AND removed_at IS NOT NULL`).run(now(), id);
  return changes > 0 ? ok(null) : fail({ code: 'not-found' });
}

/** `sealed`: the password as the system sealed it; null when it cannot, or when there is none. */
export function setSourceUser({ db }: Archive, id: SourceId, user: string | null, sealed: string | null): Result<null> {
  const { changes } = prepared(db, `UPDATE source SET user = ?, sealed_password = ? WHERE id = ? AND details IS NOT NULL`).run(user, sealed, id);
  return changes > 0 ? ok(null) : fail({ code: 'not-found' });
}

/** A source that is fetched from a network, as a sync needs it. */
export interface FetchedSource {
  id: SourceId;
  kind: 'wordpress' | 'feed';
  name: string;
  address: string;
  details: string;
  choice: SourceChoice;
  everyMinutes: number | null;
  isPaused: boolean;
  isRemoved: boolean;
  withImages: boolean;
  user: string | null;
  sealedPassword: string | null;
  /** In a row. */
  failures: number;
  dueAt: Instant | null;
}

interface FetchedRecord {
  id: SourceId;
  kind: FetchedSource['kind'];
  name: string;
  address: string;
  details: string;
  every_minutes: number | null;
  paused_at: Instant | null;
  removed_at: Instant | null;
  with_images: 0 | 1;
  user: string | null;
  sealed_password: string | null;
  failures: number;
  due_at: Instant | null;
}

const FETCHED = `
  SELECT id, kind, name, address, details, every_minutes, paused_at, removed_at, with_images, user, sealed_password, failures, due_at
  FROM source`;

/** null when there is none, or when it is not fetched from a network. */
export function fetchedSource(db: Db, id: SourceId): FetchedSource | null {
  const row = prepared<FetchedRecord>(db, `${FETCHED} WHERE id = ? AND details IS NOT NULL`).get(id);
  return row ? toFetchedSource(row) : null;
}

/** All that can be synced: neither removed nor paused. */
export function activeSources(db: Db): FetchedSource[] {
  return prepared<FetchedRecord>(db, `${FETCHED} WHERE details IS NOT NULL AND removed_at IS NULL AND paused_at IS NULL ORDER BY id`).all().map(toFetchedSource);
}

/** Those whose time has come, the longest overdue first. */
export function dueSources(db: Db, at: Instant): SourceId[] {
  return prepared<{ id: SourceId }>(db, `
    SELECT id FROM source
    WHERE due_at <= ? AND removed_at IS NULL AND paused_at IS NULL
    ORDER BY due_at, id`).all(at).map(({ id }) => id);
}

export function sourceAt(db: Db, address: string): { id: SourceId; name: string; isRemoved: boolean } | null {
  const row = prepared<{ id: SourceId; name: string; removed_at: Instant | null }>(db, 'SELECT id, name, removed_at FROM source WHERE address = ?').get(address);
  return row ? { id: row.id, name: row.name, isRemoved: row.removed_at !== null } : null;
}

/** The source that stands at this address, or at another way to write it. One that is fetched comes before one that was removed. */
export function sourceLike(db: Db, address: string): ReturnType<typeof sourceAt> {
  const known = waysToWrite(address).flatMap((one) => sourceAt(db, one) ?? []);
  return known.find(({ isRemoved }) => !isRemoved) ?? known[0] ?? null;
}

/** With http and with https; and a WordPress by each of the roots that it answers to. */
function waysToWrite(address: string): string[] {
  const folder = /^(.*\/)(?:wp-json\/?|(?:index\.php)?\?rest_route=(?:\/|%2F))$/i.exec(address)?.[1];
  const forms = folder === undefined ? [address] : [address, `${folder}wp-json/`, `${folder}?rest_route=/`, `${folder}index.php?rest_route=/`];
  return [...new Set(forms.flatMap((form) => [form, /^http:/.test(form) ? form.replace(/^http:/, 'https:') : form.replace(/^https:/, 'http:')]))];
}

/** What a sync leaves with its source. */
export interface SyncEnding {
  failure: Failure | null;
  dueAt: Instant | null;
  /** null: as they were. */
  details: string | null;
  /** Where the publisher moved it for good; null: it is where it was. */
  address: string | null;
  /** Whether everything that it lists was looked at. */
  isComplete: boolean;
  /** Whether the failure counts towards longer waits. */
  counts: boolean;
}

export function noteSyncEnding({ db, now }: Archive, id: SourceId, { failure, dueAt, details, address, isComplete, counts }: SyncEnding): void {
  const source = fetchedSource(db, id);
  if (!source) return;
  prepared(db, `
    UPDATE source
    SET tried_at = @at, fetched_at = iif(@isComplete, @at, fetched_at), due_at = @dueAt, failure = @failure,
        failures = iif(@counts, failures + 1, 0), details = coalesce(@details, details)
    WHERE id = @id`).run({
    id, at: now(), dueAt: source.isRemoved ? null : dueAt, isComplete: isComplete ? 1 : 0, counts: counts ? 1 : 0,
    failure: failure && JSON.stringify({ code: failure.code, detail: failure.detail }),
    details: details === null ? null : detailsJson(details, source.choice),
  });
  // Two sources that now stand at one address stay two; the address is only what a third one is compared with.
  if (address !== null && sourceAt(db, address) === null) prepared(db, 'UPDATE source SET address = ? WHERE id = ?').run(address, id);
}

// ── Lists

interface SourceRecord {
  id: SourceId;
  kind: SourceRow['kind'];
  name: string;
  address: string | null;
  fetched_at: Instant | null;
  details: string | null;
  every_minutes: number | null;
  paused_at: Instant | null;
  removed_at: Instant | null;
  with_images: 0 | 1;
  user: string | null;
  tried_at: Instant | null;
  due_at: Instant | null;
  failure: string | null;
  briefs: number;
  unpublished: number;
  gone: number;
}

/** Asked after every change of the archive. The partial index of briefs that are away is only used where it is said that they are. */
export const SOURCE_ROWS = `
  SELECT source.id, kind, name, address, fetched_at, details, every_minutes, paused_at, removed_at, with_images, user, tried_at, due_at, failure,
         (SELECT count(*) FROM brief WHERE source_id = source.id) AS briefs,
         (SELECT count(*) FROM brief WHERE source_id = source.id AND status <> 'published' AND status = 'unpublished') AS unpublished,
         (SELECT count(*) FROM brief WHERE source_id = source.id AND status <> 'published' AND status = 'gone') AS gone
  FROM source
  WHERE removed_at IS NULL OR EXISTS (SELECT 1 FROM brief WHERE source_id = source.id)
  ORDER BY name COLLATE NOCASE, source.id`;

/** `activityOf`: what the sync engine is doing with a source at this moment. A removed source without briefs is not listed. */
export function listSources(db: Db, activityOf: (id: SourceId) => SourceSync['activity'] = () => 'idle'): SourceRow[] {
  return prepared<SourceRecord>(db, SOURCE_ROWS).all().map((row) => toSourceRow(row, activityOf(row.id)));
}

function toSourceRow(row: SourceRecord, activity: SourceSync['activity']): SourceRow {
  const { id, kind, name, address, briefs, fetched_at: fetchedAt } = row;
  return { id, kind, name, address, briefs, fetchedAt, sync: row.details === null ? null : toSourceSync(row, row.details, activity) };
}

function toSourceSync(row: SourceRecord, details: string, activity: SourceSync['activity']): SourceSync {
  return {
    everyMinutes: row.every_minutes,
    isPaused: row.paused_at !== null,
    isRemoved: row.removed_at !== null,
    withImages: row.with_images === 1,
    ...(readDetails(details).choice as { types: string[] | null; only: Subscription[] | null }),
    user: row.user,
    triedAt: row.tried_at,
    dueAt: row.due_at,
    failure: row.failure === null ? null : (JSON.parse(row.failure) as Failure),
    activity,
    unpublished: row.unpublished,
    gone: row.gone,
  };
}

function toFetchedSource(row: FetchedRecord): FetchedSource {
  return {
    id: row.id, kind: row.kind, name: row.name, address: row.address, ...readDetails(row.details), everyMinutes: row.every_minutes,
    isPaused: row.paused_at !== null, isRemoved: row.removed_at !== null, withImages: row.with_images === 1, user: row.user,
    sealedPassword: row.sealed_password, failures: row.failures, dueAt: row.due_at,
  };
}

// The column holds both: what the fetcher learnt, as the text that it is to us, and what the analyst chose.
function detailsJson(details: string, choice: SourceChoice): string {
  return JSON.stringify({ details, choice });
}

function readDetails(json: string): { details: string; choice: SourceChoice } {
  return JSON.parse(json) as { details: string; choice: SourceChoice };
}

/** No later than it was, and no later than the new rhythm says. */
function dueWithin({ dueAt }: FetchedSource, everyMinutes: number, at: Instant): Instant {
  const latest = new Date(Date.parse(at) + everyMinutes * 60_000).toISOString() as Instant;
  return dueAt !== null && dueAt < latest ? dueAt : latest;
}

function forgetStates(db: Db, id: SourceId): void {
  prepared(db, 'UPDATE brief_state SET state = NULL WHERE brief_id IN (SELECT id FROM brief WHERE source_id = ?)').run(id);
}
