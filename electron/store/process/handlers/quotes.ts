import type { StoreCalls } from '../../../../shared/contract/calls.ts';
import { ok } from '../../../../shared/result.ts';
import type { Handlers } from '../../../../shared/contract/rpc.ts';
import { listAlike } from '../../speakers/alike-speakers.ts';
import type { Archive } from '../../kernel/archive.ts';
import { mergeSpeakers, separateSpeaker, tellApart } from '../../speakers/people.ts';
import { countQuotes, listQuotes } from '../../speakers/quotes.ts';
import { getSpeaker, listSpeakerBriefs, listSpeakers } from '../../speakers/speakers.ts';

export type QuoteCalls = Pick<StoreCalls,
  'listQuotes' | 'countQuotes' | 'listSpeakers' | 'getSpeaker' | 'listSpeakerBriefs' | 'listAlike' | 'mergeSpeakers' | 'separateSpeaker' | 'tellApart'>;

export function quoteHandlers(archive: Archive): Handlers<QuoteCalls> {
  const { db } = archive;
  return {
    listQuotes: (query) => ok(listQuotes(db, query)),
    countQuotes: (query) => ok(countQuotes(db, query)),
    listSpeakers: (query) => ok(listSpeakers(db, query)),
    getSpeaker: ({ id }) => getSpeaker(db, id),
    listSpeakerBriefs: (query) => ok(listSpeakerBriefs(db, query)),
    listAlike: (query) => ok(listAlike(db, query)),
    mergeSpeakers: ({ ids, into }) => mergeSpeakers(archive, ids, into),
    separateSpeaker: ({ id }) => separateSpeaker(archive, id),
    tellApart: ({ pair }) => tellApart(archive, pair),
  };
}
