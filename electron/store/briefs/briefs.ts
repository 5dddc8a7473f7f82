import type { Post } from '../../../shared/brief/brief.ts';
import { validBody } from '../../../shared/brief/normal/valid-body.ts';
import { countWords } from '../../../shared/brief/normal/white-space.ts';
import type { BriefRow } from '../../../shared/contract/calls.ts';
import type { BriefId, SourceId } from '../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { prepared, type Archive } from '../kernel/archive.ts';
import { freeBriefId, sameDay } from './brief-ids.ts';
import type { Db } from '../kernel/database.ts';
import { renameBriefInJournal } from '../journal/journal.ts';
import { addRevision, contentOf, type Content } from './revisions.ts';
import { unindexBrief, writeIndexed } from '../search-index/index-briefs.ts';
import { hasTopics, saveTopics } from './topics.ts';

export interface Saved {
  outcome: 'added' | 'updated' | 'unchanged';
  id: BriefId;
  /** It had other names around the same words: address, date, series, authors, topics. */
  isDescribed: boolean;
}

/**
 * Brings one post into the archive, in one transaction with its revision, quotes, topics, index and the places of its highlights.
 * The same content again adds nothing; other content under the same key is the next revision. What the analyst made is not touched.
 */
export function savePost(archive: Archive, sourceId: SourceId, post: Post): Result<Saved> {
  return savePosts(archive, sourceId, [post])[0]!;
}

/** Several in one transaction, which costs each a fraction; the answers stand in the order of the posts. One that is refused keeps no other away. */
export function savePosts(archive: Archive, sourceId: SourceId, posts: readonly Post[]): Result<Saved>[] {
  const { db } = archive;
  return writeIndexed(db, (toIndex) => posts.map((post) => {
    const body = validBody(post.body);
    if (!body) return fail({ code: 'bad-input', detail: post.key });
    return ok(saveOver(archive, sourceId, briefWithKey(db, sourceId, post.key), post, contentOf(post.title, body), toIndex));
  }));
}

/**
 * The same inside the caller's `writeIndexed`, over what the archive has under the post's key. `content` is what is kept of its words: made of a
 * body that went through `validBody`. A brief whose row in the index must be made is named to `toIndex`.
 */
export function saveOver(
  archive: Archive, sourceId: SourceId, known: KnownBrief | undefined, post: PostFacts, content: Content, toIndex: (id: BriefId) => void,
): Saved {
  const { db } = archive;
  if (!known) {
    const id = insertBrief(archive, sourceId, post, content);
    toIndex(id);
    return { outcome: 'added', id, isDescribed: false };
  }
  const isNew = known.hash !== content.hash;
  const stale = staleColumns(db, known.id, post, content);
  if (!isNew && stale.length === 0) return { outcome: 'unchanged', id: known.id, isDescribed: false };
  unindexBrief(db, known.id);
  const id = moveToDate(db, known.id, post);
  updateBrief(db, id, post, content);
  saveTopics(db, id, post.topics);
  if (isNew) {
    const fetchedAt = archive.now();
    archive.derive.revisionAdded(db, id, addRevision(db, id, content, fetchedAt), fetchedAt);
  }
  toIndex(id);
  return { outcome: isNew ? 'updated' : 'unchanged', id, isDescribed: stale.some((column) => column !== 'modifiedAt') };
}

/** What a post says beside its words. */
type PostFacts = Omit<Post, 'title' | 'body'>;

export interface KnownBrief {
  id: BriefId;
  hash: string;
}

export function briefWithKey(db: Db, sourceId: SourceId, key: string): KnownBrief | undefined {
  return prepared<KnownBrief>(db, `
    SELECT brief.id, revision.hash
    FROM brief JOIN revision ON revision.id = brief.revision_id
    WHERE source_id = +? AND key = +?`).get(sourceId, key);
}

/** A brief of the source whose current revision has this content. */
export function briefWithHash(db: Db, sourceId: SourceId, hash: string): BriefId | null {
  return prepared<{ id: BriefId }>(db, `
    SELECT brief.id
    FROM revision CROSS JOIN brief ON brief.id = revision.brief_id
    WHERE revision.hash = +? AND brief.revision_id = revision.id AND +source_id = ?
    LIMIT 1`).get(hash, sourceId)?.id ?? null;
}

function insertBrief({ db, now }: Archive, sourceId: SourceId, post: PostFacts, content: Content): BriefId {
  const id = freeBriefId(db, post.date, post.publishedAt);
  prepared(db, `
    INSERT INTO brief (id, source_id, key, title, url, date, published_at, modified_at, series, authors, language, excerpt, words, added_at)
    VALUES (@id, @sourceId, @key, @title, @url, @date, @publishedAt, @modifiedAt, @series, @authors, @language, @excerpt, @words, @addedAt)`,
  ).run({ id, sourceId, key: post.key, addedAt: now(), ...columns(post, content) });
  addRevision(db, id, content, now());
  saveTopics(db, id, post.topics);
  return id;
}

function updateBrief(db: Db, id: BriefId, post: PostFacts, content: Content): void {
  prepared(db, `
    UPDATE brief
    SET title = @title, url = @url, date = @date, published_at = @publishedAt, modified_at = @modifiedAt, series = @series,
        authors = @authors, language = @language, excerpt = @excerpt, words = @words
    WHERE id = @id`).run({ id, ...columns(post, content) });
}

/** What the archive says otherwise about a brief than the post does; empty when it agrees. */
function staleColumns(db: Db, id: BriefId, post: PostFacts, content: Content): string[] {
  const wanted = columns(post, content);
  const names = { publishedAt: 'published_at', modifiedAt: 'modified_at' } as Record<string, string>;
  const row = prepared<Record<string, unknown>>(db, 'SELECT * FROM brief WHERE id = ?').get(id) ?? {};
  const stale = Object.entries(wanted).filter(([key, value]) => row[names[key] ?? key] !== value).map(([key]) => key);
  return hasTopics(db, id, post.topics) ? stale : [...stale, 'topics'];
}

/** What became of a brief upstream. False: that was known. */
export function setStatus(db: Db, id: BriefId, status: BriefRow['status']): boolean {
  return prepared(db, 'UPDATE brief SET status = ? WHERE id = ? AND status <> ?').run(status, id, status).changes > 0;
}

function columns(post: PostFacts, { title, parts }: Content) {
  return {
    title,
    url: post.url,
    date: post.date,
    publishedAt: post.publishedAt,
    modifiedAt: post.modifiedAt,
    series: post.series,
    authors: JSON.stringify(post.authors),
    language: post.language,
    excerpt: excerptOf(parts.text, parts.sections),
    words: countWords(parts.text),
  };
}

/** The first words of running text: headings at the top are passed over. */
function excerptOf(text: string, sections: readonly { start: number; heading: string }[]): string {
  let from = 0;
  for (const { start, heading } of sections) {
    if (start === from) from = start + heading.length + 1;
  }
  const rest = text.slice(from).trimStart();
  const start = rest === '' ? text : rest;
  return start.slice(0, 240).toWellFormed().replace(/\n/g, ' ');
}

/** An id says the date: a brief whose date was corrected gets another one, and everything that hangs on it follows. */
function moveToDate(db: Db, id: BriefId, post: PostFacts): BriefId {
  if (sameDay(id, post.date)) return id;
  const moved = freeBriefId(db, post.date, post.publishedAt);
  prepared(db, 'UPDATE brief SET id = ? WHERE id = ?').run(moved, id);
  renameBriefInJournal(db, id, moved);
  return moved;
}
