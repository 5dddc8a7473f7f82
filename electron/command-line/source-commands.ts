import { splitTyped } from '../../shared/address/typed-address.ts';
import type { FoundSource, SourceRow, StoreCalls, Subscription, SyncProgress, SyncRun } from '../../shared/contract/calls.ts';
import { sentence, type Failure } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { AbortSignalLike, Client } from '../../shared/contract/rpc.ts';
import { printed, type Printed } from './printed.ts';
import type { SourceCommand, SourceWord } from './source-arguments.ts';
import { sourceNamed } from './source-named.ts';
import * as text from './source-text.ts';

type Store = Client<StoreCalls>;

/** Six hours. */
const EVERY_MINUTES = 360;

/** What a command that takes long shows meanwhile, and how it is ended early. */
export interface Meanwhile {
  progress: (progress: SyncProgress) => void;
  signal: AbortSignalLike;
  /** The password in the environment; null when there is none. */
  password: string | null;
}

export async function carryOutSources(store: Store, command: SourceCommand, meanwhile: Meanwhile): Promise<Printed> {
  switch (command.name) {
    case 'sources list': return printed(await store.listSources(null), (sources) => ({ json: { sources: sources.map(sourceJson) }, text: text.sources(sources) }));
    case 'sources add': return printed(await add(store, command, meanwhile), ({ source, found, notes }) => ({
      json: { ...sourceJson(source), total: found.total, latest: found.latest, notes: notes.map(failureJson) }, text: text.added(source, found, notes),
    }));
    case 'sources set': return printed(await set(store, command, meanwhile), (source) => ({ json: sourceJson(source), text: text.sources([source]) }));
    case 'sources remove': return printed(await remove(store, command.source), (source) => ({ json: { id: source.id, name: source.name, removed: true }, text: text.removed(source) }));
    case 'sources log': return printed(await log(store, command.source, command.limit), (runs) => ({ json: { runs: runs.map(runJson) }, text: text.log(runs) }));
    case 'sources import': return printed(await store.importOpml({ path: command.path }), ({ added, known }) => ({
      json: { added: added.map(sourceJson), known }, text: text.opml(added, known),
    }));
    case 'sources export': return printed(await store.exportOpml(null), ({ text: opml, sources }) => ({ json: { sources, opml }, text: opml }));
    case 'sync': return printed(await sync(store, command, meanwhile), ({ runs }) => ({
      json: { ...text.totals(runs), runs: runs.map(runJson) }, text: text.synced(runs), failed: runs.some(({ outcome }) => outcome !== 'done'),
    }));
  }
}

async function add(store: Store, { address, kind, wishes }: SourceCommand & { name: 'sources add' }, { password }: Meanwhile): Promise<Result<{ source: SourceRow; found: FoundSource; notes: Failure[] }>> {
  if (wishes.user && password === null) return fail({ code: 'password-missing', detail: wishes.user });
  const discovery = await store.discover({ address, user: wishes.user ?? null, password });
  if (!discovery.ok) return discovery;
  const found = discovery.value.found.find((one) => kind === null || one.kind === kind);
  if (!found) return fail(discovery.value.notes[0] ?? { code: 'no-source-there', detail: splitTyped(address).address });
  const only = subscriptions(discovery.value.found.flatMap((one) => one.terms), wishes.topics ?? null);
  if (!only.ok) return only;
  const strange = wishes.types?.find((slug) => !found.types.some((type) => type.slug === slug));
  if (strange !== undefined) return fail({ code: 'kind-unknown', detail: strange });
  const everyMinutes = wishes.everyMinutes === undefined ? EVERY_MINUTES : wishes.everyMinutes;
  const source = await store.addSource({ found: found.id, name: wishes.name ?? null, types: wishes.types ?? null, only: only.value, everyMinutes });
  if (!source.ok) return source;
  const { withImages } = wishes;
  const changed = withImages === undefined ? source : await store.changeSource({ id: source.value.id, withImages });
  return changed.ok ? ok({ source: changed.value, found, notes: discovery.value.notes }) : changed;
}

async function set(store: Store, { source: word, wishes }: SourceCommand & { name: 'sources set' }, { password }: Meanwhile): Promise<Result<SourceRow>> {
  const source = await namedAndFetched(store, word);
  if (!source.ok) return source;
  const { id } = source.value;
  const { topics, user, ...change } = wishes;
  if (user !== undefined) {
    if (user !== null && password === null) return fail({ code: 'password-missing', detail: user });
    const kept = await store.setPassword({ id, user, password });
    if (!kept.ok) return kept;
  }
  if (topics === undefined) return store.changeSource({ id, ...change });
  if (topics === null) return store.changeSource({ id, ...change, only: null });
  const offered = await store.sourceChoices({ id });
  if (!offered.ok) return offered;
  const only = subscriptions(offered.value.terms, topics);
  return only.ok ? store.changeSource({ id, ...change, only: only.value }) : only;
}

/** Topics by name, whatever their case, as the ids that the publisher gives them. */
function subscriptions(terms: FoundSource['terms'], topics: string[] | null): Result<Subscription[] | null> {
  if (topics === null) return ok(null);
  const byTaxonomy = new Map<string, number[]>();
  for (const topic of topics) {
    const meant = terms.filter(({ name }) => name.toLowerCase() === topic.trim().toLowerCase());
    if (meant.length === 0) return fail({ code: 'topic-unknown', detail: topic });
    for (const { taxonomy, id } of meant) byTaxonomy.set(taxonomy, [...(byTaxonomy.get(taxonomy) ?? []), id]);
  }
  return ok([...byTaxonomy].map(([taxonomy, ids]) => ({ taxonomy, terms: ids })));
}

async function remove(store: Store, word: SourceWord): Promise<Result<SourceRow>> {
  const source = await namedAndFetched(store, word);
  if (!source.ok) return source;
  const removed = await store.removeSource({ id: source.value.id });
  return removed.ok ? source : removed;
}

async function log(store: Store, word: SourceWord, limit: number): Promise<Result<SyncRun[]>> {
  const source = await named(store, word);
  return source.ok ? store.syncLog({ sourceId: source.value.id, limit }) : source;
}

async function sync(store: Store, { sources, everything }: SourceCommand & { name: 'sync' }, { progress, signal, password }: Meanwhile): Promise<Result<{ runs: SyncRun[] }>> {
  const rows: SourceRow[] = [];
  for (const word of sources) {
    const source = await namedAndFetched(store, word);
    if (!source.ok) return source;
    if (rows.some(({ id }) => id === source.value.id)) continue;
    rows.push(source.value);
    const user = source.value.sync?.user ?? null;
    if (user !== null && password !== null) await store.setPassword({ id: source.value.id, user, password });
  }
  return store.sync({ sourceIds: sources.length === 0 ? null : rows.map(({ id }) => id), everything }, { onProgress: progress, signal });
}

async function named(store: Store, word: SourceWord): Promise<Result<SourceRow>> {
  const sources = await store.listSources(null);
  return sources.ok ? sourceNamed(sources.value, word) : sources;
}

/** The same, of a source that was not removed. */
async function namedAndFetched(store: Store, word: SourceWord): Promise<Result<SourceRow>> {
  const source = await named(store, word);
  return source.ok && source.value.sync?.isRemoved ? fail({ code: 'source-removed', detail: source.value.name }) : source;
}

// ── JSON shapes (documented in the README; keys are never renamed)

function sourceJson({ id, kind, name, address, briefs, fetchedAt, sync: state }: SourceRow) {
  return {
    id, kind, name, address, briefs, unpublished: state?.unpublished ?? 0, gone: state?.gone ?? 0, fetchedAt, triedAt: state?.triedAt ?? null, dueAt: state?.dueAt ?? null,
    everyMinutes: state?.everyMinutes ?? null, paused: state?.isPaused ?? false, removed: state?.isRemoved ?? false, images: state?.withImages ?? false,
    types: state?.types ?? null, only: state?.only ?? null, user: state?.user ?? null, failure: state?.failure ? failureJson(state.failure) : null,
  };
}

function runJson({ sourceId, sourceName, startedAt, endedAt, outcome, failure, counts, lines }: SyncRun) {
  return {
    source: sourceId, name: sourceName, startedAt, endedAt, outcome, ...counts, failure: failure && failureJson(failure),
    lines: lines.map(({ kind, briefId, title, failure: why }) => ({ kind, id: briefId, title, failure: why && failureJson(why) })),
  };
}

function failureJson(failure: Failure) {
  return { code: failure.code, message: sentence(failure) };
}
