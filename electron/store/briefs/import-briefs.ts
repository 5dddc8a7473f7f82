import type { ImportOutcome, ImportProgress, ImportReport } from '../../../shared/contract/calls.ts';
import type { FetcherCalls, FileOutcome } from '../../../shared/contract/fetcher.ts';
import type { BriefId, SourceId } from '../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { CallContext, Client } from '../../../shared/contract/rpc.ts';
import { validBody } from '../../../shared/brief/normal/valid-body.ts';
import type { Archive } from '../kernel/archive.ts';
import { breathe } from '../kernel/breathe.ts';
import { briefWithHash, briefWithKey, saveOver } from './briefs.ts';
import { contentOf } from './revisions.ts';
import { writeIndexed } from '../search-index/index-briefs.ts';
import { localSource } from '../sources/sources.ts';
import { splitUnknownTopics } from './topics.ts';

/** Files read at once and saved together: few enough that reading goes on smoothly between two transactions. */
const BATCH = 8;

/**
 * Imports files and folders, a few briefs in each transaction: what was imported stays when the rest is cancelled or cut off, and a
 * file that cannot be read is an outcome like the others.
 */
export async function importPaths(
  archive: Archive,
  fetcher: Client<FetcherCalls>,
  paths: readonly string[],
  kind: 'files' | 'samples',
  { signal, progress }: Pick<CallContext<ImportProgress>, 'signal' | 'progress'>,
): Promise<Result<ImportReport>> {
  const found = await fetcher.findFiles({ paths: [...paths] });
  if (!found.ok) return found;
  const { files, failed } = found.value;
  const outcomes: ImportOutcome[] = failed.map(({ path, failure }) => ({ path, outcome: 'failed', failure }));
  const sourceId = localSource(archive, kind);
  progress({ done: 0, total: files.length });
  // The next few are read while these are saved; between two saves whoever waits is answered.
  let coming = fetcher.readFiles({ paths: files.slice(0, BATCH) });
  for (let from = 0; from < files.length && !signal.aborted; from += BATCH) {
    const read = await coming;
    if (!read.ok) return read;
    coming = fetcher.readFiles({ paths: files.slice(from + BATCH, from + 2 * BATCH) });
    outcomes.push(...writeIndexed(archive.db, (toIndex) => read.value.map((file) => saveFile(archive, sourceId, file, toIndex))));
    await breathe();
    progress({ done: Math.min(from + BATCH, files.length), total: files.length });
  }
  splitUnknownTopics(archive.db);
  const report = toReport(outcomes);
  if (report.added + report.updated > 0) {
    const ids = outcomes.flatMap((one) => (one.outcome === 'added' || one.outcome === 'updated' ? [one.briefId] : []));
    archive.emit('briefs-changed', { ids: ids.length > 500 ? null : ids });
    archive.emit('sources-changed', null);
  }
  return signal.aborted ? fail({ code: 'cancelled' }) : ok(report);
}

function saveFile(archive: Archive, sourceId: SourceId, file: FileOutcome, toIndex: (id: BriefId) => void): ImportOutcome {
  const { path } = file;
  if ('failure' in file) return { path, outcome: 'failed', failure: file.failure };
  const { db } = archive;
  const { post } = file;
  const body = validBody(post.body);
  if (!body) return { path, outcome: 'failed', failure: { code: 'bad-input', detail: post.key } };
  const content = contentOf(post.title, body);
  const known = briefWithKey(db, sourceId, post.key);
  // A copy of a file that is in the archive already, under another path: nothing to add.
  const twin = known ? null : briefWithHash(db, sourceId, content.hash);
  if (twin !== null) return { path, outcome: 'unchanged', briefId: twin, title: post.title };
  const { outcome, id } = saveOver(archive, sourceId, known, post, content, toIndex);
  return { path, outcome, briefId: id, title: content.title };
}

function toReport(outcomes: ImportOutcome[]): ImportReport {
  const count = (outcome: ImportOutcome['outcome']) => outcomes.filter((one) => one.outcome === outcome).length;
  return { outcomes, added: count('added'), updated: count('updated'), unchanged: count('unchanged'), failed: count('failed') };
}
