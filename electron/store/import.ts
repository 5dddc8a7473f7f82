import type { Post } from '../../shared/brief/brief.ts';
import type { ImportOutcome, ImportProgress, ImportReport } from '../../shared/contract.ts';
import type { FetcherCalls, FileOutcome } from '../../shared/fetcher-contract.ts';
import type { BriefId, SourceId } from '../../shared/ids.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { CallContext, Client } from '../../shared/rpc.ts';
import { validBody } from '../../shared/brief/valid-body.ts';
import type { Archive } from './archive.ts';
import { briefRows } from './brief-list.ts';
import { briefWithHash, briefWithKey, savePost } from './briefs.ts';
import { contentHash } from './revisions.ts';
import { breathe } from './breathe.ts';
import { localSource } from './sources.ts';
import { splitUnknownTopics } from './topics.ts';

/** Files asked for at once: small enough that reading goes on smoothly between two saves. */
const BATCH = 8;

/**
 * Imports files and folders. Each brief is saved on its own: what was imported stays when the rest is cancelled or cut off,
 * and a file that cannot be read is an outcome like the others.
 */
export async function importPaths(
  archive: Archive,
  fetcher: Client<FetcherCalls>,
  paths: readonly string[],
  kind: 'files' | 'samples',
  { cancelled, progress }: CallContext<ImportProgress>,
): Promise<Result<ImportReport>> {
  const found = await fetcher.findFiles({ paths: [...paths] });
  if (!found.ok) return found;
  const { files, failed } = found.value;
  const outcomes: ImportOutcome[] = failed.map(({ path, failure }) => ({ path, outcome: 'failed', failure }));
  const sourceId = localSource(archive, kind);
  progress({ done: 0, total: files.length });
  // The next few are read while these are saved; between two saves whoever waits is answered.
  let coming = fetcher.readFiles({ paths: files.slice(0, BATCH) });
  for (let from = 0; from < files.length && !cancelled(); from += BATCH) {
    const read = await coming;
    if (!read.ok) return read;
    coming = fetcher.readFiles({ paths: files.slice(from + BATCH, from + 2 * BATCH) });
    for (const file of read.value) {
      outcomes.push(saveFile(archive, sourceId, file));
      await breathe();
    }
    progress({ done: Math.min(from + BATCH, files.length), total: files.length });
  }
  splitUnknownTopics(archive.db);
  const report = toReport(outcomes);
  if (report.added + report.updated > 0) {
    const ids = outcomes.flatMap((one) => (one.outcome === 'added' || one.outcome === 'updated' ? [one.briefId] : []));
    archive.emit('briefs-changed', { ids: ids.length > 500 ? null : ids });
    archive.emit('sources-changed', null);
  }
  return cancelled() ? fail({ code: 'cancelled' }) : ok(report);
}

function saveFile(archive: Archive, sourceId: SourceId, file: FileOutcome): ImportOutcome {
  const { path } = file;
  if ('failure' in file) return { path, outcome: 'failed', failure: file.failure };
  const twin = sameContentElsewhere(archive, sourceId, file);
  if (twin !== null) return { path, outcome: 'unchanged', briefId: twin, title: file.post.title };
  const saved = savePost(archive, sourceId, file.post);
  if (!saved.ok) return { path, outcome: 'failed', failure: saved.failure };
  const { outcome, id } = saved.value;
  return { path, outcome, briefId: id, title: briefRows(archive.db, [id])[0]?.title ?? file.post.title };
}

/** A copy of a file that is in the archive already, under another path: nothing to add. */
function sameContentElsewhere({ db }: Archive, sourceId: SourceId, { post }: { post: Post }): BriefId | null {
  if (briefWithKey(db, sourceId, post.key)) return null;
  const body = validBody(post.body);
  return body && briefWithHash(db, sourceId, contentHash(post.title, body));
}

function toReport(outcomes: ImportOutcome[]): ImportReport {
  const count = (outcome: ImportOutcome['outcome']) => outcomes.filter((one) => one.outcome === outcome).length;
  return { outcomes, added: count('added'), updated: count('updated'), unchanged: count('unchanged'), failed: count('failed') };
}
