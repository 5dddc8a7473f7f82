import type { SyncCounts, SyncRun } from '../contract/calls.ts';
import { sentence } from '../errors.ts';

const WORDS: readonly [name: keyof SyncCounts, one: string, many: string][] = [
  ['added', 'came', 'came'],
  ['updated', 'changed', 'changed'],
  ['described', 'has other topics, authors or dates', 'have other topics, authors or dates'],
  ['returned', 'is published again', 'are published again'],
  ['unpublished', 'was unpublished', 'were unpublished'],
  ['gone', 'was removed', 'were removed'],
];

/** What a sync did, in one or two plain sentences. */
export function runSentence({ outcome, failure, counts }: Pick<SyncRun, 'outcome' | 'failure' | 'counts'>): string {
  const happened = WORDS.filter(([name]) => counts[name] > 0).map(([name, one, many]) => `${counts[name]} ${counts[name] === 1 ? one : many}`);
  const [first, ...rest] = happened;
  const briefs = first === undefined ? null : `${first.replace(/^(\d+)/, (number) => `${number} ${number === '1' ? 'brief' : 'briefs'}`)}${rest.map((one) => `, ${one}`).join('')}`;
  const images = counts.images > 0 ? `${counts.images} ${counts.images === 1 ? 'image' : 'images'} came` : null;
  const failed = counts.failed > 0 ? `${counts.failed} could not be fetched` : null;
  const said = [briefs, images, failed].filter((part) => part !== null);
  const what = said.length > 0 ? `${said.join('; ')}.` : outcome === 'done' ? 'No changes.' : null;
  return [what, ENDING[outcome], failure && sentence(failure)].filter((part) => part).join(' ');
}

const ENDING: Record<SyncRun['outcome'], string | null> = {
  done: null,
  partial: 'Not everything could be checked.',
  failed: null,
  cancelled: 'Stopped; everything that had arrived is kept.',
  offline: 'There was no connection; it is tried again when there is one.',
  interrupted: 'It was interrupted; the next sync goes on from there.',
};
