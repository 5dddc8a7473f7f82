import type { Colour, QuoteRow } from '../../shared/contract/calls.ts';
import { copyCited } from '../client/copy-cited.ts';
import { hear, say, sayFailure } from '../client/notices.ts';
import { store } from '../client/ports.ts';

/** A quote becomes a highlight, which remembers its speaker and role; one that is a highlight already gets the colour. */
export async function highlightQuote(row: QuoteRow, colour: Colour, put: (highlight: QuoteRow['highlight']) => void): Promise<void> {
  const { id: quoteId, briefId, revisionId, start, end, highlight } = row;
  if (highlight) {
    if (highlight.colour === colour) return hear('This quote is highlighted already.');
    const result = await store.colourHighlights({ ids: [highlight.id], colour });
    if (!result.ok) return sayFailure(result.failure);
    put({ ...highlight, colour });
    return hear('Colour changed.');
  }
  const result = await store.createHighlight({ briefId, revisionId, start, end, colour, quoteId });
  if (!result.ok) return sayFailure(result.failure);
  put({ id: result.value.id, colour });
  say('Quote highlighted.');
}

export async function copyQuote({ id }: Pick<QuoteRow, 'id'>): Promise<void> {
  await copyCited([{ quoteId: id }]);
}
