import type { ImportOutcome, ImportProgress, ImportReport } from '../../../shared/contract/calls.ts';
import type { FetcherCalls } from '../../../shared/contract/fetcher.ts';
import type { BriefId } from '../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { CallContext, Client } from '../../../shared/contract/rpc.ts';
import { write, type Archive } from '../kernel/archive.ts';
import { breathe } from '../kernel/breathe.ts';
import { markSome, placeAt } from './file-places.ts';
import { asked, copiedFrom, saveFile, saveWaiting, settleCopy, type FileSaving } from './save-file.ts';
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
  const { files, failed, skipped } = found.value;
  const outcomes: ImportOutcome[] = [
    ...failed.map(({ path, failure }) => ({ path, outcome: 'failed' as const, failure })),
    ...skipped.map(({ path, failure }) => ({ path, outcome: 'skipped' as const, failure })),
  ];
  const sourceId = localSource(archive, kind);
  progress({ done: 0, total: files.length });
  await markOlder(archive);
  const saving = { archive, sourceId, moved: new Set<BriefId>() };
  const waiting: string[] = [];
  // The next few are read while these are saved; between two saves whoever waits is answered.
  let coming = fetcher.readFiles({ paths: files.slice(0, BATCH) });
  for (let from = 0; from < files.length && !signal.aborted; from += BATCH) {
    const read = await coming;
    if (!read.ok) return read;
    coming = fetcher.readFiles({ paths: files.slice(from + BATCH, from + 2 * BATCH) });
    const saved = writeIndexed(archive.db, (toIndex) => read.value.map((file) => saveFile({ ...saving, toIndex }, file)));
    waiting.push(...read.value.flatMap(({ path }, index) => (saved[index] === null ? [path] : [])));
    outcomes.push(...await settled(saving, fetcher, saved.filter((outcome) => outcome !== null)));
    await breathe();
    progress({ done: Math.min(from + BATCH, files.length) - waiting.length, total: files.length });
  }
  // A path with other words than before comes last: then it is known whether its brief was found elsewhere.
  const isKnown = (path: string) => (placeAt(archive.db, sourceId, path) === null ? 0 : 1);
  waiting.sort((one, other) => isKnown(one) - isKnown(other));
  for (let from = 0; from < waiting.length && !signal.aborted; from += BATCH) {
    const read = await fetcher.readFiles({ paths: waiting.slice(from, from + BATCH) });
    if (!read.ok) return read;
    const paths = read.value.flatMap((file) => asked({ ...saving, toIndex: () => undefined }, file));
    const missing = await missingOf(fetcher, paths);
    const late = new Set(waiting);
    outcomes.push(...writeIndexed(archive.db, (toIndex) => read.value.map((file) => saveWaiting({ ...saving, toIndex }, file, missing, late))));
    await breathe();
    progress({ done: files.length - Math.max(0, waiting.length - from - BATCH), total: files.length });
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

/** Files with the words of one that is known: where that one lies no more, it was moved. */
async function settled(saving: Omit<FileSaving, 'toIndex'>, fetcher: Client<FetcherCalls>, outcomes: ImportOutcome[]): Promise<ImportOutcome[]> {
  const whole = { ...saving, toIndex: () => undefined };
  const paths = outcomes.flatMap((outcome) => copiedFrom(whole, outcome));
  if (paths.length === 0) return outcomes;
  const missing = await missingOf(fetcher, paths);
  return write(saving.archive.db, () => outcomes.map((outcome) => settleCopy(whole, outcome, missing)));
}

/** Those of the paths where no file lies. A fetcher that does not answer has seen nothing missing. */
async function missingOf(fetcher: Client<FetcherCalls>, paths: readonly string[]): Promise<Set<string>> {
  const missing = paths.length === 0 ? ok([]) : await fetcher.missingFiles({ paths: [...new Set(paths)] });
  return new Set(missing.ok ? missing.value : []);
}

/** Once for an archive: briefs that were brought in before marks were kept get theirs. */
async function markOlder({ db }: Archive): Promise<void> {
  while (write(db, () => markSome(db, 50)) > 0) await breathe();
}

function toReport(outcomes: ImportOutcome[]): ImportReport {
  const count = (outcome: ImportOutcome['outcome']) => outcomes.filter((one) => one.outcome === outcome).length;
  return { outcomes, added: count('added'), updated: count('updated'), unchanged: count('unchanged'), failed: count('failed'), skipped: count('skipped') };
}
