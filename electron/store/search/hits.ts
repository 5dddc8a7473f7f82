import type { Body } from '../../../shared/brief/body.ts';
import { leafBlocks, paragraphNumbers } from '../../../shared/brief/text.ts';
import type { Colour, MarkedText, MatchPlace, SearchHit } from '../../../shared/contract/calls.ts';
import type { BriefId, HighlightId, NoteId, RevisionId, TextOffset } from '../../../shared/ids.ts';
import { bestExcerpt, excerptOf, type Excerpt } from '../../../shared/search/excerpt.ts';
import { marksIn, painted, termsToMark } from '../../../shared/search/marks.ts';
import { matchableText } from '../../../shared/search/match-expression.ts';
import type { Passage } from '../../../shared/search/passages.ts';
import { anyOf, words } from '../../../shared/search/query.ts';
import type { Near, Query, Words } from '../../../shared/search/query.ts';
import { prepared } from '../kernel/archive.ts';
import { briefRows } from '../briefs/brief-list.ts';
import type { Db } from '../kernel/database.ts';
import { quotesBySpeaker } from './said-by.ts';

/** A brief to show: found by the search itself, or recalled by some of its words. */
export interface ToShow {
  id: BriefId;
  /** null when the search itself found it. */
  recalled: { passage: Passage | null; words: readonly string[] } | null;
}

/** What the list of results shows, in the order given. */
export function hitsOf(db: Db, query: Query, shown: readonly ToShow[]): SearchHit[] {
  const ids = shown.map(({ id }) => id);
  const rows = new Map(briefRows(db, ids).map((row) => [row.id, row]));
  const annotations = annotationsOf(db, query, ids);
  return shown.flatMap(({ id, recalled }) => {
    const brief = rows.get(id);
    if (brief === undefined) return [];
    const recalledTerms = recalled?.words.map((word) => words(word));
    return [{
      brief,
      title: marked(brief.title, recalledTerms ?? termsToMark(query, 'title')),
      passage: passageOf(db, id, recalledTerms ?? termsToMark(query, 'text'), recalled?.passage ?? null) ?? saidIn(db, id, query),
      annotations: annotations.get(id) ?? [],
      isNear: recalled !== null,
    }];
  });
}

function marked(text: string, terms: readonly (Words | Near)[]): MarkedText {
  return { text, marks: painted(marksIn(text, terms)) };
}

/** Who asks for a speaker and for no words sees what the speaker said. */
function saidIn(db: Db, id: BriefId, query: Query): SearchHit['passage'] {
  const revision = prepared<{ id: RevisionId }>(db, 'SELECT revision_id AS id FROM brief WHERE id = ?').get(id);
  const said = revision && quotesBySpeaker(db, revision.id, query)[0];
  if (!said) return null;
  const { text, body } = prepared<{ text: string; body: string }>(db, 'SELECT text, body FROM revision WHERE id = ?').get(revision.id)!;
  const excerpt = excerptOf(text, said.start, said.end);
  return { text: excerpt.text, marks: excerpt.marks, ...placeOf(db, { id: revision.id, body }, excerpt, 0) };
}

/** `within` limits the search for the best piece to one passage. */
function passageOf(db: Db, id: BriefId, terms: readonly (Words | Near)[], within: Passage | null): SearchHit['passage'] {
  if (terms.length === 0) return null;
  const revision = prepared<{ id: RevisionId; text: string; body: string }>(db, `
    SELECT revision.id, text, body FROM brief JOIN revision ON revision.id = brief.revision_id WHERE brief.id = ?`).get(id);
  if (revision === undefined) return null;
  const from = within?.start ?? 0;
  const excerpt = bestExcerpt(within === null ? revision.text : revision.text.slice(from, within.end), terms);
  return excerpt === null ? null : { text: excerpt.text, marks: excerpt.marks, ...placeOf(db, revision, excerpt, from) };
}

function placeOf(db: Db, revision: { id: RevisionId; body: string }, excerpt: Excerpt, from: number): MatchPlace {
  const start = (excerpt.start + from) as TextOffset;
  const end = (excerpt.end + from) as TextOffset;
  const body = JSON.parse(revision.body) as Body;
  const block = leafBlocks(body).findIndex((leaf) => leaf.start <= start && start < leaf.end);
  const section = prepared<string>(db, `
    SELECT heading FROM section WHERE revision_id = ? AND start <= ? AND "end" > ? ORDER BY start DESC LIMIT 1`).pluck().get(revision.id, start, start);
  const quote = prepared<{ speaker: string; role: string | null }>(db, `
    SELECT speaker.name AS speaker, role FROM quote JOIN speaker ON speaker.id = speaker_id
    WHERE revision_id = ? AND start <= ? AND "end" > ?
    LIMIT 1`).get(revision.id, start, start);
  return {
    start,
    end,
    paragraph: block < 0 ? null : (paragraphNumbers(body)[block] ?? null),
    section: section ?? null,
    speaker: quote?.speaker ?? null,
    role: quote?.role ?? null,
  };
}

interface AnnotationRecord {
  brief_id: BriefId;
  highlight_id: HighlightId | null;
  note_id: NoteId | null;
  colour: Colour | null;
  exact: string | null;
  note: string | null;
}

/** Annotations listed under one result. */
const MOST_ANNOTATIONS = 5;

/** The analyst's highlights and notes on these briefs that hold something of what is searched, most of it first. */
function annotationsOf(db: Db, query: Query, ids: readonly BriefId[]): Map<BriefId, SearchHit['annotations']> {
  const terms = termsToMark(query, 'yours');
  const match = terms.length === 0 ? null : matchableText(anyOf(terms));
  const found = new Map<BriefId, SearchHit['annotations']>();
  if (match === null) return found;
  const rows = prepared<AnnotationRecord>(db, `
    SELECT indexed_annotation.brief_id, indexed_annotation.highlight_id, note_id, colour, highlight.exact, note.text AS note
    FROM annotation_search
    JOIN indexed_annotation ON indexed_annotation.id = annotation_search.rowid
    LEFT JOIN highlight ON highlight.id = indexed_annotation.highlight_id
    LEFT JOIN note ON note.id = note_id
    WHERE annotation_search MATCH ? AND indexed_annotation.brief_id IN (SELECT value FROM json_each(?))
    ORDER BY annotation_search.rank`).all(match, JSON.stringify(ids));
  for (const row of rows) {
    const list = found.get(row.brief_id) ?? [];
    found.set(row.brief_id, list);
    if (list.length >= MOST_ANNOTATIONS) continue;
    list.push({
      highlightId: row.highlight_id,
      noteId: row.note_id,
      colour: row.colour,
      quote: row.exact === null ? null : marked(row.exact, terms),
      note: row.note === null ? null : marked(row.note, terms),
    });
  }
  return found;
}
