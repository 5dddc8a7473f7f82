import { SYNC_COUNTS, type SyncCounts, type SyncLine, type SyncRun } from '../../../shared/contract/calls.ts';
import type { Failure } from '../../../shared/errors.ts';
import type { BriefId, Instant, SourceId } from '../../../shared/ids.ts';
import { prepared, write, type Archive } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';

/** Syncs of one source that are remembered. */
const MOST_RUNS = 100;
/** Lines of one kind that are kept of one sync; a first sync needs no list of everything. */
const MOST_LINES = 100;

/** A sync under way, as the log sees it. Its row says `interrupted` until it is closed, whatever happens. */
export interface OpenRun {
  id: number;
  counts: SyncCounts;
}

export function openRun({ db, now }: Archive, sourceId: SourceId): OpenRun {
  return write(db, () => {
    prepared(db, `
      DELETE FROM sync_run
      WHERE source_id = ? AND id NOT IN (SELECT id FROM sync_run WHERE source_id = ? ORDER BY id DESC LIMIT ${MOST_RUNS - 1})`).run(sourceId, sourceId);
    const { lastInsertRowid } = prepared(db, 'INSERT INTO sync_run (source_id, started_at) VALUES (?, ?)').run(sourceId, now());
    return { id: Number(lastInsertRowid), counts: noCounts() };
  });
}

/** Counts what happened, and writes the line while there are few of its kind. */
export function logLine(db: Db, run: OpenRun, { kind, briefId, title, failure }: SyncLine): void {
  run.counts[kind] += 1;
  if (run.counts[kind] > MOST_LINES) return;
  prepared(db, 'INSERT INTO sync_line (run_id, kind, brief_id, title, failure) VALUES (?, ?, ?, ?, ?)').run(run.id, kind, briefId, title, failureJson(failure));
}

export function closeRun({ db, now }: Archive, run: OpenRun, outcome: SyncRun['outcome'], failure: Failure | null): void {
  prepared(db, 'UPDATE sync_run SET ended_at = ?, outcome = ?, failure = ?, counts = ? WHERE id = ?')
    .run(now(), outcome, failureJson(failure), JSON.stringify(run.counts), run.id);
}

interface RunRecord {
  id: number;
  source_id: SourceId;
  name: string;
  started_at: Instant;
  ended_at: Instant | null;
  outcome: SyncRun['outcome'];
  failure: string | null;
  counts: string;
}

const RUN = `
  SELECT sync_run.id, source_id, source.name, started_at, ended_at, outcome, sync_run.failure, counts
  FROM sync_run JOIN source ON source.id = sync_run.source_id`;

/** The newest first; of one source, or of all. */
export function readLog(db: Db, sourceId: SourceId | null, limit: number): SyncRun[] {
  const rows = sourceId === null
    ? prepared<RunRecord>(db, `${RUN} ORDER BY sync_run.id DESC LIMIT ?`).all(limit)
    : prepared<RunRecord>(db, `${RUN} WHERE source_id = ? ORDER BY sync_run.id DESC LIMIT ?`).all(sourceId, limit);
  return rows.map((row) => toRun(db, row));
}

export function readRun(db: Db, id: number): SyncRun | null {
  const row = prepared<RunRecord>(db, `${RUN} WHERE sync_run.id = ?`).get(id);
  return row ? toRun(db, row) : null;
}

function toRun(db: Db, { id, source_id: sourceId, name, started_at: startedAt, ended_at: endedAt, outcome, failure, counts }: RunRecord): SyncRun {
  const lines = prepared<{ kind: SyncLine['kind']; brief_id: BriefId | null; title: string | null; failure: string | null }>(db, `
    SELECT kind, brief_id, title, failure FROM sync_line WHERE run_id = ? ORDER BY id`).all(id);
  return {
    id, sourceId, sourceName: name, startedAt, endedAt, outcome, failure: parsed(failure),
    counts: { ...(endedAt === null ? countsOf(lines) : noCounts()), ...(JSON.parse(counts) as Partial<SyncCounts>) },
    lines: lines.map(({ kind, brief_id: briefId, title, failure: why }) => ({ kind, briefId, title, failure: parsed(why) })),
  };
}

/** Of a sync that was never closed: at least these. */
function countsOf(lines: readonly { kind: SyncLine['kind'] }[]): SyncCounts {
  const counts = noCounts();
  for (const { kind } of lines) counts[kind] += 1;
  return counts;
}

function noCounts(): SyncCounts {
  return Object.fromEntries(SYNC_COUNTS.map((name) => [name, 0])) as SyncCounts;
}

const failureJson = (failure: Failure | null) => (failure === null ? null : JSON.stringify({ code: failure.code, detail: failure.detail }));
const parsed = (json: string | null) => (json === null ? null : (JSON.parse(json) as Failure));
