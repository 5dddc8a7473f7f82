import { DEFAULT_SETTINGS, type Brief, type StoreCalls } from '../../../../shared/contract/calls.ts';
import type { BriefId, RevisionId, TextOffset } from '../../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Handlers } from '../../../../shared/contract/rpc.ts';
import type { Archive } from '../../kernel/archive.ts';
import { between } from '../../kernel/run-in-steps.ts';
import { briefRows, readBrief } from '../../briefs/brief-list.ts';
import { highlightsOf } from '../../annotations/highlights.ts';
import { noteOnBrief } from '../../annotations/notes.ts';
import { markRead, markStarred, savePosition } from '../../briefs/reading-state.ts';
import { quotesOf, readRevision, relatedOf, revisionsOf, sectionsOf } from '../../briefs/revisions.ts';
import { writeSettings } from '../../kernel/settings.ts';
import { tagsOf } from '../../annotations/tags.ts';
import { topicsOf } from '../../briefs/topics.ts';
import { markAllRead, unreadOfSources } from '../../briefs/unread-counts.ts';

export type LibraryCalls = Pick<StoreCalls,
  'getBrief' | 'markRead' | 'markAllRead' | 'countUnread' | 'markStarred' | 'savePosition' | 'changeSettings'>;

/** What was begun here is not left half done. */
const TO_THE_END = new AbortController().signal;

export function libraryHandlers(archive: Archive): Handlers<LibraryCalls> {
  const { db } = archive;
  return {
    getBrief: ({ id, revisionId }) => getBrief(archive, id, revisionId),
    markRead: ({ ids, read }) => ok(done(markRead(archive, ids, read))),
    async markAllRead({ sourceId }) {
      const briefs = await between(markAllRead(archive, sourceId), TO_THE_END, () => {});
      return briefs.ok ? ok({ briefs: briefs.value }) : briefs;
    },
    countUnread: (_, { signal }) => between(unreadOfSources(db), signal, () => {}),
    markStarred: ({ ids, starred }) => ok(done(markStarred(archive, ids, starred))),
    savePosition: ({ id, position }) => ok(done(savePosition(db, id, position))),
    changeSettings: (changes) => {
      const known = Object.fromEntries(Object.entries(changes).filter(([key]) => key in DEFAULT_SETTINGS));
      const settings = writeSettings(db, known);
      archive.emit('settings-changed', settings);
      return ok(settings);
    },
  };
}

const done = (_: void): null => null;

/** A brief with everything the reader shows, in its current revision unless another one is asked for. */
function getBrief({ db }: Archive, id: BriefId, wanted: RevisionId | null): Result<Brief> {
  const [row] = briefRows(db, [id]);
  const record = readBrief(db, id);
  const revision = record && readRevision(db, wanted ?? record.revisionId);
  if (!row || !revision || revision.briefId !== id) return fail({ code: 'not-found' });
  return ok({
    id,
    title: revision.title,
    date: row.date,
    series: row.series,
    source: row.source,
    isUnread: row.isUnread,
    isStarred: row.isStarred,
    status: row.status,
    hasNote: row.hasNote,
    url: record.url,
    authors: record.authors,
    language: record.language,
    words: record.words,
    position: record.position as TextOffset,
    topics: topicsOf(db, id),
    revision: { id: revision.id, number: revision.number, fetchedAt: revision.fetchedAt, isCurrent: revision.isCurrent },
    revisions: revisionsOf(db, id),
    body: revision.body,
    text: revision.text,
    sections: sectionsOf(db, revision.id),
    quotes: quotesOf(db, revision.id),
    related: relatedOf(db, revision.id, id),
    highlights: highlightsOf(db, id, revision.id),
    note: noteOnBrief(db, id),
    tags: tagsOf(db, { briefId: id }),
  });
}
