import { DEFAULT_SETTINGS, type DeviceId, type Settings } from '../../../shared/contract/calls.ts';
import { prepared } from './archive.ts';
import type { Db } from './database.ts';

export function readSettings(db: Db): Settings {
  return { ...DEFAULT_SETTINGS, ...(readSetting(db, 'settings') as Partial<Settings> | undefined) };
}

export function writeSettings(db: Db, changes: Partial<Settings>): Settings {
  const settings = { ...readSettings(db), ...changes };
  writeSetting(db, 'settings', settings);
  return settings;
}

/** Names this copy of the archive in everything the analyst makes here; made on the first start. */
export function deviceOf(db: Db, newId: () => string): DeviceId {
  const known = readSetting(db, 'device');
  if (typeof known === 'string') return known as DeviceId;
  const device = newId();
  if (!db.readonly) writeSetting(db, 'device', device);
  return device as DeviceId;
}

/**
 * How far the briefs have been given the text of this version: the revisions up to `after`, null when all have it. An archive
 * that says nothing is at its beginning.
 */
export function textCarried(db: Db, version: number): { after: number | null } {
  const known = readSetting(db, 'text-carried') as { version: number; after: number | null } | undefined;
  return known?.version === version ? { after: known.after } : { after: 0 };
}

export function noteTextCarried(db: Db, version: number, after: number | null): void {
  writeSetting(db, 'text-carried', { version, after });
}

function readSetting(db: Db, key: string): unknown {
  const row = prepared<{ value: string }>(db, 'SELECT value FROM setting WHERE key = ?').get(key);
  return row && JSON.parse(row.value);
}

function writeSetting(db: Db, key: string, value: unknown): void {
  prepared(db, 'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(key, JSON.stringify(value));
}
