import { z } from 'zod';
import { COLOURS } from './annotations.ts';

/* The archive itself and its owner's settings. */

export interface ArchiveStats {
  folder: string;
  /** user_version of the archive. */
  version: number;
  briefs: number;
  revisions: number;
  quotes: number;
  speakers: number;
  topics: number;
  highlights: number;
  notes: number;
  /** Bytes on disk. */
  size: number;
}

export interface CheckReport {
  /** True when nothing is wrong. */
  clean: boolean;
  /** One plain sentence each; what was mended as well. */
  problems: string[];
  /** What of it was mended, one plain sentence each: only what can be made anew from the rest of the archive. */
  mended: string[];
  checked: { name: string; count: number }[];
}

/** Settings of the archive's owner. Every key has a default; unknown keys are refused. */
export const settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark', 'sepia']),
  /** CSS pixels. */
  fontSize: z.number().min(14).max(28),
  lineHeight: z.number().min(1.3).max(2),
  /** Width of the column, in characters. */
  measure: z.number().min(45).max(90),
  colourNames: z.record(z.enum(COLOURS), z.string().max(40)),
  showParagraphNumbers: z.boolean(),
  /** Whether the first start has already offered the sample briefs. */
  samplesOffered: z.boolean(),
  /** Whether sources are fetched when they are due; off: only when asked, for a connection that is paid by the megabyte. */
  fetchByItself: z.boolean(),
  /** The style of citations: one of the program's own, or the file name of one that the analyst added. */
  citationStyle: z.string().min(1).max(200),
});
export type Settings = z.infer<typeof settings>;
export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  fontSize: 19,
  lineHeight: 1.6,
  measure: 66,
  colourNames: { yellow: 'Yellow', green: 'Green', blue: 'Blue', pink: 'Pink', purple: 'Purple' },
  showParagraphNumbers: false,
  samplesOffered: false,
  fetchByItself: true,
  citationStyle: 'chicago-notes',
};
