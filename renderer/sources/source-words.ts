import type { FoundSource, SourceRow, SyncCounts, SyncProgress, SyncRun } from '../../shared/contract/calls.ts';
import { sentence, type FailureCode } from '../../shared/errors.ts';
import type { Instant } from '../../shared/ids.ts';
import { counted, number } from '../ui/counts.ts';
import { moment } from '../ui/dates.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "Fetched 12 minutes ago". `now` in milliseconds since 1970; `briefs`: what is there of it. */
export function fetchedWords(fetchedAt: Instant | null, now: number, briefs = 0): string {
  if (fetchedAt === null) return briefs === 0 ? 'Not fetched yet' : 'First sync not finished';
  // A clock that was set back must not give a negative age.
  const age = Math.max(0, now - Date.parse(fetchedAt));
  if (age < MINUTE) return 'Fetched just now';
  if (age < HOUR) return `Fetched ${counted(Math.floor(age / MINUTE), 'minute')} ago`;
  if (age < DAY) return `Fetched ${counted(Math.floor(age / HOUR), 'hour')} ago`;
  return `Fetched on ${moment(fetchedAt)}`;
}

/** What the analyst brought about or can expect of any network is no fault of the source. */
const CALM: readonly FailureCode[] = ['cancelled', 'offline'];

/** Whether the last sync failed in a way that deserves a sign. */
export const isTroubled = ({ sync }: SourceRow): boolean =>
  sync !== null && !sync.isRemoved && sync.failure !== null && !CALM.includes(sync.failure.code);

/** Failures that a name and a password may mend. */
const ABOUT_WHO: readonly FailureCode[] = ['password-needed', 'password-wrong', 'access-refused'];

/** Whether the last sync wanted another name or password than it had. */
export const wantsPassword = ({ sync }: SourceRow): boolean => sync !== null && sync.failure !== null && ABOUT_WHO.includes(sync.failure.code);

/** How a source stands, in one line. */
export function stateWords(source: SourceRow, isOnline: boolean, now: number): string {
  const { sync, fetchedAt } = source;
  if (sync === null) return source.kind === 'samples' ? 'Samples that came with Briefcase' : 'Imported by you';
  if (sync.activity === 'syncing') return 'Syncing…';
  if (sync.activity === 'waiting') return isOnline ? 'Waiting for its turn…' : 'Waiting for the connection';
  const fetched = fetchedWords(fetchedAt, now, source.briefs);
  if (sync.isRemoved) return 'Removed; its briefs are kept';
  if (!isOnline) return `${fetched}. No connection now`;
  if (isTroubled(source)) return `${fetched}. The last try failed`;
  if (sync.isPaused) return `${fetched}. Paused`;
  return fetched;
}

/** Why a list without briefs has none, and what to do. */
export function emptyWords({ sync, fetchedAt }: SourceRow, isOnline: boolean): { title: string; next: string } | null {
  if (sync === null || sync.isRemoved) return null;
  if (!isOnline) return { title: 'No briefs yet', next: 'There is no connection. Its briefs are fetched when it is back.' };
  if (sync.activity === 'syncing') return { title: 'Fetching briefs…', next: 'They appear here as they arrive.' };
  if (sync.activity === 'waiting') return { title: 'Waiting its turn', next: 'Other sources are syncing first.' };
  if (sync.failure !== null && !CALM.includes(sync.failure.code)) {
    return { title: 'No briefs yet', next: 'The error is shown above. Use “Sync now” to try again.' };
  }
  if (sync.isPaused) return { title: 'Paused', next: 'Nothing is fetched until you resume it in “About this source”.' };
  if (fetchedAt === null) return { title: 'No briefs yet', next: 'Use “Sync now” to fetch its briefs.' };
  return { title: 'No briefs at this source', next: sync.everyMinutes === null ? 'Use “Sync now” to check again.' : 'Briefcase checks again on its own.' };
}

/** Where a person would look at it in a browser, as far as its address tells; null when it has none that a browser opens. */
export function siteOf({ kind, address }: Pick<SourceRow, 'kind' | 'address'>): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const { protocol, origin, pathname } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  // A feed may lie anywhere on its site; a REST root lies under the site's own folder.
  return kind === 'wordpress' ? origin + pathname.replace(/(?:index\.php\/?)?(?:wp-json\/?)?$/, '') : `${origin}/`;
}

export const SCHEDULES: readonly { everyMinutes: number | null; name: string }[] = [
  { everyMinutes: 60, name: 'Every hour' },
  { everyMinutes: 360, name: 'Every six hours' },
  { everyMinutes: 1440, name: 'Every day' },
  { everyMinutes: 10_080, name: 'Every week' },
  { everyMinutes: null, name: 'Only when you ask' },
];

/** Also those that were set elsewhere, which the menu has to show as they are. */
export function schedulesWith(everyMinutes: number | null): typeof SCHEDULES {
  if (SCHEDULES.some((one) => one.everyMinutes === everyMinutes)) return SCHEDULES;
  return [{ everyMinutes, name: `Every ${counted(everyMinutes ?? 0, 'minute')}` }, ...SCHEDULES];
}

/** "WordPress site: 329 briefs" */
export function foundWords({ kind, total, excerptsOnly }: FoundSource): string {
  if (kind === 'wordpress') {
    return `WordPress site, the whole archive${total === null ? '' : `: ${counted(total, 'brief')}`}`;
  }
  const latest = total === null ? 'the latest briefs' : `the latest ${counted(total, 'brief')}`;
  return `Feed, ${latest}${excerptsOnly ? '. It holds summaries; the texts are fetched from the pages' : ''}`;
}

const COUNT_WORDS: readonly { name: keyof SyncCounts; words: (count: number) => string }[] = [
  { name: 'added', words: (count) => `${number(count)} new` },
  { name: 'updated', words: (count) => `${number(count)} changed` },
  { name: 'described', words: (count) => `${number(count)} with new details` },
  { name: 'returned', words: (count) => `${number(count)} published again` },
  { name: 'unpublished', words: (count) => `${number(count)} unpublished` },
  { name: 'gone', words: (count) => `${number(count)} removed` },
  { name: 'failed', words: (count) => `${number(count)} could not be fetched` },
  { name: 'images', words: (count) => counted(count, 'image') },
];

/** "12 new, 3 changed, 14 images"; empty when nothing happened. */
export function countsWords(counts: SyncCounts): string {
  return COUNT_WORDS.flatMap(({ name, words }) => (counts[name] > 0 ? [words(counts[name])] : [])).join(', ');
}

/** What one sync came to, as one sentence. */
export function runWords({ outcome, failure, counts }: SyncRun): string {
  const came = countsWords(counts);
  const sentences = [came === '' ? '' : `${came}.`];
  if (outcome === 'done' && came === '') sentences.push('No changes.');
  if (outcome === 'interrupted') sentences.push('Briefcase was closed in the middle; what had arrived is kept.');
  if (outcome === 'cancelled') sentences.push('Stopped; what had arrived is kept.');
  if (outcome === 'offline') sentences.push('The connection was lost; what had arrived is kept.');
  if ((outcome === 'failed' || outcome === 'partial') && failure !== null) sentences.push(sentence(failure));
  return sentences.filter((one) => one !== '').join(' ');
}

/** "about 2 minutes left"; null while it cannot be told. */
export function remainingWords(remainingMs: number | null): string | null {
  if (remainingMs === null) return null;
  if (remainingMs < 10_000) return 'a few seconds left';
  if (remainingMs < MINUTE) return 'less than a minute left';
  if (remainingMs < HOUR) return `about ${counted(Math.round(remainingMs / MINUTE), 'minute')} left`;
  return `about ${counted(Math.round(remainingMs / HOUR), 'hour')} left`;
}

/** What is under way, in counts. */
export function progressWords({ sources, done, total }: SyncProgress): string {
  const under = sources.filter(({ phase }) => phase !== 'ended');
  if (under.some(({ phase }) => phase === 'mending')) return 'Rebuilding the search index…';
  const images = under.filter(({ phase }) => phase === 'images');
  if (under.length > 0 && images.length === under.length) {
    const [seen, all] = [sum(images.map((one) => one.done)), sum(images.map((one) => one.total))];
    return all === 0 ? 'Images' : `${number(seen)} of ${counted(all, 'image')}`;
  }
  if (total === 0) return 'Checking for new briefs…';
  return `${number(done)} of ${counted(total, 'brief')}`;
}

/** The part of it that is about one source; null when it is not under way. */
export function progressOf(progress: SyncProgress | null, id: SourceRow['id']): SyncProgress | null {
  const own = progress?.sources.filter(({ sourceId, phase }) => sourceId === id && phase !== 'ended' && phase !== 'waiting') ?? [];
  const [one] = own;
  return one ? { sources: own, done: one.done, total: one.total, remainingMs: null } : null;
}

/** How far it is, 0 to 1; null while it cannot be told. */
export function progressShare({ sources, done, total }: SyncProgress): number | null {
  const under = sources.filter(({ phase }) => phase !== 'ended');
  const images = under.filter(({ phase }) => phase === 'images');
  if (under.length > 0 && images.length === under.length) {
    const all = sum(images.map((one) => one.total));
    return all === 0 ? null : sum(images.map((one) => one.done)) / all;
  }
  return total === 0 ? null : Math.min(1, done / total);
}

const sum = (counts: number[]): number => counts.reduce((all, one) => all + one, 0);

/** The counts of several syncs together. */
export function countsOfAll(runs: readonly SyncRun[]): string {
  const together = { added: 0, updated: 0, described: 0, returned: 0, unpublished: 0, gone: 0, images: 0, failed: 0 };
  for (const { counts } of runs) for (const { name } of COUNT_WORDS) together[name] += counts[name];
  return countsWords(together);
}
