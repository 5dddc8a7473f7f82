import type { Body, BodyElement, BodyText } from '../../../shared/brief/body.ts';
import type { BriefId, RevisionId } from '../../../shared/ids.ts';
import { HAS_IMAGE, LABEL_SIGNS, signedList } from '../../../shared/search/match-expression.ts';
import { passagesOf } from '../../../shared/search/passages.ts';
import { BARRIER, indexedList, indexedText, wordsOf } from '../../../shared/search/words.ts';
import { prepared } from '../archive.ts';
import type { Db } from '../database.ts';
import { countChange } from './vocabulary.ts';

interface BriefToIndex {
  id: BriefId;
  revision_id: RevisionId;
  title: string;
  series: string | null;
  authors: string;
  source: string;
  text: string;
  body: string;
}

/** Puts a brief's current revision into the index, with its names and the analyst's words. Replaces what was there. */
export function indexBrief(db: Db, id: BriefId): void {
  const brief = readBrief(db, id);
  if (brief === undefined) return;
  unindexBrief(db, id);
  const passages = indexedPassages(brief.text);
  const yours = indexedList(yoursOn(db, brief));
  insertRow(db, brief, passages, yours);
  insertPassages(db, brief, passages, yours);
}

/** No word belongs to two passages, so the passages side by side are the text. */
function indexedPassages(text: string): string[] {
  return passagesOf(text).map(({ start, end }) => indexedText(text.slice(start, end)));
}

/** Takes a brief out of the index. It need not be in it. */
export function unindexBrief(db: Db, id: BriefId): void {
  const known = prepared<{ first_passage: number; passages: number }>(db, `
    SELECT first_passage, passages FROM indexed_brief WHERE brief_id = ?`).get(id);
  prepared(db, 'DELETE FROM brief_search WHERE rowid = ?').run(id);
  if (known === undefined) return;
  const passage = prepared(db, 'DELETE FROM passage_search WHERE rowid = ?');
  for (let at = 0; at < known.passages; at++) passage.run(known.first_passage + at);
  prepared(db, 'DELETE FROM indexed_brief WHERE brief_id = ?').run(id);
}

/** Brings the analyst's words on a brief up to date; its text did not change, so its passages stay. */
export function refreshYours(db: Db, id: BriefId): void {
  const known = prepared<{ revision_id: RevisionId; yours: string }>(db, 'SELECT revision_id, yours FROM indexed_brief WHERE brief_id = ?').get(id);
  const brief = readBrief(db, id);
  if (known === undefined || brief === undefined || known.revision_id !== brief.revision_id) return;
  const yours = indexedList(yoursOn(db, brief));
  if (yours === known.yours) return;
  prepared(db, 'DELETE FROM brief_search WHERE rowid = ?').run(id);
  insertRow(db, brief, indexedPassages(brief.text), yours);
  prepared(db, 'UPDATE indexed_brief SET yours = ? WHERE brief_id = ?').run(yours, id);
}

function readBrief(db: Db, id: BriefId): BriefToIndex | undefined {
  return prepared<BriefToIndex>(db, `
    SELECT brief.id, brief.revision_id, brief.title, brief.series, brief.authors, source.name AS source, revision.text, revision.body
    FROM brief
    JOIN revision ON revision.id = brief.revision_id
    JOIN source ON source.id = brief.source_id
    WHERE brief.id = ?`).get(id);
}

function insertRow(db: Db, brief: BriefToIndex, passages: readonly string[], yours: string): void {
  const { id } = brief;
  const names = (sql: string, of: number) => prepared<string>(db, sql).pluck().all(of);
  const topics = names('SELECT name FROM brief_topic JOIN topic ON topic.id = topic_id WHERE brief_id = ? ORDER BY position', id);
  const speakers = names(`
    SELECT DISTINCT speaker.name FROM quote JOIN speaker ON speaker.id = speaker_id WHERE revision_id = ? ORDER BY position`, brief.revision_id);
  const row = [
    indexedText(brief.title),
    passages.join(' '),
    indexedList(topics),
    indexedList(speakers),
    indexedList(JSON.parse(brief.authors) as string[]),
    yours,
    labels(db, brief),
  ];
  prepared(db, `
    INSERT INTO brief_search (rowid, title, body, topic, speaker, author, yours, label) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`).run(id, ...row);
  countChange(db);
}

/** Notes, and highlights whose words stand no longer in the text: a brief is found by what the analyst kept of it. */
export function yoursOn(db: Db, { id, text }: { id: BriefId; text: string }): string[] {
  const notes = prepared<string>(db, `
    SELECT note.text
    FROM note LEFT JOIN highlight ON highlight.id = note.highlight_id
    WHERE note.brief_id = ? AND note.deleted_at IS NULL AND highlight.deleted_at IS NULL
    ORDER BY note.id`).pluck().all(id);
  const exacts = prepared<string>(db, `
    SELECT exact FROM highlight WHERE brief_id = ? AND deleted_at IS NULL ORDER BY id`).pluck().all(id);
  return [...notes, ...exacts.filter((exact) => !text.includes(exact))];
}

function labels(db: Db, { revision_id: revisionId, source, series, body }: BriefToIndex): string {
  const headings = prepared<string>(db, 'SELECT heading FROM section WHERE revision_id = ? ORDER BY position').pluck().all(revisionId);
  const lists = [
    signedList(wordsOf(source), LABEL_SIGNS.source),
    signedList(wordsOf(series ?? ''), LABEL_SIGNS.series),
    ...headings.map((heading) => signedList(wordsOf(heading), LABEL_SIGNS.in)),
    body.includes('"tagName":"img"') && hasImage(JSON.parse(body) as Body) ? [HAS_IMAGE] : [],
  ];
  return lists.filter((list) => list.length > 0).map((list) => list.join(' ')).join(` ${BARRIER} `);
}

function hasImage(body: Body): boolean {
  const isImage = (node: BodyElement | BodyText): boolean => node.type === 'element' && (node.tagName === 'img' || node.children.some(isImage));
  return body.children.some(isImage);
}

function insertPassages(db: Db, { id, revision_id: revisionId }: BriefToIndex, passages: readonly string[], yours: string): void {
  const newest = prepared<number>(db, `
    SELECT first_passage + passages FROM indexed_brief ORDER BY first_passage DESC, passages DESC LIMIT 1`).pluck().get();
  const first = newest ?? 1;
  const insert = prepared(db, 'INSERT INTO passage_search (rowid, text) VALUES (?, ?)');
  passages.forEach((text, at) => insert.run(first + at, text));
  prepared(db, `
    INSERT INTO indexed_brief (brief_id, revision_id, first_passage, passages, yours) VALUES (?, ?, ?, ?, ?)`).run(id, revisionId, first, passages.length, yours);
}
