import { EVERY_HIGHLIGHT, type HighlightFilter, type HighlightGroup, type HighlightListing, type HighlightValues, type Settings } from '../../shared/contract/calls.ts';
import type { CalendarDate } from '../../shared/ids.ts';
import type { Verdict } from '../../shared/annotate/verdict/verdicts.ts';
import { nameOf } from '../annotations/colours.ts';
import { shortDay } from '../ui/dates.ts';

/** What highlights can be narrowed to, each with its values. */
export type Dimension = keyof HighlightValues;
export const DIMENSIONS: readonly { dimension: Dimension; title: string }[] = [
  { dimension: 'colours', title: 'Colour' },
  { dimension: 'tags', title: 'Tag' },
  { dimension: 'verdicts', title: 'Verdict' },
  { dimension: 'speakers', title: 'Speaker' },
  { dimension: 'sources', title: 'Source' },
];

export type Listing = Omit<HighlightListing, 'filter'> & { readonly filter: HighlightFilter };

export const GROUPS: readonly { group: Listing['group']; name: string }[] = [
  { group: 'none', name: 'Ungrouped' },
  { group: 'brief', name: 'By brief' },
  { group: 'tag', name: 'By tag' },
  { group: 'colour', name: 'By colour' },
  { group: 'speaker', name: 'By speaker' },
  { group: 'month', name: 'By month' },
  { group: 'verdict', name: 'By verdict' },
];
export const ORDERS: readonly { order: Listing['order']; name: string }[] = [
  { order: 'newest', name: 'Newest first' },
  { order: 'published', name: 'Brief date' },
  { order: 'place', name: 'Position in the brief' },
];

/** As a filter and a heading say it. */
const VERDICT_NAMES: Record<Verdict, string> = {
  intact: 'Intact',
  moved: 'Moved',
  typography: 'Typography changed',
  wording: 'Wording changed',
  number: 'Figure changed',
  negation: 'Negation changed',
  speaker: 'Speaker changed',
  lost: 'Lost',
};

/** How a value is called; `names` are those of tags and sources. */
export function valueName(dimension: Dimension, id: string | number | null, name: string | null, colourNames: Settings['colourNames'] | null): string {
  if (dimension === 'colours') return nameOf(id as never, colourNames);
  if (dimension === 'verdicts') return VERDICT_NAMES[id as Verdict];
  if (id === null) return dimension === 'tags' ? 'Without a tag' : 'Without a speaker';
  return name ?? String(id);
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export function groupName(group: Listing['group'], { key, name, date }: HighlightGroup, colourNames: Settings['colourNames'] | null): string {
  if (group === 'colour') return valueName('colours', key, name, colourNames);
  if (group === 'verdict') return valueName('verdicts', key, name, colourNames);
  if (group === 'tag') return valueName('tags', key, name, colourNames);
  if (group === 'speaker') return valueName('speakers', key, name, colourNames);
  if (group === 'month') return key === null ? 'Without a date' : MONTH.format(new Date(`${key}-01T00:00:00Z`));
  return date === null ? (name ?? '') : `${name}, ${shortDay(date)}`;
}

/** One active filter. */
export interface Chip {
  text: string;
  /** How much it leaves, the others applied; null when that is not counted. */
  count: number | null;
  without: HighlightFilter;
}

/** What a highlight is on its day; a note is written. */
export const MADE = 'Made';

/** `nameOfValue`: of tags and sources that were counted at some time. */
export function chipsOf(filter: HighlightFilter, counts: HighlightValues | null, nameOfValue: (dimension: Dimension, id: string | number | null) => string, made: string = MADE): Chip[] {
  const values = DIMENSIONS.flatMap(({ dimension, title }) => (filter[dimension] as (string | number | null)[]).map((id): Chip => {
    const counted = counts?.[dimension].find((value) => value.id === id);
    return {
      text: `${title}: ${nameOfValue(dimension, id)}`,
      count: counts === null ? null : (counted?.count ?? 0),
      without: toggled(filter, dimension, id),
    };
  }));
  const days = (['published', 'made'] as const).flatMap((kind): Chip[] => {
    const { from, to } = filter[kind];
    if (from === null && to === null) return [];
    return [{ text: `${kind === 'made' ? made : 'Brief of'} ${spanInWords(from, to)}`, count: null, without: { ...filter, [kind]: EVERY_HIGHLIGHT[kind] } }];
  });
  return [...values, ...days];
}

function spanInWords(from: CalendarDate | null, to: CalendarDate | null): string {
  if (from === null) return `up to ${shortDay(to!)}`;
  if (to === null) return `from ${shortDay(from)}`;
  return from === to ? shortDay(from) : `${shortDay(from)} to ${shortDay(to)}`;
}

/** The filter with a value added, or taken away when it was there. */
export function toggled(filter: HighlightFilter, dimension: Dimension, id: string | number | null): HighlightFilter {
  const chosen = filter[dimension] as (string | number | null)[];
  return { ...filter, [dimension]: chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id] };
}

/** Whether anything is asked beside being in the trash or not. */
export const isNarrowed = (filter: HighlightFilter): boolean => filter.text.trim() !== '' || chipsOf(filter, null, () => '').length > 0;
