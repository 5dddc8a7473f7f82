import type { RevisionId, TextOffset } from '../../../shared/ids.ts';
import { matchesText } from '../../../shared/search/match.ts';
import type { Query } from '../../../shared/search/query.ts';
import { searchedText } from '../../../shared/search/spelled/searched-text.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';

export interface Said {
  start: TextOffset;
  end: TextOffset;
}

/** Quotes of a revision, in its order, by a speaker that the search asks for; none when it asks for no speaker. */
export function quotesBySpeaker(db: Db, revisionId: RevisionId, query: Query): Said[] {
  const wanted = speakersAsked(query, true);
  if (wanted.length === 0) return [];
  const quotes = prepared<Said & { name: string }>(db, `
    SELECT start, "end", speaker.name AS name FROM quote JOIN speaker ON speaker.id = speaker_id
    WHERE revision_id = ? ORDER BY position`).all(revisionId);
  return quotes.filter(({ name }) => wanted.some((one) => matchesText([searchedText(name)], one))).map(({ start, end }) => ({ start, end }));
}

/** What is asked of a speaker's name, in whatever part of the search; who is not wanted has nothing to show. */
function speakersAsked(query: Query, wanted: boolean): Query[] {
  if (query.type === 'and' || query.type === 'or') return query.items.flatMap((item) => speakersAsked(item, wanted));
  if (query.type === 'not') return speakersAsked(query.item, !wanted);
  if (!wanted || (query.type !== 'field' && query.type !== 'named') || query.field !== 'speaker') return [];
  return [query.type === 'field' ? query.query : query];
}
