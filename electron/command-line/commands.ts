import {
  EVERY_HIGHLIGHT, type Brief, type BriefRow, type ChangedBrief, type ChangesPage, type HighlightRow, type ImportOutcome, type SearchHit, type StoreCalls,
} from '../../shared/contract/calls.ts';
import { sentence } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Client } from '../../shared/contract/rpc.ts';
import type { Command } from './arguments.ts';
import { printed, type Printed } from './printed.ts';
import { carryOutSources, type Meanwhile } from './source-commands.ts';
import { citeWanted } from './cite-command.ts';
import * as text from './text.ts';
import { verify } from './verify-command.ts';

type Store = Client<StoreCalls>;
/** The most that one call may ask for. */
const PAGE = 500;

export async function carryOut(store: Store, command: Command, meanwhile: Meanwhile): Promise<Printed> {
  switch (command.name) {
    case 'import': return printed(await store.importPaths({ paths: command.paths }), (report) => ({
      json: { ...report, outcomes: report.outcomes.map(outcomeJson) },
      text: text.imported(report),
      failed: report.failed > 0,
    }));
    case 'list': return printed(await listAll(store, command), (page) => ({ json: { total: page.total, briefs: page.rows.map(rowJson) }, text: text.list(page) }));
    case 'show': return printed(await show(store, command), (brief) => ({ json: briefJson(brief), text: text.brief(brief) }));
    case 'search': return printed(await store.search({ query: command.query, sort: command.sort, offset: 0, limit: Math.min(command.limit, PAGE) }), (answer) => ({
      json: { query: command.query, total: answer.total, literal: answer.literal, suggestion: answer.suggestion, hits: answer.hits.map(hitJson) },
      text: text.found(answer),
    }));
    case 'highlights': return printed(await highlights(store, command), (page) => ({
      json: { total: page.total, highlights: page.rows.map(highlightJson) },
      text: text.highlights(page.rows),
    }));
    case 'changes': return printed(await changes(store, command), (page) => ({
      json: { total: page.total, open: page.open, briefs: page.rows.map(changeJson) },
      text: text.changes(page),
    }));
    case 'cite': return printed(await citeWanted(store, command), (cited) => ({ json: cited, text: `${cited.text.trimEnd()}\n` }));
    case 'verify': return verify(store, command);
    case 'topics list': return printed(await store.listTopics(null), (topics) => ({ json: { topics }, text: topics.map(({ name }) => `${name}\n`).join('') }));
    case 'topics add': return printed(await store.addTopics({ names: command.names }), (report) => ({ json: report, text: text.topicsAdded(report) }));
    case 'check': return printed(await store.check(null), (report) => ({ json: report, text: text.checked(report), failed: !report.clean }));
    case 'stats': return printed(await store.stats(null), (stats) => ({ json: stats, text: text.stats(stats) }));
    case 'sources list': case 'sources add': case 'sources set': case 'sources remove': case 'sources log': case 'sources import': case 'sources export': case 'sync':
      return carryOutSources(store, command, meanwhile);
    case 'help': case 'version': throw new Error('printed without a store');
  }
}

async function listAll(store: Store, { filter, offset, limit }: Command & { name: 'list' }) {
  return paged((page) => store.listBriefs({ filter, sourceId: null, sort: 'newest', ...page }), offset, limit);
}

async function highlights(store: Store, { briefId, colours, trashed, offset, limit }: Command & { name: 'highlights' }) {
  return paged((page) => store.listHighlights({ filter: { ...EVERY_HIGHLIGHT, briefId, colours, trashed }, group: 'none', order: 'place', ...page }), offset, limit);
}

async function changes(store: Store, { offset, limit }: Command & { name: 'changes' }): Promise<Result<ChangesPage>> {
  let open: ChangesPage['open'] = {};
  const all = await paged(async (page) => {
    const answer = await store.listChanges(page);
    if (answer.ok) open = answer.value.open;
    return answer;
  }, offset, limit);
  return all.ok ? ok({ ...all.value, open }) : all;
}

/** All rows from `offset` on, at most `limit`, asked for page by page. */
async function paged<Row>(
  ask: (page: { offset: number; limit: number }) => Promise<Result<{ rows: Row[]; total: number }>>, offset: number, limit: number,
): Promise<Result<{ rows: Row[]; total: number }>> {
  const rows: Row[] = [];
  for (;;) {
    const answer = await ask({ offset: offset + rows.length, limit: Math.max(1, Math.min(PAGE, limit - rows.length)) });
    if (!answer.ok) return answer;
    rows.push(...answer.value.rows.slice(0, limit - rows.length));
    if (answer.value.rows.length === 0 || rows.length >= limit) return ok({ rows, total: answer.value.total });
  }
}

async function show(store: Store, { id, revision }: Command & { name: 'show' }): Promise<Result<Brief>> {
  const brief = await store.getBrief({ id, revisionId: null });
  if (!brief.ok || revision === null) return brief;
  const wanted = brief.value.revisions.find(({ number }) => number === revision);
  return wanted ? store.getBrief({ id, revisionId: wanted.id }) : fail({ code: 'not-found' });
}

// ── JSON shapes (documented in the README; keys are never renamed)

function outcomeJson(outcome: ImportOutcome) {
  return outcome.outcome === 'failed'
    ? { path: outcome.path, outcome: 'failed', code: outcome.failure.code, message: sentence(outcome.failure) }
    : { path: outcome.path, outcome: outcome.outcome, id: outcome.briefId, title: outcome.title };
}

function rowJson(row: BriefRow) {
  return {
    id: row.id, title: row.title, date: row.date, series: row.series, source: row.source.name, sample: row.source.isSample, unread: row.isUnread,
    starred: row.isStarred, status: row.status, revisions: row.revisions, highlights: row.highlights,
  };
}

/** `text` is the canonical text; every start and end is an offset into it in UTF-16 code units. */
function briefJson(brief: Brief) {
  const canonical = brief.text;
  return {
    id: brief.id, title: brief.title, date: brief.date, series: brief.series, authors: brief.authors, source: brief.source.name, url: brief.url,
    language: brief.language, status: brief.status, unread: brief.isUnread, starred: brief.isStarred,
    topics: brief.topics.map(({ name, known }) => ({ name, known })),
    sections: brief.sections.map(({ heading, level, start, end }) => ({ heading, level, start, end, text: canonical.slice(start, end) })),
    quotes: brief.quotes.map(({ exact, speaker, role, start, end }) => ({ exact, speaker, role, start, end })),
    related: brief.related.map(({ title, authors, url, start, end, briefId }) => ({ title, authors, url, start, end, id: briefId })),
    text: canonical,
    words: brief.words,
    revision: brief.revision.number,
    revisions: brief.revisions.map(({ number, fetchedAt, isCurrent }) => ({ number, fetchedAt, current: isCurrent })),
    highlights: brief.highlights.map((highlight) => ({
      id: highlight.id, exact: highlight.exact, colour: highlight.colour, verdict: highlight.place.verdict, start: highlight.place.start, end: highlight.place.end,
      now: highlight.place.now, note: highlight.note?.text ?? null, tags: highlight.tags.map(({ name }) => name),
    })),
    note: brief.note?.text ?? null,
    tags: brief.tags.map(({ name }) => name),
  };
}

function changeJson(row: ChangedBrief) {
  return {
    id: row.briefId, title: row.title, date: row.date, source: row.sourceName, editedAt: row.editedAt, from: row.older.number, to: row.newer.number, counts: row.counts,
    highlights: row.highlights.map(({ id, exact, place }) => ({ id, exact, verdict: place.verdict, also: place.also, now: place.now, kept: place.isKept })),
  };
}

function hitJson({ brief, isNear, passage, annotations }: SearchHit) {
  return { id: brief.id, title: brief.title, date: brief.date, source: brief.source.name, near: isNear, passage, annotations };
}

function highlightJson(row: HighlightRow) {
  return {
    id: row.id, brief: row.briefId, title: row.title, date: row.date, source: row.sourceName, exact: row.exact, colour: row.colour, speaker: row.speaker,
    role: row.role, note: row.note?.text ?? null, tags: row.tags.map(({ name }) => name), verdict: row.place.verdict, also: row.place.also, now: row.place.now,
    paragraph: row.paragraph, createdAt: row.createdAt, deletedAt: row.deletedAt,
  };
}
