import type { BriefId, RevisionId } from '../../../shared/ids.ts';
import { HAS_IMAGE, LABEL_SIGNS, signedList } from '../../../shared/search/match-expression.ts';
import { BARRIER, indexedList, indexedText, wordsOf } from '../../../shared/search/words.ts';
import { prepared, write } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';

interface BriefToIndex {
  id: BriefId;
  revision_id: RevisionId;
  title: string;
  text: string;
  series: string | null;
  source: string;
  /** JSON lists of names. */
  authors: string;
  topics: string;
  speakers: string;
  headings: string;
  has_image: 0 | 1;
  has_annotations: 0 | 1;
}

/**
 * Runs `work` in one transaction and indexes at its end the briefs that it names. FTS5 gathers words in memory and writes them out,
 * sorted, when the transaction ends, or whenever a row's id is below the one before: so the index comes last, and in the order of ids.
 */
export function writeIndexed<T>(db: Db, work: (toIndex: (id: BriefId) => void) => T): T {
  return write(db, () => {
    const ids = new Set<BriefId>();
    const result = work((id) => ids.add(id));
    for (const id of [...ids].sort((a, b) => a - b)) indexBrief(db, id);
    return result;
  });
}

/** Puts a brief's current revision into the index, with its names and the analyst's words. Replaces what was there. */
export function indexBrief(db: Db, id: BriefId): void {
  const brief = readBrief(db, id);
  if (brief === undefined) return;
  unindexBrief(db, id);
  const yours = indexedList(yoursOn(db, brief));
  insertRow(db, brief, yours);
  prepared(db, 'INSERT INTO indexed_brief (brief_id, revision_id, yours) VALUES (?, ?, ?)').run(id, brief.revision_id, yours);
  prepared(db, `UPDATE search_state SET value = value + 1 WHERE key = 'indexed'`).run();
}

/** Takes a brief out of the index. It need not be in it. */
export function unindexBrief(db: Db, id: BriefId): void {
  if (prepared(db, 'DELETE FROM indexed_brief WHERE brief_id = ?').run(id).changes === 0) return;
  prepared(db, 'DELETE FROM brief_search WHERE rowid = ?').run(id);
}

/** Brings the analyst's words on a brief up to date; its text did not change. */
export function refreshYours(db: Db, id: BriefId): void {
  const known = prepared<{ revision_id: RevisionId; yours: string }>(db, 'SELECT revision_id, yours FROM indexed_brief WHERE brief_id = ?').get(id);
  const brief = readBrief(db, id);
  if (known === undefined || brief === undefined || known.revision_id !== brief.revision_id) return;
  const yours = indexedList(yoursOn(db, brief));
  if (yours === known.yours) return;
  prepared(db, 'DELETE FROM brief_search WHERE rowid = ?').run(id);
  insertRow(db, brief, yours);
  prepared(db, 'UPDATE indexed_brief SET yours = ? WHERE brief_id = ?').run(yours, id);
}

/** One question for everything: a brief is indexed thousands of times in an import, and each question costs. */
function readBrief(db: Db, id: BriefId): BriefToIndex | undefined {
  return prepared<BriefToIndex>(db, `
    SELECT brief.id, brief.revision_id, brief.title, revision.text, brief.series, source.name AS source, brief.authors,
           (SELECT json_group_array(name) FROM
             (SELECT name FROM brief_topic JOIN topic ON topic.id = topic_id WHERE brief_id = brief.id ORDER BY position)) AS topics,
           (SELECT json_group_array(name) FROM
             (SELECT name FROM quote JOIN speaker ON speaker.id = speaker_id WHERE revision_id = brief.revision_id ORDER BY position)) AS speakers,
           (SELECT json_group_array(heading) FROM
             (SELECT heading FROM section WHERE revision_id = brief.revision_id ORDER BY position)) AS headings,
           instr(revision.body, '"tagName":"img"') > 0 AS has_image,
           EXISTS (SELECT 1 FROM note WHERE brief_id = brief.id) OR EXISTS (SELECT 1 FROM highlight WHERE brief_id = brief.id) AS has_annotations
    FROM brief
    JOIN revision ON revision.id = brief.revision_id
    JOIN source ON source.id = brief.source_id
    WHERE brief.id = +?`).get(id);
}

function insertRow(db: Db, brief: BriefToIndex, yours: string): void {
  prepared(db, `
    INSERT INTO brief_search (rowid, body, title, topic, speaker, author, yours, label) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`).run(
    brief.id,
    indexedText(brief.text),
    indexedText(brief.title),
    indexedList(names(brief.topics)),
    indexedList([...new Set(names(brief.speakers))]),
    indexedList(names(brief.authors)),
    yours,
    labels(brief),
  );
}

const names = (json: string): string[] => (json === '[]' ? [] : (JSON.parse(json) as string[]));

/** Notes, and highlights whose words stand no longer in the text: a brief is found by what the analyst kept of it. */
function yoursOn(db: Db, { id, text, has_annotations: hasAnnotations }: BriefToIndex): string[] {
  if (hasAnnotations === 0) return [];
  const notes = prepared<string>(db, `
    SELECT note.text
    FROM note LEFT JOIN highlight ON highlight.id = note.highlight_id
    WHERE note.brief_id = ? AND note.deleted_at IS NULL AND highlight.deleted_at IS NULL
    ORDER BY note.id`).pluck().all(id);
  const kept = prepared<{ exact: string; start: number }>(db, `
    SELECT exact, start FROM highlight WHERE brief_id = ? AND deleted_at IS NULL ORDER BY id`).all(id);
  // Most stand where they were made: looking there first spares a walk through the whole text for each.
  const gone = kept.filter(({ exact, start }) => !text.startsWith(exact, start) && !text.includes(exact));
  return [...notes, ...gone.map(({ exact }) => exact)];
}

function labels({ source, series, headings, has_image: hasImage }: BriefToIndex): string {
  const lists = [
    signedList(wordsOf(source), LABEL_SIGNS.source),
    signedList(wordsOf(series ?? ''), LABEL_SIGNS.series),
    ...names(headings).map((heading) => signedList(wordsOf(heading), LABEL_SIGNS.in)),
    hasImage === 1 ? [HAS_IMAGE] : [],
  ];
  return lists.filter((list) => list.length > 0).map((list) => list.join(' ')).join(` ${BARRIER} `);
}
