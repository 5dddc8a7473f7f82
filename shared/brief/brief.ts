import type { CalendarDate, Instant, TextOffset } from '../ids.ts';
import type { Body } from './body.ts';

/**
 * One published item as it comes from outside (a file, a WordPress post, a feed entry), already reduced to the closed body tree.
 * Plain data: it crosses from the process that parses hostile input to the one that owns the archive, which checks it again.
 */
export interface Post {
  /** The publisher's id, unique within its source. For a file: its path made stable by the importer. */
  key: string;
  /** Where it was published; null when unknown (a pasted text file). */
  url: string | null;
  /** Plain text, never empty: a post without a title is given its first words, and `titleGuessed` is true. */
  title: string;
  titleGuessed: boolean;
  /** As printed on the brief; null when the input has none. */
  date: CalendarDate | null;
  /** Instants in UTC when the publisher gives them. */
  publishedAt: Instant | null;
  modifiedAt: Instant | null;
  /** The kind printed in the dateline ("Flash Brief"). */
  series: string | null;
  authors: string[];
  topics: PostTopic[];
  /** BCP 47, or null when not declared. */
  language: string | null;
  body: Body;
}

/** A topic by name. `known: false` marks a run of topics that no vocabulary could split: shown whole, never guessed. */
export interface PostTopic {
  name: string;
  known: boolean;
}

/** What a revision says, derived from its body alone; computed again whenever the rules change. Offsets are into `text`. */
export interface Parts {
  /** The canonical text: leaf blocks joined by exactly one "\n". */
  text: string;
  sections: Section[];
  quotes: AttributedQuote[];
  related: RelatedLink[];
}

/** A headed part. `start` is the first character of the heading, `end` the end of the part's last block. */
export interface Section {
  heading: string;
  /** 2-6. */
  level: number;
  start: TextOffset;
  end: TextOffset;
}

/** Words that the text attributes to somebody by name. `start`-`end` are the words inside the quotation marks. */
export interface AttributedQuote {
  start: TextOffset;
  end: TextOffset;
  exact: string;
  /** As printed, without ranks and honorifics only where the text sets them apart: "Ivana Stradner". */
  speaker: string;
  /** "FDD Research Fellow"; null when the brief gives none. */
  role: string | null;
}

/** A pointer to another item, as printed. */
export interface RelatedLink {
  title: string;
  /** Names or a series ("FDD Flash Brief"), as printed after "by" or the title. */
  authors: string[];
  /** null when the brief gives no address. */
  url: string | null;
  start: TextOffset;
  end: TextOffset;
}
