/** What one answer may cost. Times in milliseconds, sizes in bytes. */
export interface Limits {
  /** From the first byte asked to the last one read, redirects included. */
  totalMs: number;
  /** Without a single byte. */
  stallMs: number;
  /** Average rate below which an answer is given up, after `graceMs`. */
  minBytesPerSecond: number;
  graceMs: number;
  /** As sent, still packed. */
  wireBytes: number;
  /** Unpacked: what a gzip bomb runs into. */
  bodyBytes: number;
  redirects: number;
}

const MB = 1024 * 1024;

/** A page of WordPress's list or a feed. 32 MB of text is more than a hundred long briefs. */
export const TEXT_LIMITS: Limits = {
  totalMs: 120_000, stallMs: 30_000, minBytesPerSecond: 256, graceMs: 15_000, wireBytes: 32 * MB, bodyBytes: 32 * MB, redirects: 5,
};

export const PAGE_LIMITS: Limits = { ...TEXT_LIMITS, totalMs: 60_000, wireBytes: 10 * MB, bodyBytes: 10 * MB };

export const IMAGE_LIMITS: Limits = { ...TEXT_LIMITS, totalMs: 60_000, wireBytes: 10 * MB, bodyBytes: 10 * MB };
