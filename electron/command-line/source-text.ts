import { SYNC_COUNTS, type FoundSource, type SourceRow, type SyncCounts, type SyncProgress, type SyncRun } from '../../shared/contract/calls.ts';
import { sentence, type Failure } from '../../shared/errors.ts';
import { runSentence } from '../../shared/wording/sync-in-words.ts';

/* What the commands about sources print for people. */

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
const lines = (...all: (string | null)[]) => all.filter((line) => line !== null).map((line) => `${line}\n`).join('');

export function sources(rows: readonly SourceRow[]): string {
  if (rows.length === 0) return 'There are no sources yet: briefcase sources add ADDRESS.\n';
  return lines(...rows.flatMap((row) => [
    `${String(row.id).padStart(4)}  ${row.name}  (${row.kind}, ${plural(row.briefs, 'brief')}${row.sync?.gone ? `, ${row.sync.gone} gone` : ''}${row.sync?.unpublished ? `, ${row.sync.unpublished} unpublished` : ''})`,
    row.address === null ? null : `      ${row.address}`,
    row.sync === null ? null : `      ${standing(row)}`,
  ]));
}

function standing({ fetchedAt, sync }: SourceRow): string {
  if (sync === null) return '';
  const rhythm = sync.isRemoved ? 'removed' : sync.isPaused ? 'paused' : sync.everyMinutes === null ? 'only when asked' : `every ${span(sync.everyMinutes)}`;
  const fetched = fetchedAt === null ? 'never fetched' : `last fetched ${fetchedAt}`;
  return `${fetched}, ${rhythm}${sync.failure === null ? '' : `. ${sentence(sync.failure)}`}`;
}

const span = (minutes: number) => (minutes % 1440 === 0 ? plural(minutes / 1440, 'day') : minutes % 60 === 0 ? plural(minutes / 60, 'hour') : plural(minutes, 'minute'));

export function added(source: SourceRow, found: FoundSource, notes: readonly Failure[]): string {
  const latest = found.latest.map(({ title, date }) => `      ${date ?? 'undated   '}  ${title}`);
  return lines(
    `Added ${source.id}: ${source.name} (${source.kind}${found.total === null ? '' : `, ${plural(found.total, 'brief')}`})`,
    ...latest, ...notes.map(sentence), `Fetch it with: briefcase sync ${source.id}`,
  );
}

export function removed({ name, briefs }: SourceRow): string {
  return `${name} is fetched no more. Its ${plural(briefs, 'brief')} stay.\n`;
}

export function opml(rows: readonly SourceRow[], known: number): string {
  return lines(...rows.map(({ id, name }) => `${String(id).padStart(4)}  ${name}`), `${plural(rows.length, 'source')} added, ${known} known before`);
}

export function synced(runs: readonly SyncRun[]): string {
  if (runs.length === 0) return 'There is nothing to sync: briefcase sources add ADDRESS.\n';
  return lines(...runs.map((run) => `${run.sourceName}: ${runSentence(run)}`));
}

export function log(runs: readonly SyncRun[]): string {
  if (runs.length === 0) return 'It was never synced.\n';
  return lines(...runs.flatMap((run) => [
    `${run.startedAt}  ${runSentence(run)}`,
    ...run.lines.map(({ kind, title, failure }) => `    ${kind.padEnd(11)} ${title ?? ''}${failure === null ? '' : `${title === null ? '' : ': '}${sentence(failure)}`}`),
  ]));
}

export function totals(runs: readonly SyncRun[]): SyncCounts {
  return Object.fromEntries(SYNC_COUNTS.map((name) => [name, runs.reduce((sum, { counts }) => sum + counts[name], 0)])) as SyncCounts;
}

/** One line that is written over and over. */
export function progress({ sources: all, done, total, remainingMs }: SyncProgress): string {
  const images = all.filter(({ phase }) => phase === 'images');
  const left = remainingMs === null ? '' : `, about ${span(Math.max(1, Math.ceil(remainingMs / 60_000)))} left`;
  const words = total === 0 ? 'Reading the list' : `${done} of ${plural(total, 'brief')}`;
  const pictures = images.length === 0 ? '' : `, ${images.reduce((sum, one) => sum + one.done, 0)} of ${plural(images.reduce((sum, one) => sum + one.total, 0), 'image')}`;
  return `${words}${pictures}${left}`;
}
