import { findQuote } from '../../shared/annotate/find-quote.ts';
import type { Citable, Cited, StoreCalls } from '../../shared/contract/calls.ts';
import type { TextOffset } from '../../shared/ids.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Client } from '../../shared/contract/rpc.ts';
import type { Command } from './arguments.ts';

/** Quotes are cited with their words, briefs as a bibliography lists them, unless a form is asked for. */
export async function citeWanted(store: Client<StoreCalls>, { of, words, style, form }: Command & { name: 'cite' }): Promise<Result<Cited>> {
  const [first] = of;
  const place = words === null || typeof first !== 'number' ? null : await placeOf(store, first, words);
  if (place !== null && !place.ok) return place;
  const passages = place === null ? of.map((id): Citable => (typeof id === 'number' ? { briefId: id } : { highlightId: id })) : [place.value];
  const usual = place === null && of.every((id) => typeof id === 'number') ? 'bibliography' : 'quote';
  return store.cite({ passages, style, form: form ?? usual });
}

/** Where the current revision has the words, in whatever typography. */
async function placeOf(store: Client<StoreCalls>, id: Extract<(Command & { name: 'cite' })['of'][number], number>, words: string): Promise<Result<Citable>> {
  const brief = await store.getBrief({ id, revisionId: null });
  if (!brief.ok) return brief;
  const { text, revision } = brief.value;
  const found = findQuote(text, { exact: words, prefix: '', suffix: '' }, 0);
  if (found === null || found.likeness === 'similar') return fail({ code: 'words-not-there', detail: words });
  return ok({ revisionId: revision.id, start: found.start as TextOffset, end: found.end as TextOffset });
}
