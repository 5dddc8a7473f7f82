import type { Known, SyncEnd, SyncEvent } from '../sync-events.ts';
import { checkAbsences } from './absences.ts';
import { mapOf, nameOf, type WpAccess } from './api.ts';
import { arrivalOf, fetchBodies, isAboutContents, taxonomiesOf, type Work } from './bodies.ts';
import { beginIndex, fingerprint, indexFields, isSettled, walkIndex } from './index-walk.ts';
import { begun, listPages, type ListRow, type ListWalk } from './list-pages.ts';
import { readNames, withChildren, type WpNames } from './names.ts';
import type { WpSource, WpType } from './source.ts';
import { postFields } from './to-post.ts';

export interface WpSyncOptions {
  /** Fetches every body again, for edits that leave no trace in the list (a search-and-replace in the site's database). */
  everything?: boolean;
}

/** So many briefs missing at once, and more than half of what was known, is a fault of the list and not a decision of the publisher. */
const FEW = 10;

/**
 * Brings a WordPress site up to date: the whole list, then only the bodies that are new or changed (newest first), then each
 * absence by itself. Yields what the archive should store; may be stopped anywhere and started again.
 */
export async function* syncWordpress(access: WpAccess, source: WpSource, known: Known, options: WpSyncOptions = {}): AsyncGenerator<SyncEvent, SyncEnd> {
  // Names and the head of the list come side by side, unless the list is one of topics, whose names say what is below them.
  const early = source.only === null ? source.types[0] : undefined;
  const opening = early && (known.size === 0 ? beginEverything(access, source, early, {}) : beginIndex(access, early, taxonomiesOf(source, early), {}));
  const read = await readNames(access, source);
  if (!read.ok) return { failure: read.failure, complete: false };
  const names = read.value;
  // A source that is still empty needs every body: its list is read with them. Should it not hold still, the way below mends it.
  const first = known.size === 0 ? yield* readEverything(access, source, names, opening) : null;
  if (first !== null && (first.end.failure === null ? first.end.complete : !isAboutContents(first.end.failure))) return first.end;
  return yield* readChanges(access, source, names, { known: first?.known ?? known, opening: first === null ? opening : undefined, everything: options.everything === true });
}

/** A walk through the list with the texts, the newest first. */
function beginEverything(access: WpAccess, source: WpSource, type: WpType, filter: Record<string, string>): ListWalk {
  const used = taxonomiesOf(source, type);
  const fields = [...new Set([...indexFields(used), ...postFields(used)])].join(',');
  return begun(listPages(access, type.restBase, { ...filter, order: 'desc', _fields: fields }));
}

/** Texts in one event, in UTF-16 code units of HTML: the archive saves the first of a page while the last are still taken apart. */
const AT_ONCE = 200_000;

async function* readEverything(access: WpAccess, source: WpSource, names: WpNames, opening: ListWalk | undefined): AsyncGenerator<SyncEvent, { end: SyncEnd; known: Known }> {
  const known = new Map<string, string>();
  let announced = 0;
  for (const [i, type] of source.types.entries()) {
    const used = taxonomiesOf(source, type);
    const pages = (i === 0 ? opening : undefined) ?? beginEverything(access, source, type, filterOf(source, type, names));
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
        const arrivals = some.flatMap(({ fields }) => arrivalOf(fields, source, type, names, `${type.restBase} ${fingerprint(fields, used, names, answer)}`) ?? []);
        for (const { post, state } of arrivals) known.set(post.key, state);
        if (arrivals.length > 0) yield { kind: 'arrived', arrivals };
      }
    }
  }
  if (known.size === 0) yield { kind: 'trouble', key: null, failure: { code: 'source-empty', detail: new URL(source.root).host } };
  return { end: { failure: null, complete: true }, known };
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
}

async function* readChanges(access: WpAccess, source: WpSource, names: WpNames, { known, opening, everything }: Changes): AsyncGenerator<SyncEvent, SyncEnd> {
  const work: Work[] = [];
  const listed = new Set<string>();
  let complete = true;
  for (const [i, type] of source.types.entries()) {
    const used = taxonomiesOf(source, type);
    const begin = () => beginIndex(access, type, used, filterOf(source, type, names));
    const index = await walkIndex(begin, used, names, i === 0 ? opening : undefined);
    if (!index.ok) return { failure: index.failure, complete: false };
    complete &&= index.value.complete;
    for (const [id, print] of index.value.rows) {
      listed.add(String(id));
      const state = `${type.restBase} ${print}`;
      const before = known.get(String(id));
      if (everything || before !== state || !isSettled(before)) work.push({ id, type, state });
    }
  }

  // Kinds of post that are no longer subscribed to were not listed, so nothing is known about them.
  const walked = new Set(source.types.map(({ restBase }) => restBase));
  const absent = [...known].filter(([key, state]) => !listed.has(key) && walked.has(state.split(' ')[0]!));
  const shrunk = absent.length > 0 && (listed.size === 0 || (absent.length > FEW && absent.length > known.size / 2));
  const checking = complete && !shrunk ? absent : [];
  yield { kind: 'listed', total: listed.size, coming: work.length, checking: checking.length };
  const host = new URL(source.root).host;
  if (!complete) yield { kind: 'trouble', key: null, failure: { code: 'site-unsettled', detail: host } };
  if (shrunk) yield { kind: 'trouble', key: null, failure: { code: listed.size === 0 ? 'source-empty' : 'list-shrunk', detail: host } };

  const failure = (yield* fetchBodies(access, source, names, work, known)) ?? (yield* checkAbsences(access, checking));
  return { failure, complete: complete && !shrunk && failure === null };
}

/** A subscription to some terms, as parameters of the list. Without one: everything. */
function filterOf(source: WpSource, type: WpType, names: WpNames): Record<string, string> {
  const used = (source.only ?? []).filter(({ taxonomy }) => source.taxonomies.some(({ restBase, types }) => restBase === taxonomy && types.includes(type.slug)));
  const filter = Object.fromEntries(used.map(({ taxonomy, terms }) => [taxonomy, withChildren(terms, names.terms.get(taxonomy) ?? new Map()).join(',')]));
  return used.length > 1 ? { ...filter, tax_relation: 'OR' } : filter;
}
