import { wordsOf } from '../../../shared/search/words.ts';
import type { BriefId } from '../../../shared/ids.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';

/** Runs of words that are looked up; an altered quotation keeps some of them. */
const RUN = 5;
const SHORT_RUN = 3;
const MOST_RUNS = 10;
/** Briefs that one run may name, and that are read. */
const PER_RUN = 40;
const MOST_READ = 8;

/** Briefs in whose current text runs of these words stand, those with the most first. */
export function briefsLike(db: Db, exact: string): BriefId[] {
  const votes = new Map<BriefId, number>();
  for (const run of runsOf(wordsOf(exact))) {
    const ids = prepared<BriefId>(db, `SELECT rowid FROM brief_search WHERE brief_search MATCH ? LIMIT ${PER_RUN}`).pluck().all(`{body} : "${run.join(' ')}"`);
    // A run that stands in many briefs says little of each.
    for (const id of ids) votes.set(id, (votes.get(id) ?? 0) + 1 / ids.length + 0.1);
  }
  return [...votes].sort((one, other) => other[1] - one[1] || other[0] - one[0]).slice(0, MOST_READ).map(([id]) => id);
}

function runsOf(words: readonly string[]): string[][] {
  if (words.length < SHORT_RUN) return words.length === 0 ? [] : [[...words]];
  const isShort = words.length < 3 * RUN;
  const [size, step] = isShort ? [SHORT_RUN, 1] : [RUN, RUN];
  const starts = Array.from({ length: Math.floor((words.length - size) / step) + 1 }, (_, at) => at * step);
  const spread = Math.max(1, Math.ceil(starts.length / MOST_RUNS));
  return starts.filter((_, at) => at % spread === 0).map((start) => words.slice(start, start + size));
}

/** Briefs that a text names by their address or by their title in quotation marks or whole. */
export function briefsNamed(db: Db, named: string, links: readonly string[]): BriefId[] {
  const addresses = [...links, ...(named.match(/https?:\/\/[^\s<>"”’)\]]+/g) ?? [])].flatMap((url) => [url, url.replace(/[.,;:]+$/, '')]);
  const titles = [...named.matchAll(/[“"‘]([^“”"\n]{4,300})[”"’]|^([^“”"\n]{8,300})$/gmu)].flatMap(([, quoted = '', line = '']) => {
    const title = (quoted || line).trim();
    return [title, title.replace(/[.,]$/, ''), doubled(title.replace(/[.,]$/, ''))];
  });
  const ids = prepared<BriefId>(db, `
    SELECT id FROM brief WHERE url IN (SELECT value FROM json_each(@urls))
    UNION SELECT id FROM brief WHERE title COLLATE NOCASE IN (SELECT value FROM json_each(@titles))
    LIMIT 50`).pluck().all({ urls: JSON.stringify([...new Set(addresses)].slice(0, 50)), titles: JSON.stringify([...new Set(titles)].slice(0, 50)) });
  return ids;
}

/** Whether the archive has a brief of this title: then the quotation marks are those of a title. */
export function isTitle(db: Db, exact: string): boolean {
  const title = exact.replace(/[.,]$/, '').trim();
  return prepared(db, 'SELECT 1 FROM brief WHERE title COLLATE NOCASE IN (?, ?) LIMIT 1').get(title, doubled(title)) !== undefined;
}

/** Inside quotation marks a title's own are single. */
const doubled = (title: string): string => title.replace(/‘([^‘’]*)’/g, '“$1”');
