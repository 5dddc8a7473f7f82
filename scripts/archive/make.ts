import { v7 as uuidv7 } from 'uuid';
import type { Archive } from '../../electron/store/kernel/archive.ts';
import { savePosts } from '../../electron/store/briefs/briefs.ts';
import { openArchive } from '../../electron/store/kernel/database.ts';
import { deviceOf } from '../../electron/store/kernel/settings.ts';
import { localSource } from '../../electron/store/sources/sources.ts';
import type { Instant, SourceId } from '../../shared/ids.ts';
import { makePost } from './brief.ts';
import { makeHighlights } from './highlights.ts';
import { makeVocabulary } from './vocabulary.ts';
import { DERIVERS } from '../../electron/store/process/derivers.ts';

/** Briefs saved in one transaction: an archive is made, not synced, so a cut may lose the last few. */
const BATCH = 500;

export interface MakeWishes {
  folder: string;
  briefs: number;
  seed: number;
  /** Highlights over these briefs, some with notes and tags; 0 when left out. */
  highlights?: number;
  onProgress?: (done: number) => void;
}

/** Makes an archive of so many briefs through the store's own way of saving. The same wishes give the same briefs. Adds nothing when they are there. */
export function makeArchive({ folder, briefs, seed, highlights = 0, onProgress }: MakeWishes): void {
  const words = makeVocabulary();
  workOn(folder, (archive, sourceId) => {
    for (let from = 0; from < briefs; from += BATCH) {
      const to = Math.min(from + BATCH, briefs);
      const posts = Array.from({ length: to - from }, (_, n) => makePost(from + n, seed, words));
      for (const saved of savePosts(archive, sourceId, posts)) {
        if (!saved.ok) throw new Error(`a brief was not saved: ${saved.failure.code} ${saved.failure.detail}`);
      }
      onProgress?.(to);
    }
    makeHighlights(archive, highlights, seed);
  });
}

/** Opens an archive, or makes an empty one, for the store's own functions; the source is the one of its files. */
export function workOn(folder: string, work: (archive: Archive, sourceId: SourceId) => void): void {
  const opened = openArchive(folder);
  if (!opened.ok) throw new Error(`no archive could be made in ${folder}: ${opened.failure.code}`);
  const db = opened.value;
  db.pragma('synchronous = OFF');
  const archive: Archive = { db, folder, device: deviceOf(db, uuidv7), now: () => '2026-01-01T00:00:00.000Z' as Instant, newId: uuidv7, derive: DERIVERS, emit: () => {} };
  work(archive, localSource(archive, 'files'));
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
