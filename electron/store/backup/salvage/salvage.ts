import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupProgress, SalvageReport } from '../../../../shared/contract/backup.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Instant } from '../../../../shared/ids.ts';
import { ARCHIVE_FILE, openArchive, type Db } from '../../kernel/database.ts';
import { inspect } from '../check-archive.ts';
import { logIsOurs } from '../admit.ts';
import { newestIn, readMark } from '../mark.ts';
import { newReplacement, readyReplacement, replacementFolder } from '../replacement.ts';
import { writeWhole } from '../../kernel/whole-files.ts';
import { bestBackup, completeFrom, type Completed } from './complete.ts';
import { filler } from './fill.ts';
import { closeJournal, takeFromJournal } from './journal-rows.ts';
import { readRows } from './read-rows.ts';
import { reportText } from './report.ts';
import { settle } from './settle.ts';

export interface SalvageWish {
  /** Folder of the archive. */
  archive: string;
  now: () => Instant;
  newId: () => string;
  progress?: (progress: BackupProgress) => void;
}

/**
 * Makes a new archive of everything that can still be read of a damaged one; what is missing there comes from the newest good backup. The damaged one is not
 * touched: the new one waits beside it to take its place. What could not be had is named in the report.
 */
export async function salvage(wish: SalvageWish): Promise<Result<SalvageReport>> {
  const { archive, now, newId, progress = () => {} } = wish;
  const at = now();
  newReplacement(archive);
  const made = openArchive(replacementFolder(archive));
  if (!made.ok) return made;
  const db = made.value;
  try {
    db.pragma('foreign_keys = OFF');
    db.pragma('synchronous = OFF');
    progress({ phase: 'reading', share: null });
    const { filled, unreadable } = readArchive(archive, db);
    progress({ phase: 'completing', share: null });
    const saved = holds(db);
    const backup = await bestBackup(archive, db);
    const completed: Completed | null = backup === null ? null : completeFrom(db, backup);
    const told = await takeFromJournal(db, completed?.witness ?? (() => null));
    completed?.detach();
    told.push(...behindMark(archive, db), ...await settle(db, at));
    await closeJournal(db, at, newId());
    if (holds(db).briefs === 0 && !existsSync(join(archive, ARCHIVE_FILE)) && backup === null) return fail({ code: 'nothing-to-salvage', detail: archive });
    db.pragma('foreign_keys = ON');
    progress({ phase: 'checking', share: 0 });
    const { report: check } = await inspect(db, (done, total) => progress({ phase: 'checking', share: total === 0 ? 1 : done / total }));
    const held = holds(db);
    const report: SalvageReport = {
      at, saved, holds: held, unreadable, changed: filled.changedRevisions.length,
      backup: backup === null ? null : { name: backup.name, at: backup.at, added: completed!.added, titles: completed!.titles },
      // Images lie elsewhere and are looked for when the archive has taken its place.
      missing: [...told, ...check.problems.filter((problem) => !problem.startsWith('The image '))],
      file: `salvage ${at.replace(/[:.]/g, '-')}.txt`,
    };
    db.pragma('synchronous = FULL');
    db.pragma('wal_checkpoint(TRUNCATE)');
    writeWhole(join(archive, report.file), reportText(report));
    return ok(report);
  } finally {
    db.close();
    rmSync(join(replacementFolder(archive), `${ARCHIVE_FILE}-shm`), { force: true });
  }
}

/** Called once the new archive is closed: from then on the next start puts it in its place. */
export function readySalvage(archive: string, at: Instant): void {
  readyReplacement(archive, { at, why: 'salvage' });
}

function readArchive(archive: string, db: Db): { filled: ReturnType<ReturnType<typeof filler>['finish']>; unreadable: number } {
  const { take, finish } = filler(db);
  const file = join(archive, ARCHIVE_FILE);
  const unreadable = existsSync(file) ? readRows(file, logIsOurs(archive), db, take) : 0;
  return { filled: finish(), unreadable };
}

/** What is known to have been saved and is nowhere: a log that was lost took it along. */
function behindMark(archive: string, db: Db): string[] {
  const mark = readMark(archive);
  const { step, revision } = newestIn(db);
  const steps = Math.max(0, (mark?.step ?? 0) - step);
  const revisions = Math.max(0, (mark?.revision ?? 0) - revision);
  return [
    ...(steps === 0 ? [] : [`The last ${steps} of your acts that were saved are missing: they stood in a log that is gone or damaged.`]),
    ...(revisions === 0 ? [] : [`The last ${revisions} texts that arrived are missing; a sync or an import brings them again.`]),
  ];
}

function holds(db: Db): SalvageReport['holds'] {
  const count = (sql: string) => db.prepare<[], number>(`SELECT count(*) FROM ${sql}`).pluck().get() ?? 0;
  return { briefs: count('brief'), highlights: count('highlight WHERE deleted_at IS NULL'), notes: count('note WHERE deleted_at IS NULL') };
}
