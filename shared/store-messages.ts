import type { Result } from './result.ts';

/** What the shell says to the store process, besides handing over ports. */
export type ToStore =
  /** `window`: one window per archive, so the archive is locked. `work`: a command that writes. `look`: a command that only reads. */
  | { type: 'open'; folder: string; use: 'window' | 'work' | 'look'; samples: string }
  /** Comes with one port. */
  | { type: 'client' }
  /** Comes with one port. */
  | { type: 'fetcher' };

export type FromStore =
  | { type: 'opened'; result: Result<null> }
  | { type: 'fetcher-wanted' };
