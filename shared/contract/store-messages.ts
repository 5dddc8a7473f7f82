import type { FirstAnswers } from './first-answers.ts';
import type { Result } from '../result.ts';

export type StoreUse = 'window' | 'work' | 'look' | 'rescue';

/** What the shell says to the store process, besides handing over ports. */
export type ToStore =
  /** `window`: one window per archive, so the archive is locked. `work`: a command that writes. `look`: a command that only reads.
   *  `rescue`: the archive is not opened; only calls about its backups are answered. `what`: as others are told who has the archive open. */
  | { type: 'open'; folder: string; use: StoreUse; what: string; samples: string }
  /** Nobody asks any more: answered with `closed`. */
  | { type: 'close' }
  /** Comes with one port. */
  | { type: 'client' }
  /** Comes with one port. */
  | { type: 'fetcher' }
  /** What the system says of its connection; sent when it changes. */
  | { type: 'connection'; isOnline: boolean }
  /** The computer slept. */
  | { type: 'woke' }
  /** Answers `seal` and `unseal`; null: the system cannot keep secrets, or cannot read this one. */
  | { type: 'secret'; id: number; text: string | null };

export type FromStore =
  | { type: 'opened'; result: Result<null> }
  /** null when the archive was not open, or when a sync was writing to it. */
  | { type: 'closed'; answers: FirstAnswers | null }
  /** Another archive waits to take this one's place: this process is to be closed and started again. */
  | { type: 'replaced' }
  | { type: 'fetcher-wanted' }
  /** Only the shell can ask the system to keep a secret. */
  | { type: 'seal' | 'unseal'; id: number; text: string };
