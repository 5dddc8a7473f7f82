import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { onTestFinished } from 'vitest';
import type { Archive } from '../../electron/store/kernel/archive.ts';
import { savePost } from '../../electron/store/briefs/briefs.ts';
import { openArchive } from '../../electron/store/kernel/database.ts';
import { deviceOf } from '../../electron/store/kernel/settings.ts';
import { localSource } from '../../electron/store/sources/sources.ts';
import type { Body, BodyElement } from '../../shared/brief/body.ts';
import type { Post } from '../../shared/brief/brief.ts';
import type { BriefId, CalendarDate, Instant } from '../../shared/ids.ts';
import { DERIVERS } from '../../electron/store/process/derivers.ts';

/** An empty folder that is gone after the test. */
export function givenFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'briefcase-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface TestArchive extends Archive {
  /** Every event so far, oldest first. */
  readonly events: { name: string; event: unknown }[];
}

/** A real archive in a folder of its own. Its clock starts at 2026-01-01T00:00:00Z and goes on by one second at each look. */
export function givenArchive(folder = givenFolder()): TestArchive {
  const opened = openArchive(folder);
  if (!opened.ok) throw new Error(`no archive: ${opened.failure.code}`);
  const db = opened.value;
  onTestFinished(() => { db.close(); });
  const events: TestArchive['events'] = [];
  let ticks = 0;
  return {
    db,
    folder,
    device: deviceOf(db, uuidv7),
    now: () => new Date(Date.UTC(2026, 0, 1) + ticks++ * 1000).toISOString() as Instant,
    newId: uuidv7,
    derive: DERIVERS,
    emit: (name, event) => { events.push({ name, event }); },
    events,
  };
}

/** A body of plain paragraphs; one that starts with "# " is a heading. */
export function bodyOf(...paragraphs: string[]): Body {
  return {
    type: 'root',
    children: paragraphs.map((words): BodyElement => {
      const heading = words.startsWith('# ');
      return { type: 'element', tagName: heading ? 'h2' : 'p', properties: {}, children: [{ type: 'text', value: heading ? words.slice(2) : words }] };
    }),
  };
}

export function postOf(wishes: Partial<Omit<Post, 'body' | 'date'>> & { date?: string | null; paragraphs?: string[] } = {}): Post {
  const { paragraphs = ['Grain moved again through the northern ports.'], date = '2024-05-14', ...rest } = wishes;
  return {
    key: 'a-brief', url: null, title: 'Grain moves again', titleGuessed: false, date: date as CalendarDate | null, publishedAt: null, modifiedAt: null,
    series: null, authors: [], topics: [], language: null, body: bodyOf(...paragraphs), ...rest,
  };
}

/** Saves a post as an imported file, and answers the brief's id. */
export function givenBrief(archive: Archive, post: Post = postOf()): BriefId {
  const saved = savePost(archive, localSource(archive, 'files'), post);
  if (!saved.ok) throw new Error(`not saved: ${saved.failure.code}`);
  return saved.value.id;
}
