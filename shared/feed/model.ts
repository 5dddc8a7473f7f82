/*
 * A feed as it was read, of whatever format: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF, JSON Feed. Addresses are absolute
 * wherever a base was known.
 */

export interface Feed {
  /** "rss20", "rss092", "rss10", "atom10", "atom03", "cdf", "json11"; "rss" when no version is told. */
  version: string;
  /** False: the document ended before its root did. The last entry may be half of one. */
  complete: boolean;
  title: FeedText | null;
  subtitle: FeedText | null;
  rights: FeedText | null;
  /** A note to whoever opens the feed in a browser. */
  info: FeedText | null;
  id: string | null;
  /** The site's page. */
  link: string | null;
  links: FeedLink[];
  authors: FeedPerson[];
  contributors: FeedPerson[];
  categories: FeedCategory[];
  dates: FeedDates;
  language: string | null;
  /** The program that wrote it, as printed. */
  generator: string | null;
  entries: FeedEntry[];
}

export interface FeedEntry {
  /** False: the document ended inside it. */
  complete: boolean;
  /** As printed, never resolved: guid, atom:id, JSON id; null when there is none. */
  id: string | null;
  /** The id as an absolute address, when it is one; null otherwise. */
  idAddress: string | null;
  title: FeedText | null;
  link: string | null;
  links: FeedLink[];
  authors: FeedPerson[];
  contributors: FeedPerson[];
  categories: FeedCategory[];
  dates: FeedDates;
  rights: FeedText | null;
  summary: FeedText | null;
  /** Every form in which the entry brings its text. */
  contents: FeedText[];
  language: string | null;
  /** The feed that this entry was taken from, when it is somebody else's. */
  source: FeedSource | null;
}

export type FeedSource = Pick<Feed, 'title' | 'subtitle' | 'rights' | 'id' | 'link' | 'links' | 'authors' | 'contributors' | 'categories'>;

/** Text with what is needed to read it. */
export interface FeedText {
  value: string;
  /** "text/plain": characters; "text/html" and "application/xhtml+xml": HTML. */
  type: string;
  /** What relative addresses in it are relative to; null when nobody said. */
  base: string | null;
  language: string | null;
}

export interface FeedLink {
  href: string;
  /** "alternate" when the feed does not say. */
  rel: string;
  type: string | null;
  title: string | null;
  length: string | null;
}

export interface FeedPerson {
  name: string | null;
  email: string | null;
  url: string | null;
}

export interface FeedCategory {
  term: string;
  label: string | null;
  scheme: string | null;
}

/** As printed, the first of each kind; `readDateField` makes instants of them. */
export interface FeedDates {
  published: string | null;
  updated: string | null;
  created: string | null;
}

export function isHtml(text: FeedText): boolean {
  return text.type === 'text/html' || text.type === 'application/xhtml+xml';
}
