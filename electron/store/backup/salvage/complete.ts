import Database from 'better-sqlite3';
import { constants, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Holdings } from '../../../../shared/contract/backup.ts';
import { ENTITIES, type Entity, type Row } from '../../journal/journal.ts';
import { rowAt } from '../../journal/replay-check.ts';
import { ARCHIVE_FILE, openArchive, type Db } from '../../kernel/database.ts';
import { MIGRATIONS } from '../../kernel/migration-list.ts';
import { fileOfBackup, listBackups } from '../backup-files.ts';
import { checkBackup } from '../check-backup.ts';
import { replacementFolder } from '../replacement.ts';

/** A backup that is whole, as a file of the newest version. */
export interface GoodBackup {
  name: string;
  at: string;
  file: string;
}

/** The newest backup that is whole; one of an older version is brought up to date in a copy. null when there is none. */
export async function bestBackup(archive: string, db: Db): Promise<GoodBackup | null> {
  void db;
  for (const { name, at, isSetAside } of listBackups(archive).backups) {
    if (isSetAside) continue;
    const checked = await checkBackup(archive, name, () => {});
    const file = fileOfBackup(archive, name);
    if (file === null || !checked.ok || !checked.value.good) continue;
    const ready = versionOf(file) === MIGRATIONS.at(-1)!.version ? file : broughtUp(archive, file);
    if (ready !== null) return { name, at, file: ready };
  }
  return null;
}

function versionOf(file: string): number {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return db.pragma('user_version', { simple: true }) as number;
  } finally {
    db.close();
  }
}

function broughtUp(archive: string, file: string): string | null {
  const folder = join(replacementFolder(archive), 'backup');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  copyFileSync(file, join(folder, ARCHIVE_FILE), constants.COPYFILE_FICLONE);
  const opened = openArchive(folder);
  if (!opened.ok) return null;
  opened.value.close();
  return existsSync(join(folder, ARCHIVE_FILE)) ? join(folder, ARCHIVE_FILE) : null;
}

export interface Completed {
  /** What came from the backup. */
  added: Holdings;
  /** Of briefs that came from it, some. */
  titles: string[];
  witness: (entity: Entity, key: readonly unknown[]) => Row | null;
  detach: () => void;
}

const TITLES = 100;
/** Rows that arrived, in an order in which others hang on them. */
const ARRIVED = ['source', 'brief', 'revision', 'topic', 'brief_topic', 'asset', 'image', 'revision_image', 'brief_state', 'upstream_edit', 'setting'];

/**
 * Adds what the backup has and the archive has not. Of what the analyst made, only what the archive's own journal does not say is gone; when the two journals went different
 * ways (a backup from before a restore), nothing of it.
 */
export function completeFrom(db: Db, { file }: GoodBackup): Completed {
  db.prepare('ATTACH ? AS old').run(file);
  const count = (sql: string) => db.prepare<[], number>(`SELECT count(*) FROM main.${sql}`).pluck().get() ?? 0;
  const held = () => ({ briefs: count('brief'), highlights: count('highlight WHERE deleted_at IS NULL'), notes: count('note WHERE deleted_at IS NULL') });
  const before = held();
  // An address or key may be there under another id: then that one counts.
  const titles = db.prepare<[], string>(`SELECT title FROM old.brief WHERE id NOT IN (SELECT id FROM main.brief) ORDER BY id DESC LIMIT ${TITLES}`).pluck().all();
  db.transaction(() => {
    for (const table of ARRIVED) db.exec(`INSERT INTO main."${table}" SELECT * FROM old."${table}" WHERE true ON CONFLICT DO NOTHING`);
    if (isSameLine(db)) takeAnalysts(db);
  })();
  const after = held();
  return {
    added: { briefs: after.briefs - before.briefs, highlights: after.highlights - before.highlights, notes: after.notes - before.notes },
    titles,
    witness: (entity, key) => rowAt(db, entity, key, 'old'),
    detach: () => db.exec('DETACH old'),
  };
}

/** Whether the newest step that both have is the same act. */
function isSameLine(db: Db): boolean {
  const row = db.prepare<[], { same: 0 | 1 }>(`
    SELECT one.at = other.at AND one.device = other.device AND one.clock = other.clock AS same
    FROM main.step AS one JOIN old.step AS other ON other.id = one.id ORDER BY one.id DESC LIMIT 1`).get();
  return row === undefined || row.same === 1;
}

function takeAnalysts(db: Db): void {
  db.exec(`
    INSERT INTO main.step SELECT * FROM old.step WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO main.change SELECT * FROM old.change WHERE true ON CONFLICT DO NOTHING;`);
  for (const entity of ENTITIES) {
    const key = db.prepare<[], string>(`SELECT name FROM pragma_table_info('${entity}') WHERE pk > 0 ORDER BY pk`).pluck().all();
    const gone = `
      SELECT 1 FROM main.change JOIN main.step ON step.id = step_id
      WHERE entity = '${entity}' AND row = json_array(${key.map((name) => `old_row."${name}"`).join(', ')}) AND state = 'done'
      GROUP BY row HAVING max(change.id) AND after IS NULL`;
    db.exec(`INSERT INTO main."${entity}" SELECT * FROM old."${entity}" AS old_row WHERE NOT EXISTS (${gone}) ON CONFLICT DO NOTHING`);
  }
}
