import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { saveNote } from '../../electron/store/annotations/notes.ts';
import { closeChecked, openChecked } from '../../electron/store/backup/admit.ts';
import { makeBackup } from '../../electron/store/backup/make-backup.ts';
import { savePosts } from '../../electron/store/briefs/briefs.ts';
import type { Archive } from '../../electron/store/kernel/archive.ts';
import type { Db } from '../../electron/store/kernel/database.ts';
import { deviceOf } from '../../electron/store/kernel/settings.ts';
import { DERIVERS } from '../../electron/store/process/derivers.ts';
import { localSource } from '../../electron/store/sources/sources.ts';
import { makePost } from '../../scripts/archive/brief.ts';
import { makeHighlights } from '../../scripts/archive/highlights.ts';
import { makeVocabulary } from '../../scripts/archive/vocabulary.ts';
import type { BriefId, Instant } from '../../shared/ids.ts';
import { contentOf, type Content } from './damage-content.ts';

export interface DamageArchive {
  folder: string;
  content: Content;
  /** Name of its backup, which is a little older. */
  backup: string;
  pagesOf: (name: string) => number[];
}

export interface DamageArchives {
  /** Everything is in the one file. */
  closed: DamageArchive;
  /** As a kill leaves it: the last acts are in the log. */
  withLog: DamageArchive;
  /** The log of another archive of the same kind. */
  foreignLog: string;
}

/** A tenth of everything comes after the backup. */
const LATER = 0.1;

export async function makeDamageArchives(folder: string, wish: { briefs: number; highlights: number; seed: number }): Promise<DamageArchives> {
  const made = await make(join(folder, 'closed'), wish, wish.seed);
  const withLog = join(folder, 'with-log');
  cpSync(made.folder, withLog, { recursive: true });
  const killed = await leaveWithLog(withLog, join(folder, 'killed'), 7);
  const other = join(folder, 'other');
  cpSync((await make(join(folder, 'other-made'), { ...wish, briefs: Math.max(20, Math.floor(wish.briefs / 10)) }, wish.seed + 1)).folder, other, { recursive: true });
  await leaveWithLog(other, join(folder, 'other-killed'), 8);
  return { closed: made, withLog: { ...killed, backup: made.backup }, foreignLog: join(folder, 'other-killed', 'archive.db-wal') };
}

async function make(folder: string, { briefs, highlights }: { briefs: number; highlights: number }, seed: number): Promise<DamageArchive> {
  const earlier = Math.round(briefs * (1 - LATER));
  working(folder, (archive) => {
    addBriefs(archive, 0, earlier, seed);
    makeHighlights(archive, Math.round(highlights * (1 - LATER)), seed);
  });
  const backup = await makeBackup({ archive: folder, reason: 'hand', now: () => '2026-02-01T00:00:00.000Z' as Instant });
  if (!backup.ok) throw new Error(`no backup: ${backup.failure.code}`);
  let content: Content = new Map();
  let pages = new Map<string, number[]>();
  working(folder, (archive) => {
    addBriefs(archive, earlier, briefs, seed);
    makeHighlights(archive, Math.round(highlights * LATER), seed + 5);
    content = contentOf(archive.db);
    archive.db.pragma('wal_checkpoint(TRUNCATE)');
    pages = pagesIn(archive.db);
  });
  return { folder, content, backup: backup.value.name, pagesOf: (name) => pages.get(name) ?? [1] };
}

/** Some acts more, then a copy of the files as they lie there, while they are open. */
async function leaveWithLog(folder: string, killed: string, seed: number): Promise<Omit<DamageArchive, 'backup'>> {
  const opened = openChecked(folder);
  if (!opened.ok) throw new Error(opened.failure.code);
  const db = opened.value;
  db.pragma('wal_autocheckpoint = 0');
  const archive = archiveOn(db, folder);
  const pages = pagesIn(db);
  const ids = db.prepare<[], BriefId>('SELECT id FROM brief ORDER BY id LIMIT 12').pluck().all();
  for (const [n, id] of ids.entries()) saveNote(archive, { briefId: id }, `A note on the whole brief, number ${n}, in a log: tariffs, quays, harvests.`, `sitting ${n}`);
  makeHighlights(archive, 10, seed);
  cpSync(folder, killed, { recursive: true });
  const content = contentOf(db);
  closeChecked(folder, db, () => {});
  return { folder: killed, content, pagesOf: (name) => pages.get(name) ?? [1] };
}

function working(folder: string, work: (archive: Archive) => void): void {
  const opened = openChecked(folder);
  if (!opened.ok) throw new Error(`no archive in ${folder}: ${opened.failure.code}`);
  const db = opened.value;
  work(archiveOn(db, folder));
  closeChecked(folder, db, () => {});
}

function archiveOn(db: Db, folder: string): Archive {
  return { db, folder, device: deviceOf(db, uuidv7), now: () => '2026-01-01T00:00:00.000Z' as Instant, newId: uuidv7, derive: DERIVERS, emit: () => {} };
}

const BATCH = 100;

function addBriefs(archive: Archive, from: number, to: number, seed: number): void {
  const words = makeVocabulary();
  const source = localSource(archive, 'files');
  for (let first = from; first < to; first += BATCH) {
    const posts = Array.from({ length: Math.min(BATCH, to - first) }, (_, n) => makePost(first + n, seed, words));
    for (const saved of savePosts(archive, source, posts)) if (!saved.ok) throw new Error(saved.failure.code);
  }
}

function pagesIn(db: Db): Map<string, number[]> {
  const pages = new Map<string, number[]>();
  for (const { name, pageno } of db.prepare<[], { name: string; pageno: number }>('SELECT name, pageno FROM dbstat').iterate()) {
    const known = pages.get(name);
    if (known === undefined) pages.set(name, [pageno]);
    else known.push(pageno);
  }
  return pages;
}
