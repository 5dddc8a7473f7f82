import type { QuoteFilter } from '../../shared/contract/calls.ts';
import { shortDay } from '../ui/dates.ts';

export const EVERY_QUOTE: QuoteFilter = {
  text: '',
  speakerId: null,
  role: null,
  topicId: null,
  sourceId: null,
  from: null,
  to: null,
};

/** What quotes are narrowed by, with the names of what was chosen. */
export interface Chosen {
  readonly filter: QuoteFilter;
  readonly names: Readonly<Partial<Record<Kind, string>>>;
}

/** The parts of a filter that are chosen from a list. */
export type Kind = 'speaker' | 'topic' | 'source';
export const KINDS: readonly { kind: Kind; name: string }[] = [
  { kind: 'speaker', name: 'Speaker' },
  { kind: 'topic', name: 'Topic' },
  { kind: 'source', name: 'Source' },
];

export const NOTHING_CHOSEN: Chosen = { filter: EVERY_QUOTE, names: {} };

export const withValue = (chosen: Chosen, kind: Kind, id: number, name: string): Chosen => ({
  filter: { ...chosen.filter, [`${kind}Id`]: id },
  names: { ...chosen.names, [kind]: name },
});

export const withoutValue = (chosen: Chosen, kind: Kind): Chosen => ({
  ...chosen,
  filter: { ...chosen.filter, [`${kind}Id`]: null },
});

/** Of a filter only one part: what its chip counts. */
export const onlyKind = ({ speakerId, topicId, sourceId, ...rest }: QuoteFilter, kind: Kind | 'dates'): QuoteFilter => ({
  ...EVERY_QUOTE,
  ...(kind === 'speaker' ? { speakerId } : {}),
  ...(kind === 'topic' ? { topicId } : {}),
  ...(kind === 'source' ? { sourceId } : {}),
  ...(kind === 'dates' ? { from: rest.from, to: rest.to } : {}),
});

export const isEvery = (filter: QuoteFilter): boolean => JSON.stringify({ ...filter, text: filter.text.trim() }) === JSON.stringify(EVERY_QUOTE);

/** "1 Jan 2024 – 3 Mar 2024", "since 1 Jan 2024", "until 3 Mar 2024" */
export function spanInWords({ from, to }: Pick<QuoteFilter, 'from' | 'to'>): string {
  if (from !== null && to !== null) return from === to ? shortDay(from) : `${shortDay(from)} – ${shortDay(to)}`;
  return from === null ? (to === null ? 'no date' : `until ${shortDay(to)}`) : `since ${shortDay(from)}`;
}
