import type { Body } from '../../../shared/brief/body.ts';
import type { Post } from '../../../shared/brief/brief.ts';
import { validBody } from '../../../shared/brief/normal/valid-body.ts';
import type { Arrival } from '../../../shared/contract/fetcher.ts';
import type { BriefId, SourceId } from '../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { prepared, write, type Archive } from '../kernel/archive.ts';
import { briefWithKey, saveOver, setStatus } from '../briefs/briefs.ts';
import type { Db } from '../kernel/database.ts';
import { contentOf } from '../briefs/revisions.ts';
import { nameImages, withKnownImages } from './image-names.ts';
import { forgetState, saveState, stateOf, type Form } from './states.ts';

export interface ArrivalSaved {
  id: BriefId;
  title: string;
  /** `unchanged`: looked at again, and the same. `described`: another name, address, topic or author, the same words. */
  outcome: 'added' | 'updated' | 'described' | 'returned' | 'unchanged';
}

/**
 * Saves a brief and what the source said of it inside the caller's `writeIndexed`: killed before its end, the next sync brings it again;
 * killed after it, never. A text that was once whole is not given up for a summary or for nothing.
 */
export function saveArrival(archive: Archive, sourceId: SourceId, arrival: Arrival, toIndex: (id: BriefId) => void): Result<ArrivalSaved> {
  const body = validBody(arrival.post.body);
  const summary = arrival.summary && validBody(arrival.summary);
  if (!body || (arrival.summary && !summary)) return fail({ code: 'bad-input', detail: arrival.post.key });
  const { db } = archive;
  const known = briefWithKey(db, sourceId, arrival.post.key);
  const before = known ? stateOf(db, known.id) : null;
  const kept = known && before && says(before.form) > says(formOf(arrival)) ? currentText(db, known.id, arrival.post) : null;
  const content = kept === null ? contentOf(arrival.post.title, withKnownImages(db, body)) : contentOf(kept.title, kept.body);
  const { id, outcome, isDescribed } = saveOver(archive, sourceId, known, known ? withWhatIsKnown(db, known.id, arrival.post) : arrival.post, content, toIndex);
  const isBack = known !== undefined && setStatus(db, id, 'published');
  // While a whole text stands in for a summary, the source is asked again for the whole.
  if (kept !== null && arrival.isExcerpt) saveState(db, id, before!.state ?? '', before!.form, summary);
  else saveState(db, id, arrival.state, kept === null ? formOf(arrival) : before!.form, summary);
  if (outcome !== 'unchanged' && kept === null) nameImages(db, id, body);
  const same = isDescribed ? 'described' : 'unchanged';
  return ok({ id, title: arrival.post.title, outcome: isBack ? 'returned' : outcome === 'unchanged' ? same : outcome });
}

/** Marks a brief that its source shows no longer; null when the archive does not have it. Nothing of it is removed. */
export function markVanished({ db }: Archive, sourceId: SourceId, key: string, how: 'gone' | 'unpublished'): { id: BriefId; title: string } | null {
  return write(db, () => {
    const known = briefWithKey(db, sourceId, key);
    if (!known) return null;
    setStatus(db, known.id, how);
    forgetState(db, known.id);
    return { id: known.id, title: prepared<{ title: string }>(db, 'SELECT title FROM brief WHERE id = ?').get(known.id)!.title };
  });
}

function formOf({ isProtected, isExcerpt }: Arrival): Form {
  return isProtected ? 'protected' : isExcerpt ? 'excerpt' : 'whole';
}

function says(form: Form): number {
  return { protected: 0, excerpt: 1, whole: 2 }[form];
}

/** A date and an address that were told once are not given up because an answer leaves them out. */
function withWhatIsKnown(db: Db, id: BriefId, post: Post): Post {
  if (post.date !== null && post.url !== null && post.publishedAt !== null) return post;
  const row = prepared<Pick<Post, 'date' | 'publishedAt' | 'url'>>(db, 'SELECT date, published_at AS publishedAt, url FROM brief WHERE id = ?').get(id)!;
  return { ...post, url: post.url ?? row.url, date: post.date ?? row.date, publishedAt: post.publishedAt ?? row.publishedAt };
}

/** The body that is there; with it the title, when the new one was only made from words that are not there. */
function currentText(db: Db, id: BriefId, { title, titleGuessed }: Post): { title: string; body: Body } {
  const row = prepared<{ title: string; body: string }>(db, `
    SELECT revision.title, revision.body FROM brief JOIN revision ON revision.id = brief.revision_id WHERE brief.id = ?`).get(id)!;
  return { title: titleGuessed ? row.title : title, body: JSON.parse(row.body) as Body };
}
