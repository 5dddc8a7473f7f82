import type { Holdings } from '../../../shared/contract/backup.ts';
import { MIGRATIONS } from '../kernel/migration-list.ts';
import { userVersion, type Db } from '../kernel/database.ts';
import { replayProblems } from '../journal/replay-check.ts';
import { search } from '../search/index.ts';
import { indexIsDue } from '../search-index/rebuild.ts';
import { fileProblems, revisionProblems, told } from './checks.ts';

/**
 * Whether a copy of the archive is one that can be gone back to: SQLite finds it whole, every revision has its hash, the journal gives the tables,
 * and a search is answered. One plain sentence for whatever is wrong. A copy of an older version has tables that only migrations know: of that the
 * file and the revisions are looked at.
 */
export async function copyProblems(db: Db, progress: (share: number) => void = () => {}): Promise<string[]> {
  const version = userVersion(db);
  if (version === 0 || version > MIGRATIONS.at(-1)!.version) return [`It is not an archive that this Briefcase knows (version ${version}).`];
  const total = holdings(db)?.revisions ?? 0;
  const problems = await told(() => fileProblems(db));
  problems.push(...await told(() => revisionProblems(db, false, (done) => progress(total === 0 ? 1 : done / total))));
  if (version < MIGRATIONS.at(-1)!.version) return problems;
  problems.push(...await told(() => replayProblems(db)));
  problems.push(...await told(() => searchProblems(db)));
  return problems;
}

function searchProblems(db: Db): string[] {
  if (indexIsDue(db)) return [];
  const title = db.prepare<[], string>('SELECT title FROM brief ORDER BY id DESC LIMIT 1').pluck().get();
  if (title === undefined) return [];
  search(db, { query: title, sort: 'newest', offset: 0, limit: 1 });
  return [];
}

/** What an archive holds, and the newest step and revision in it; null when it cannot be read. */
export function holdings(db: Db): (Holdings & { revisions: number; step: number; revision: number }) | null {
  const one = (sql: string) => db.prepare<[], number>(sql).pluck().get() ?? 0;
  try {
    return {
      briefs: one('SELECT count(*) FROM brief'),
      highlights: one('SELECT count(*) FROM highlight WHERE deleted_at IS NULL'),
      notes: one('SELECT count(*) FROM note WHERE deleted_at IS NULL'),
      revisions: one('SELECT count(*) FROM revision'),
      step: one('SELECT max(id) FROM step'),
      revision: one('SELECT max(id) FROM revision'),
    };
  } catch {
    return null;
  }
}
