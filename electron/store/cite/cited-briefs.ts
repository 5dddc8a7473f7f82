import type { CitedBrief } from '../../../shared/cite/cited.ts';
import { dayOf } from '../../../shared/cite/days.ts';
import type { CalendarDate, Instant, RevisionId } from '../../../shared/ids.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';

interface BriefRecord {
  revision: RevisionId;
  id: number;
  title: string;
  authors: string;
  source: string;
  kind: string;
  series: string | null;
  date: CalendarDate | null;
  url: string | null;
  language: string | null;
  fetched_at: Instant;
  current: RevisionId;
}

/** Sources that are no publisher: whoever put the files together published none of them. */
const NO_PUBLISHER: ReadonlySet<string> = new Set(['files', 'samples']);

/** What is cited of the briefs of these revisions. */
export function citedBriefs(db: Db, revisions: readonly RevisionId[]): Map<RevisionId, CitedBrief> {
  const rows = prepared<BriefRecord>(db, `
    SELECT revision.id AS revision, brief.id, revision.title, brief.authors, source.name AS source, source.kind, brief.series, brief.date, brief.url, brief.language,
           revision.fetched_at, brief.revision_id AS current
    FROM json_each(?) AS wanted
    CROSS JOIN revision ON revision.id = wanted.value
    JOIN brief ON brief.id = revision.brief_id
    JOIN source ON source.id = brief.source_id`).all(JSON.stringify([...new Set(revisions)]));
  return new Map(rows.map((row) => [row.revision, toCited(row)]));
}

function toCited(row: BriefRecord): CitedBrief {
  return {
    key: row.id.toString(36),
    title: row.title,
    authors: JSON.parse(row.authors) as string[],
    publisher: NO_PUBLISHER.has(row.kind) ? null : row.source,
    series: row.series,
    date: row.date,
    url: row.url,
    language: row.language,
    accessed: dayOf(row.fetched_at),
    isRevised: row.revision !== row.current,
  };
}
