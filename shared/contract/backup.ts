import type { Instant } from '../ids.ts';

/* Copies of the archive, and what can be done with them. */

/** Why a backup was made. `set-aside`: no copy, but the archive that a restore or a salvage put in another's place. */
export const BACKUP_REASONS = ['daily', 'hand', 'migration', 'bulk', 'merge', 'set-aside'] as const;
export type BackupReason = (typeof BACKUP_REASONS)[number];

/** What an archive holds of each; null: not known, because it could not be read. */
export interface Holdings {
  briefs: number;
  highlights: number;
  notes: number;
}

export interface Backup {
  /** Its file's name in the folder of backups; names it in every call. */
  name: string;
  at: Instant;
  reason: BackupReason;
  /** Bytes, without images. */
  size: number;
  /** user_version of the archive in it. */
  version: number;
  /** null: nothing is known of it beside its file; checking it finds out. */
  holds: Holdings | null;
  /** What its last check said: `good`, `bad`, or null when it was never checked. */
  verdict: 'good' | 'bad' | null;
  /** Unfit to be a copy, as it was when it was put aside: offered only to take a restore back. */
  isSetAside: boolean;
}

export interface BackupList {
  /** Where backups are kept. */
  folder: string;
  /** Whether the analyst chose that folder. */
  isChosen: boolean;
  /** The newest first. */
  backups: Backup[];
}

export interface BackupCheck {
  name: string;
  good: boolean;
  /** One plain sentence each. */
  problems: string[];
}

export interface BackupProgress {
  /** What is being done just now. */
  phase: 'copying' | 'checking' | 'images' | 'reading' | 'completing';
  /** 0 to 1; null: it cannot be told. */
  share: number | null;
}

export interface SalvageReport {
  at: Instant;
  /** Read from the damaged archive itself. */
  saved: Holdings;
  /** The newest good backup and what came from it; null when there was none. `titles`: of briefs that came from it, some. */
  backup: { name: string; at: string; added: Holdings; titles: string[] } | null;
  /** What the new archive holds. */
  holds: Holdings;
  /** Pages and records that could not be read. */
  unreadable: number;
  /** Revisions whose words were no longer those that arrived. */
  changed: number;
  /** One plain sentence for each thing that is lost or had to be made up. */
  missing: string[];
  /** Name of the file beside the archive that says the same. */
  file: string;
}

export interface Differing extends Holdings {
  /** Titles, highlighted words and notes, some of each. */
  named: { briefs: string[]; highlights: string[]; notes: string[] };
}

export interface BackupDifference {
  name: string;
  /** What the archive and the backup hold; null: it cannot be read. */
  now: Holdings | null;
  holds: Holdings | null;
  /** What only the archive has, and would be gone; what only the backup has, and would come. null: cannot be told. */
  goes: Differing | null;
  comes: Differing | null;
}
