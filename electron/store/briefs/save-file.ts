import { validBody } from '../../../shared/brief/normal/valid-body.ts';
import type { Post } from '../../../shared/brief/brief.ts';
import type { FileIdentity, ImportOutcome } from '../../../shared/contract/calls.ts';
import type { FileOutcome } from '../../../shared/contract/fetcher.ts';
import type { Failure } from '../../../shared/errors.ts';
import type { BriefId, SourceId } from '../../../shared/ids.ts';
import { prepared, type Archive } from '../kernel/archive.ts';
import { briefWithHash, briefWithKey, saveOver, type KnownBrief } from './briefs.ts';
import { isAlike, isSameDocument, leavePlaces, likelyBriefs, placeAt, placesOf, setMarks, setPlace, type FilePlace, type Likely } from './file-places.ts';
import { contentOf, type Content } from './revisions.ts';

/*
 * Which brief a file is. Its path says so, then its content, then its name and the likeness of its words. What a file of a known place or an equal
 * content is, is decided as it comes; the few that could be a brief from elsewhere wait until every other file has been read (`asked` says of what).
 */

export interface FileSaving {
  archive: Archive;
  sourceId: SourceId;
  toIndex: (id: BriefId) => void;
  /** Briefs that were found at another place in this import. */
  moved: Set<BriefId>;
}

type Read = Extract<FileOutcome, { post: Post }>;

/** What became of a file, or null: it waits for the others. */
export function saveFile(saving: FileSaving, file: FileOutcome): ImportOutcome | null {
  const read = contentIn(file);
  if ('outcome' in read) return read;
  const { post, content } = read;
  const { archive: { db }, sourceId } = saving;
  const place = placeOf(saving, post.key);
  const twin = place?.hash === content.hash ? null : twinOf(saving, content.hash);
  if (place !== null && (place.hash === content.hash || isEdit(saving, place, content))) return saveAtPlace(saving, place, post, content);
  if (twin !== null) return saveTwin(saving, twin, post, content);
  if (place !== null || likelyBriefs(db, sourceId, post.key, content.title, content.parts.text).length > 0) return null;
  return saveNew(saving, post, content, null);
}

/** Every file that the brief of this one, or one that is like it, lies at: whether they are still there decides what this one is. */
export function asked({ archive: { db }, sourceId }: FileSaving, file: FileOutcome): string[] {
  const read = contentIn(file);
  if ('outcome' in read) return [];
  const { post, content } = read;
  const place = placeAt(db, sourceId, post.key);
  const likely = likelyBriefs(db, sourceId, post.key, content.title, content.parts.text).map(({ briefId }) => briefId);
  return [...(place ? [place.briefId] : []), ...likely].flatMap((id) => placesOf(db, id).map(({ path }) => path));
}

/** What became of a file that waited. `missing`: the paths of those asked after where no file lies; `waiting`: that hold other words now. */
export function saveWaiting(saving: FileSaving, file: FileOutcome, missing: ReadonlySet<string>, waiting: ReadonlySet<string>): ImportOutcome {
  const read = contentIn(file);
  if ('outcome' in read) return read;
  const { post, content } = read;
  const { archive: { db }, sourceId, moved } = saving;
  const likely = likelyBriefs(db, sourceId, post.key, content.title, content.parts.text);
  const place = placeOf(saving, post.key);
  const isLeft = ({ path }: FilePlace) => missing.has(path) || (waiting.has(path) && path !== post.key);
  const from = likely.find((one) => !moved.has(one.briefId) && one.briefId !== place?.briefId && isSameDocument(one, { title: content.title, date: post.date }) && placesOf(db, one.briefId).every(isLeft));
  if (from !== undefined) return saveMoved(saving, from, post, content);
  if (place === null) return saveNew(saving, post, content, likely[0] ?? null);
  const isElsewhere = moved.has(place.briefId) || placesOf(db, place.briefId).some((other) => other.path !== post.key && !isLeft(other));
  if (!isElsewhere) return saveAtPlace(saving, place, post, content, { how: 'other-words', path: post.key });
  leavePlaces(db, sourceId, [post.key]);
  return saveNew(saving, post, content, null);
}

/** The same words as a file that lay elsewhere: whether it was moved or copied shows in what is still there. */
export function settleCopy({ archive: { db }, sourceId, moved }: FileSaving, outcome: ImportOutcome, missing: ReadonlySet<string>): ImportOutcome {
  if ('failure' in outcome || outcome.identity?.how !== 'copy') return outcome;
  const others = placesOf(db, outcome.briefId).filter(({ path }) => path !== outcome.path);
  const left = others.filter(({ path }) => missing.has(path));
  leavePlaces(db, sourceId, left.map(({ path }) => path));
  if (left.length < others.length) return outcome;
  moved.add(outcome.briefId);
  return { ...outcome, identity: { how: 'moved', path: outcome.identity.path } };
}

/** What a copy was compared with. */
export function copiedFrom({ archive: { db } }: FileSaving, outcome: ImportOutcome): string[] {
  if ('failure' in outcome || outcome.identity?.how !== 'copy') return [];
  return placesOf(db, outcome.briefId).flatMap(({ path }) => (path === outcome.path ? [] : [path]));
}

function contentIn(file: FileOutcome): { post: Post; content: Content } | Extract<ImportOutcome, { failure: Failure }> {
  const { path } = file;
  if ('failure' in file) return { path, outcome: 'failed', failure: file.failure };
  const { post }: Read = file;
  const body = validBody(post.body);
  if (!body) return { path, outcome: 'failed', failure: { code: 'bad-input', detail: post.key } };
  return { post, content: contentOf(post.title, body) };
}

/** Where the archive knows this path from; a brief that was brought in before places were kept lies at its key. */
function placeOf({ archive: { db }, sourceId }: FileSaving, path: string): FilePlace | null {
  const place = placeAt(db, sourceId, path);
  if (place) return place;
  const known = briefWithKey(db, sourceId, path);
  return known && placesOf(db, known.id).length === 0 ? { path, briefId: known.id, hash: known.hash } : null;
}

function twinOf({ archive: { db }, sourceId }: FileSaving, hash: string): KnownBrief | null {
  const id = briefWithHash(db, sourceId, hash);
  return id === null ? null : { id, hash };
}

/** The words at this path are an edit of the brief there, and no other text. */
function isEdit({ archive: { db } }: FileSaving, { briefId }: FilePlace, content: Content): boolean {
  const now = current(db, briefId);
  return now.title === content.title || isAlike(now.text, content.parts.text);
}

function current(db: Archive['db'], briefId: BriefId): { hash: string; title: string; text: string } {
  return prepared<{ hash: string; title: string; text: string }>(db, `
    SELECT revision.hash, revision.title, revision.text
    FROM brief JOIN revision ON revision.id = brief.revision_id
    WHERE brief.id = ?`).get(briefId)!;
}

function saveAtPlace(saving: FileSaving, place: FilePlace, post: Post, content: Content, told: FileIdentity | null = null): ImportOutcome {
  const { archive: { db } } = saving;
  const { hash } = current(db, place.briefId);
  const other = placesOf(db, place.briefId).find(({ path }) => path !== post.key);
  // Nothing was done to this file since it was read; its brief follows another copy of it.
  if (place.hash === content.hash && hash !== content.hash) {
    const title = current(db, place.briefId).title;
    return { path: post.key, outcome: 'unchanged', briefId: place.briefId, title, identity: other ? { how: 'older-copy', path: other.path } : null };
  }
  const isEditedCopy = hash !== content.hash && other !== undefined;
  return keep(saving, { id: place.briefId, hash }, post, content, told ?? (isEditedCopy ? { how: 'edited-copy', path: other.path } : null));
}

function saveTwin(saving: FileSaving, twin: KnownBrief, post: Post, content: Content): ImportOutcome {
  const from = placesOf(saving.archive.db, twin.id).find(({ path }) => path !== post.key);
  setPlace(saving.archive.db, saving.sourceId, { path: post.key, briefId: twin.id, hash: content.hash });
  return { path: post.key, outcome: 'unchanged', briefId: twin.id, title: content.title, identity: from ? { how: 'copy', path: from.path } : null };
}

function saveMoved(saving: FileSaving, from: Likely, post: Post, content: Content): ImportOutcome {
  const { archive: { db }, sourceId, moved } = saving;
  const places = placesOf(db, from.briefId).map(({ path }) => path);
  leavePlaces(db, sourceId, places);
  const outcome = keep(saving, { id: from.briefId, hash: from.hash }, post, content, { how: 'moved', path: places[0] ?? post.key });
  if (!('failure' in outcome)) moved.add(outcome.briefId);
  return outcome;
}

function saveNew(saving: FileSaving, post: Post, content: Content, like: Likely | null): ImportOutcome {
  const path = like === null ? undefined : placesOf(saving.archive.db, like.briefId)[0]?.path;
  return keep(saving, undefined, post, content, path === undefined ? null : { how: 'much-like', path });
}

function keep(saving: FileSaving, known: KnownBrief | undefined, post: Post, content: Content, identity: FileIdentity | null): ImportOutcome {
  const { archive, sourceId, toIndex } = saving;
  const { db } = archive;
  const { outcome, id } = saveOver(archive, sourceId, known, known ? post : { ...post, key: freeKey(saving, post.key) }, content, toIndex);
  setPlace(db, sourceId, { path: post.key, briefId: id, hash: content.hash });
  if (outcome !== 'unchanged') setMarks(db, id, content.parts.text);
  return { path: post.key, outcome, briefId: id, title: content.title, identity };
}

/** A brief that once lay at this path has moved, and keeps the path as its key. */
function freeKey({ archive: { db }, sourceId }: FileSaving, path: string): string {
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? path : `${path}#${number}`;
    if (!briefWithKey(db, sourceId, key)) return key;
  }
}
