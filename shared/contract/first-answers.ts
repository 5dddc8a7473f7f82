import type { BriefPage, LIBRARY_FILTERS, Settings } from './calls.ts';
import type { SourceId } from '../ids.ts';

/** What the window asks for first. */
export const FIRST_LIST: { filter: (typeof LIBRARY_FILTERS)[number]; sourceId: SourceId | null; sort: 'newest'; offset: number; limit: number } = {
  filter: 'all', sourceId: null, sort: 'newest', offset: 0, limit: 60,
};

/** The store's answers to what the window asks first, as they were when the archive was closed. */
export interface FirstAnswers {
  /** To FIRST_LIST. */
  briefs: BriefPage;
  settings: Settings;
}
