import { hash as digest } from 'node:crypto';
import type { Body } from '../../../shared/brief/body.ts';
import type { Parts } from '../../../shared/brief/brief.ts';
import { partsOf } from '../../../shared/brief/brief-parts.ts';
import { TEXT_VERSION } from '../../../shared/brief/text.ts';
import type { RevisionRow, BriefQuote, ResolvedLink } from '../../../shared/contract/calls.ts';
import type { BriefId, Instant, QuoteId, RevisionId, TextOffset } from '../../../shared/ids.ts';
import type { Section } from '../../../shared/brief/brief.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { speakerNamed } from '../speakers/people.ts';

/** What makes a revision new: its title and its canonical body. Where its images are stored does not count. */
export function contentHash(title: string, body: Body, bodyJson = JSON.stringify(body)): string {
  // Looking at every property of a body takes three times as long as writing it down; only images can say where they are stored.
  const json = bodyJson.includes('"asset":') ? JSON.stringify(body, withoutAssets) : bodyJson;
  return digest('sha256', `[${JSON.stringify(title)},${json}]`);
}

function withoutAssets(key: string, value: unknown): unknown {
  return key === 'asset' ? undefined : value;
}

export interface Content {
  title: string;
  /** JSON of the body. */
  body: string;
  hash: string;
  parts: Parts;
}

export function contentOf(title: string, body: Body): Content {
  const json = JSON.stringify(body);
  return { title, body: json, hash: contentHash(title, body, json), parts: partsOf(body, title) };
}

/** Adds the next revision of a brief with its sections, quotes and related links, and makes it the current one. */
export function addRevision(db: Db, briefId: BriefId, { title, body, hash, parts }: Content, fetchedAt: Instant): RevisionId {
  const earlier = prepared<number>(db, 'SELECT count(*) FROM revision WHERE brief_id = ?').pluck().get(briefId)!;
  const { lastInsertRowid } = prepared(db, `
    INSERT INTO revision (brief_id, number, title, body, text, text_version, hash, fetched_at)
    VALUES (@briefId, @number, @title, @body, @text, @textVersion, @hash, @fetchedAt)`,
  ).run({ briefId, number: earlier + 1, title, body, text: parts.text, textVersion: TEXT_VERSION, hash, fetchedAt });
  const revisionId = Number(lastInsertRowid) as RevisionId;
  if (earlier > 0) prepared(db, 'UPDATE quote SET brief_id = NULL WHERE brief_id = ?').run(briefId);
  saveParts(db, briefId, revisionId, parts);
  prepared(db, 'UPDATE brief SET revision_id = ? WHERE id = ?').run(revisionId, briefId);
  return revisionId;
}

/** `briefId`: the brief whose current revision this is; null for an earlier one. */
export function saveParts(db: Db, briefId: BriefId | null, revisionId: RevisionId, { sections, quotes, related }: Parts): void {
  const section = prepared(db, 'INSERT INTO section (revision_id, position, heading, level, start, "end") VALUES (?, ?, ?, ?, ?, ?)');
  sections.forEach(({ heading, level, start, end }, position) => section.run(revisionId, position, heading, level, start, end));
  const quote = prepared(db, `
    INSERT INTO quote (revision_id, brief_id, position, start, "end", exact, speaker_id, role) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  quotes.forEach(({ start, end, exact, speaker, role }, position) => quote.run(revisionId, briefId, position, start, end, exact, speakerNamed(db, speaker), role));
  const link = prepared(db, 'INSERT INTO related (revision_id, position, title, authors, url, start, "end") VALUES (?, ?, ?, ?, ?, ?, ?)');
  related.forEach(({ title, authors, url, start, end }, position) => link.run(revisionId, position, title, JSON.stringify(authors), url, start, end));
}

export interface StoredRevision extends RevisionRow {
  briefId: BriefId;
  title: string;
  body: Body;
  text: string;
  hash: string;
}

interface RevisionRecord {
  id: RevisionId;
  brief_id: BriefId;
  number: number;
  title: string;
  body: string;
  text: string;
  hash: string;
  fetched_at: Instant;
  is_current: 0 | 1;
}

/** null when there is no such revision. */
export function readRevision(db: Db, id: RevisionId): StoredRevision | null {
  const row = prepared<RevisionRecord>(db, `
    SELECT revision.id, brief_id, number, revision.title, body, text, hash, fetched_at, revision.id = brief.revision_id AS is_current
    FROM revision JOIN brief ON brief.id = revision.brief_id
    WHERE revision.id = ?`).get(id);
  return row ? toStoredRevision(row) : null;
}

/** Oldest first. */
export function revisionsOf(db: Db, briefId: BriefId): RevisionRow[] {
  return prepared<Pick<RevisionRecord, 'id' | 'number' | 'fetched_at' | 'is_current'>>(db, `
    SELECT revision.id, number, fetched_at, revision.id = brief.revision_id AS is_current
    FROM revision JOIN brief ON brief.id = revision.brief_id
    WHERE brief_id = ?
    ORDER BY number`).all(briefId).map(toRevisionRow);
}

export function sectionsOf(db: Db, revisionId: RevisionId): Section[] {
  return prepared<Section>(db, 'SELECT heading, level, start, "end" FROM section WHERE revision_id = ? ORDER BY position').all(revisionId);
}

export function quotesOf(db: Db, revisionId: RevisionId): BriefQuote[] {
  return prepared<BriefQuote & { id: QuoteId }>(db, `
    SELECT quote.id, start, "end", exact, speaker_id AS speakerId, speaker.name AS speaker, role
    FROM quote JOIN speaker ON speaker.id = quote.speaker_id
    WHERE revision_id = ?
    ORDER BY position`).all(revisionId);
}

/** Related links with the brief that is meant, when the archive has it under that address or title. */
export function relatedOf(db: Db, revisionId: RevisionId, self: BriefId): ResolvedLink[] {
  const rows = prepared<{ title: string; authors: string; url: string | null; start: TextOffset; end: TextOffset }>(db, `
    SELECT title, authors, url, start, "end" FROM related WHERE revision_id = ? ORDER BY position`).all(revisionId);
  return rows.map((row) => ({ ...row, authors: JSON.parse(row.authors) as string[], briefId: meantBrief(db, row, self) }));
}

function meantBrief(db: Db, { title, url }: { title: string; url: string | null }, self: BriefId): BriefId | null {
  const byUrl = url === null ? undefined : prepared<{ id: BriefId }>(db, 'SELECT id FROM brief WHERE url = ? AND id <> ? LIMIT 1').get(url, self);
  const found = byUrl ?? prepared<{ id: BriefId }>(db, 'SELECT id FROM brief WHERE title = ? COLLATE NOCASE AND id <> ? ORDER BY id DESC LIMIT 1').get(title, self);
  return found?.id ?? null;
}

function toRevisionRow(row: Pick<RevisionRecord, 'id' | 'number' | 'fetched_at' | 'is_current'>): RevisionRow {
  return { id: row.id, number: row.number, fetchedAt: row.fetched_at, isCurrent: row.is_current === 1 };
}

function toStoredRevision(row: RevisionRecord): StoredRevision {
  return { ...toRevisionRow(row), briefId: row.brief_id, title: row.title, body: JSON.parse(row.body) as Body, text: row.text, hash: row.hash };
}
