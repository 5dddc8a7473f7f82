import type { CalendarDate } from '../ids.ts';
import type { CitedBrief } from './cited.ts';
import { cslName, type CslName } from './names.ts';

/** CSL-JSON of one brief. Keys as the CSL 1.0.2 schema has them. */
export interface CslItem {
  id: string;
  type: 'webpage' | 'document';
  title: string;
  'title-short'?: string;
  author?: CslName[];
  issued?: CslDate;
  accessed?: CslDate;
  URL?: string;
  'container-title'?: string;
  publisher?: string;
  genre?: string;
  language?: string;
}

export interface CslDate {
  'date-parts': [[number, number, number]];
}

/** What the archive knows, for programs that make citations of their own. */
export function cslItem(brief: CitedBrief): CslItem {
  const author = brief.authors.map(cslName);
  const site = siteOf(brief);
  const short = shortTitle(brief.title);
  return {
    id: brief.key,
    type: brief.url === null ? 'document' : 'webpage',
    title: brief.title,
    ...(short === null ? {} : { 'title-short': short }),
    ...(author.length === 0 ? {} : { author }),
    ...(brief.date === null ? {} : { issued: cslDate(brief.date) }),
    accessed: cslDate(brief.accessed),
    ...(brief.url === null ? {} : { URL: brief.url }),
    ...(site === null || isBy(author, site) ? {} : brief.url === null ? { publisher: site } : { 'container-title': site }),
    ...(brief.series === null ? {} : { genre: brief.series }),
    ...(brief.language === null ? {} : { language: brief.language }),
  };
}

export interface StyleWishes {
  /** A brief without a named author is listed under its publisher, who is then not named again. */
  publisherLeads: boolean;
  /** When the day of reading is printed: the brief has no date, or it was changed since. */
  accessed: readonly ('undated' | 'revised')[];
  /** "Louis Bell, Jr.", where others write "Louis Bell Jr.". */
  commaBeforeJunior?: boolean;
}

/** The same for the styles that come with the program: what they print is decided here, how in the style file. */
export function styleItem(brief: CitedBrief, { publisherLeads, accessed, commaBeforeJunior = false }: StyleWishes): CslItem {
  const { accessed: day, author: named, publisher: _, 'container-title': __, ...item } = cslItem(brief);
  const site = siteOf(brief);
  // A body that publishes its own words counts as publisher alone.
  const author = site !== null && named !== undefined && isBy(named, site) ? undefined : named;
  const leads = publisherLeads && author === undefined && brief.publisher !== null;
  const people = commaBeforeJunior ? author?.map((name) => ('suffix' in name ? { ...name, 'comma-suffix': true } : name)) : author;
  const said = leads ? [{ literal: brief.publisher! }] : people;
  const isAccessed = (brief.date === null && accessed.includes('undated')) || (brief.isRevised && accessed.includes('revised'));
  return {
    ...item,
    ...(said === undefined ? {} : { author: said }),
    ...(site === null || leads ? {} : brief.url === null ? { publisher: site } : { 'container-title': site }),
    ...(isAccessed && brief.url !== null && day !== undefined ? { accessed: day } : {}),
  };
}

/** The publisher, else the host of the address: "state.gov". */
function siteOf({ publisher, url }: CitedBrief): string | null {
  if (publisher !== null) return publisher;
  if (url === null || !URL.canParse(url)) return null;
  const { hostname } = new URL(url);
  return hostname === '' ? null : hostname.replace(/^www\./, '');
}

const isBy = (author: readonly CslName[], site: string): boolean => {
  const [only] = author;
  return author.length === 1 && only !== undefined && 'literal' in only && folded(only.literal) === folded(site);
};

const folded = (name: string): string => name.toLowerCase().replace(/^the\s+/, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

function cslDate(day: CalendarDate): CslDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { 'date-parts': [[year, month, date]] };
}

/** What stands before a colon; null when the title has no subtitle. */
function shortTitle(title: string): string | null {
  const at = title.search(/:\s/);
  const short = at < 0 ? '' : title.slice(0, at).trim();
  return /\p{L}{2}/u.test(short) ? short : null;
}
