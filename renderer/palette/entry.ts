import type { BriefId, HighlightId } from '../../shared/ids.ts';

/** Something that the analyst can do, by its name. */
export interface Command {
  name: string;
  /** The key that does the same, as a tip shows it ("Ctrl+O"); null when there is none. */
  keys: string | null;
  run(): void;
}

/** What choosing an entry does. */
export type Target =
  | { kind: 'command'; command: Command }
  | { kind: 'brief'; briefId: BriefId }
  | { kind: 'note'; briefId: BriefId; highlightId: HighlightId | null }
  /** A saved search, a speaker, a topic or a tag: all of them are searches. */
  | { kind: 'search' | 'speaker' | 'topic' | 'tag'; query: string }
  /** To the search box with what was typed. */
  | { kind: 'texts'; query: string };

export interface Entry {
  /** The same thing always has the same id. */
  id: string;
  name: string;
  /** Said beside the name: a date, the title a note stands on. */
  detail: string;
  target: Target;
}
