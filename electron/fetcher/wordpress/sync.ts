import type { NetFailure } from '../http/net.ts';
import type { Known, SyncEnd, SyncEvent } from '../sync-events.ts';
import { absentFrom, checkAbsences, isListed } from './absences.ts';
import { mapOf, nameOf, type WpAccess } from './api.ts';
import { arrivalOf, isAboutContents, taxonomiesOf, type Work } from './arrival.ts';
import { fetchBodies } from './bodies.ts';
import { beginIndex, fingerprint, indexFields, isSettled, walkIndex, type Index } from './index-walk.ts';
import { begun, listPages, type ListRow, type ListWalk } from './list-pages.ts';
import { readNames, toKeep, withChildren, type KeptNames, type WpNames } from './names.ts';
import type { WpSource, WpType } from './source.ts';
import { pageTexts, type PageTexts } from './page-texts.ts';
import { postQuery } from './to-post.ts';

export interface WpSyncOptions {
  /** Fetches every body again, for edits that leave no trace in the list (a search-and-replace in the site's database). */
  everything?: boolean;
  /** The list has been as short for so long that each brief which is missing may be asked for. */
  believesShrunk?: boolean;
  /** What the last sync left; null: nothing did. */
  names?: KeptNames | null;
}

export interface WpSyncEnd extends SyncEnd {
  /** For `WpSyncOptions.names`; left out when they could not be read. */
  names?: KeptNames;
  /** The list has lost most of what was known, and nothing was made of it. */
  isShrunk?: boolean;
}

/** So many briefs missing at once, and more than half of what was known, is a fault of the list and not a decision of the publisher. */
const FEW = 10;

/**
 * Brings a WordPress site up to date: the whole list, then only the bodies that are new or changed (newest first), then each
 * absence by itself. Yields what the archive should store; may be stopped anywhere and started again.
 */
export async function* syncWordpress(access: WpAccess, wanted: WpSource, known: Known, options: WpSyncOptions = {}): AsyncGenerator<SyncEvent, WpSyncEnd> {
  const source = { ...wanted, types: typesWithTopics(wanted) };
  if (source.types.length === 0) {
    yield { kind: 'trouble', key: null, failure: { code: 'topics-empty', detail: new URL(source.root).host } };
    return { failure: null, complete: false };
  }
  // Names and the head of the list come side by side, unless the list is one of topics, whose names say what is below them.
  const early = wanted.only === null ? source.types[0] : undefined;
  const keptAuthors = options.names?.authors ?? null;
  const opening = early && (known.size === 0 ? beginEverything(access, source, early, {}, { terms: new Map(), authors: options.names != null && keptAuthors === null ? null : new Map() }) : beginIndex(access, early, taxonomiesOf(source, early), {}));
  const read = await readNames(access, source, options.names ?? null);
  if (!read.ok) return { failure: read.failure, complete: false };
  const names = read.value;
  const pages = pageTexts(access);
  // A source that is still empty needs every body: its list is read with them. Should it not hold still, the way below mends it.
  const first = known.size === 0 ? yield* readEverything(access, source, names, pages, names.authors === null && options.names == null ? undefined : opening) : null;
  const isRead = first !== null && (first.end.failure === null ? first.end.complete : !isAboutContents(first.end.failure));
  const end = isRead ? first.end : yield* readChanges(access, source, names, pages, {
    known: first?.known ?? known, opening: first === null ? opening : undefined, everything: options.everything === true, believesShrunk: options.believesShrunk === true,
  });
  return { ...end, names: toKeep(names) };
}

/** A walk through the list with the texts, the newest first. */
function beginEverything(access: WpAccess, source: WpSource, type: WpType, filter: Record<string, string>, names: WpNames): ListWalk {
  const used = taxonomiesOf(source, type);
  return begun(listPages(access, type.restBase, { ...filter, order: 'desc', ...postQuery(used, names, indexFields(used)) }));
}

/** Texts in one event, in UTF-16 code units of HTML: the archive saves the first of a page while the last are still taken apart. */
const AT_ONCE = 200_000;

async function* readEverything(access: WpAccess, source: WpSource, names: WpNames, texts: PageTexts, opening: ListWalk | undefined): AsyncGenerator<SyncEvent, { end: SyncEnd; known: Known }> {
  const known = new Map<string, string>();
  let announced = 0;
  let isWhole = true;
  for (const [i, type] of source.types.entries()) {
    const used = taxonomiesOf(source, type);
    const pages = (i === 0 ? opening : undefined) ?? beginEverything(access, source, type, filterOf(source, type, names), names);
    let isFirst = true;
    for (;;) {
      const page = await pages.next();
      if (page.done) {
        if (page.value.failure !== null || !page.value.complete) return { end: { failure: page.value.failure, complete: false }, known };
        break;
      }
      const { rows, answer, total } = page.value;
      if (isFirst) {
        announced += total ?? rows.length;
        yield { kind: 'listed', total: announced, coming: announced - known.size, checking: 0 };
      }
      isFirst = false;
      for (const some of portions(rows.filter(({ id }) => !known.has(String(id))))) {
        const listed = some.flatMap(({ fields }) => arrivalOf(fields, source, type, names, `${type.restBase} ${fingerprint(fields, used, names, answer)}`) ?? []);
        for (const { post, state } of listed) known.set(post.key, state);
        isWhole &&= listed.length === some.length;
        const arrivals = await texts.fill(listed);
        if (arrivals.length > 0) yield { kind: 'arrived', arrivals };
      }
    }
  }
  if (known.size === 0) yield { kind: 'trouble', key: null, failure: { code: 'source-empty', detail: new URL(source.root).host } };
  return { end: { failure: null, complete: isWhole }, known };
}

/** The rows of a page, in runs of about `AT_ONCE`. */
function* portions(rows: ListRow[]): Generator<ListRow[]> {
  for (let from = 0; from < rows.length;) {
    let to = from;
    for (let length = 0; to < rows.length && length < AT_ONCE; to += 1) length += nameOf(mapOf(rows[to]!.fields['content'])['rendered']).length;
    yield rows.slice(from, to);
    from = to;
  }
}

interface Changes {
  known: Known;
  /** The walk through the list of the first kind, when it has begun. */
  opening: ListWalk | undefined;
  everything: boolean;
  believesShrunk: boolean;
}

async function* readChanges(access: WpAccess, source: WpSource, names: WpNames, texts: PageTexts, { known, opening, everything, believesShrunk }: Changes): AsyncGenerator<SyncEvent, WpSyncEnd> {
  const work: Work[] = [];
  const listed = new Set<string>();
  const { types } = source;
  const lost: NetFailure[] = [];
  const walked: WpType[] = [];
  let seen: Index['seen'] = 'whole';
  for (const [i, type] of types.entries()) {
    const used = taxonomiesOf(source, type);
    const begin = () => beginIndex(access, type, used, filterOf(source, type, names));
    const index = await walkIndex(begin, used, names, i === 0 ? opening : undefined);
    if (!index.ok) {
      // A plugin that was switched off takes its kind of post with it, and not the others.
      if (types.length === 1 || !isGoneKind(index.failure)) return { failure: index.failure, complete: false };
      lost.push(index.failure);
      continue;
    }
    walked.push(type);
    if (index.value.seen !== 'whole' && seen !== 'unsettled') seen = index.value.seen;
    for (const [id, print] of index.value.rows) {
      listed.add(String(id));
      const state = `${type.restBase} ${print}`;
      const before = known.get(String(id));
      if (everything || before !== state || !isSettled(before)) work.push({ id, type, state });
    }
  }

  if (walked.length === 0) return { failure: lost[0]!, complete: false };

  const absent = absentFrom(listed, walked, known, everything);
  const before = [...known.values()].filter(isListed).length;
  const isMost = absent.length > FEW && absent.length > before / 2;
  // Whoever asks for some topics sees briefs leave them; what becomes of each, it says itself.
  const shrunk = absent.length > 0 && (listed.size === 0 || (isMost && source.only === null && !believesShrunk));
  const checking = seen !== 'unsettled' && !shrunk ? absent : [];
  yield { kind: 'listed', total: listed.size, coming: work.length, checking: checking.length };
  const host = new URL(source.root).host;
  for (const failure of lost) yield { kind: 'trouble', key: null, failure };
  if (seen !== 'whole') yield { kind: 'trouble', key: null, failure: { code: seen === 'short' ? 'list-short' : 'site-unsettled', detail: host } };
  if (shrunk) yield { kind: 'trouble', key: null, failure: { code: listed.size > 0 ? 'list-shrunk' : source.only === null ? 'source-empty' : 'topics-empty', detail: host } };

  const failure = (yield* fetchBodies(access, source, names, texts, work, known)) ?? (yield* checkAbsences(access, source, names, checking));
  return { failure, complete: seen === 'whole' && !shrunk && lost.length === 0 && failure === null, isShrunk: shrunk && listed.size > 0 };
}

function isGoneKind({ status }: NetFailure): boolean {
  return status === 401 || status === 403 || status === 404;
}

/** Kinds of post that can be under the chosen topics; all, when none were chosen. */
function typesWithTopics(source: WpSource): WpType[] {
  return source.only === null ? source.types : source.types.filter((type) => chosenFor(source, type).length > 0);
}

function chosenFor({ only, taxonomies }: WpSource, type: WpType) {
  return (only ?? []).filter(({ taxonomy }) => taxonomies.some(({ restBase, types }) => restBase === taxonomy && types.includes(type.slug)));
}

/** A subscription to some terms, as parameters of the list. Without one: everything. */
function filterOf(source: WpSource, type: WpType, names: WpNames): Record<string, string> {
  const used = chosenFor(source, type);
  const filter = Object.fromEntries(used.map(({ taxonomy, terms }) => [taxonomy, withChildren(terms, names.terms.get(taxonomy) ?? new Map()).join(',')]));
  return used.length > 1 ? { ...filter, tax_relation: 'OR' } : filter;
}
