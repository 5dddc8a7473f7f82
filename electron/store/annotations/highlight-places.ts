import { ALIGNER_VERSION } from '../../../shared/annotate/align/align-revisions.ts';
import { place } from '../../../shared/annotate/place.ts';
import type { Verdict } from '../../../shared/annotate/verdict/verdicts.ts';
import type { HighlightPlace } from '../../../shared/contract/calls.ts';
import type { BriefId, HighlightId, RevisionId, TextOffset } from '../../../shared/ids.ts';
import { prepared, write } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { baseIn } from './highlight-bases.ts';

/*
 * Where highlights stand in revisions other than their own: derived by the aligner, kept per highlight and revision, computed again when the
 * aligner's version is another one.
 */

interface Own {
  id: HighlightId;
  brief_id: BriefId;
  revision_id: RevisionId;
  start: TextOffset;
  end: TextOffset;
  exact: string;
  prefix: string;
  suffix: string;
}

const OWN = 'SELECT id, brief_id, revision_id, start, "end", exact, prefix, suffix FROM highlight';

/** Places every highlight of a brief in a revision that has just arrived; those in the trash too, since they can come back. */
export function placeHighlights(db: Db, briefId: BriefId, revisionId: RevisionId): void {
  for (const own of prepared<Own>(db, `${OWN} WHERE brief_id = ? AND revision_id <> ?`).all(briefId, revisionId)) {
    keep(db, own.id, revisionId, compute(db, own, revisionId));
  }
}

/**
 * Places one highlight in the current revision of its brief, when that is not its own; nothing when there is no such highlight.
 * What was derived before is forgotten: it may stand on other words now.
 */
export function placeHighlight(db: Db, id: HighlightId): void {
  prepared(db, 'DELETE FROM highlight_place WHERE highlight_id = ?').run(id);
  const own = prepared<Own>(db, `${OWN} WHERE id = ?`).get(id);
  const current = own && prepared<{ id: RevisionId }>(db, 'SELECT revision_id AS id FROM brief WHERE id = ?').get(own.brief_id);
  if (own && current && current.id !== own.revision_id) keep(db, id, current.id, compute(db, own, current.id));
}

interface PlaceRecord {
  verdict: Verdict;
  also: string;
  start: TextOffset | null;
  end: TextOffset | null;
  more: string;
}

/** Where the highlights of a brief stand in one of its revisions. */
export function placesIn(db: Db, briefId: BriefId, revisionId: RevisionId): Map<HighlightId, HighlightPlace> {
  const owns = prepared<Own>(db, `${OWN} WHERE brief_id = ?`).all(briefId);
  const others = owns.some((own) => own.revision_id !== revisionId);
  const text = others ? textOf(db, revisionId) : '';
  return new Map(owns.map((own) => [own.id, own.revision_id === revisionId ? atHome(own) : placeOf(db, own, revisionId, text)]));
}

/** Where some highlights stand in the current revisions of their briefs. */
export function placesNow(db: Db, ids: readonly HighlightId[]): Map<HighlightId, HighlightPlace> {
  const owns = prepared<Own & { shown: RevisionId }>(db, `
    SELECT highlight.id, brief_id, highlight.revision_id, start, "end", exact, prefix, suffix, brief.revision_id AS shown
    FROM json_each(?) AS wanted
    CROSS JOIN highlight ON highlight.id = wanted.value
    JOIN brief ON brief.id = highlight.brief_id`).all(JSON.stringify(ids));
  const texts = new Map<RevisionId, string>();
  const text = (id: RevisionId): string => texts.get(id) ?? texts.set(id, textOf(db, id)).get(id)!;
  return new Map(owns.map((own) => [own.id, own.revision_id === own.shown ? atHome(own) : placeOf(db, own, own.shown, text(own.shown))]));
}

/**
 * Places highlights that the present aligner has not placed yet in the current revisions of their briefs, a few at each step: an archive that
 * another version of Briefcase has written.
 */
export function* placeAnewSteps(db: Db): Generator<void> {
  const rows = prepared<{ id: HighlightId }>(db, `
    SELECT highlight.id
    FROM highlight
    CROSS JOIN brief ON brief.id = highlight.brief_id
    LEFT JOIN highlight_place AS place
      ON place.highlight_id = highlight.id AND place.revision_id = brief.revision_id AND place.aligner_version = ?
    WHERE highlight.revision_id <> brief.revision_id AND place.highlight_id IS NULL`).all(ALIGNER_VERSION);
  for (const { id } of rows) {
    write(db, () => placeHighlight(db, id));
    yield;
  }
}

/** What became of words of a revision that are no highlight, in the current revision of their brief. */
export function verdictNow(db: Db, words: Pick<Own, 'brief_id' | 'revision_id' | 'start' | 'end' | 'exact'>): Verdict {
  const current = prepared<RevisionId>(db, 'SELECT revision_id FROM brief WHERE id = ?').pluck().get(words.brief_id);
  if (current === undefined || current === words.revision_id) return 'intact';
  return compute(db, { ...words, id: '' as HighlightId, prefix: '', suffix: '' }, current).verdict;
}

function atHome({ start, end, exact }: Own): HighlightPlace {
  return { verdict: 'intact', also: ['intact'], start, end, more: [], now: exact, isKept: false };
}

function placeOf(db: Db, own: Own, revisionId: RevisionId, text: string): HighlightPlace {
  const kept = prepared<PlaceRecord>(db, `
    SELECT verdict, also, start, "end", more
    FROM highlight_place
    WHERE highlight_id = ? AND revision_id = ? AND aligner_version = ?`).get(own.id, revisionId, ALIGNER_VERSION);
  const found = kept ? toPlaced(kept) : compute(db, own, revisionId);
  const now = found.start === null || found.end === null ? null : text.slice(found.start, found.end);
  return { ...found, now, isKept: found.verdict !== 'intact' && isKept(db, own.id, revisionId, found.verdict, now) };
}

/** Whether the analyst keeps the highlight as it was made, and has seen the words that stand there now. Who says them may change while they stay. */
function isKept(db: Db, id: HighlightId, revisionId: RevisionId, verdict: Verdict, now: string | null): boolean {
  const kept = prepared<{ revision_id: RevisionId; verdict: Verdict; words: string | null }>(db, `
    SELECT revision_id, verdict, words FROM kept_highlight WHERE highlight_id = ?`).get(id);
  if (!kept) return false;
  return kept.revision_id === revisionId || (verdict !== 'speaker' && kept.verdict === verdict && kept.words === now);
}

type Placed = Omit<HighlightPlace, 'now' | 'isKept'>;

function compute(db: Db, own: Own, revisionId: RevisionId): Placed {
  const path = revisionsBetween(db, own, revisionId);
  const { start, end, exact, prefix, suffix } = own;
  const found = place({ revisions: path.map(({ text }) => text), quotes: path.map(({ id }) => quoteSpans(db, id)), start, end, exact, prefix, suffix });
  const base = baseIn(db, own.id, revisionId);
  // What the analyst once marked there is known; only what became of it since is derived.
  if (base) return { ...wordsThere(found, base.exact === exact), start: base.start, end: base.end, more: [] };
  return {
    verdict: found.verdict,
    also: [...found.also],
    start: found.start,
    end: found.end,
    more: found.more.map((span): [TextOffset, TextOffset] => [span.start, span.end]),
  };
}

function wordsThere({ verdict, also }: { verdict: Verdict; also: readonly Verdict[] }, areSame: boolean): Pick<Placed, 'verdict' | 'also'> {
  if (verdict !== 'lost') return { verdict, also: [...also] };
  return areSame ? { verdict: 'moved', also: ['moved'] } : { verdict: 'wording', also: ['wording'] };
}

/** From the highlight's own revision to the other one, in the order in which a reader would have met them; backwards for an older one. */
function revisionsBetween(db: Db, own: Own, other: RevisionId): { id: RevisionId; text: string }[] {
  const all = prepared<{ id: RevisionId; text: string }>(db, `
    SELECT id, text FROM revision
    WHERE brief_id = @briefId
      AND number BETWEEN (SELECT min(number) FROM revision WHERE id IN (@own, @other)) AND (SELECT max(number) FROM revision WHERE id IN (@own, @other))
    ORDER BY number`).all({ briefId: own.brief_id, own: own.revision_id, other });
  return all[0]?.id === own.revision_id ? all : all.reverse();
}

function quoteSpans(db: Db, revisionId: RevisionId): { start: number; end: number; speaker: string }[] {
  return prepared<{ start: number; end: number; speaker: string }>(db, `
    SELECT start, "end", speaker.name AS speaker FROM quote JOIN speaker ON speaker.id = quote.speaker_id WHERE revision_id = ? ORDER BY position`).all(revisionId);
}

function textOf(db: Db, revisionId: RevisionId): string {
  return prepared<{ text: string }>(db, 'SELECT text FROM revision WHERE id = ?').get(revisionId)?.text ?? '';
}

function keep(db: Db, id: HighlightId, revisionId: RevisionId, { verdict, also, start, end, more }: Placed): void {
  prepared(db, `
    INSERT INTO highlight_place (highlight_id, revision_id, aligner_version, verdict, also, start, "end", more)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (highlight_id, revision_id) DO UPDATE
    SET aligner_version = excluded.aligner_version, verdict = excluded.verdict, also = excluded.also, start = excluded.start, "end" = excluded."end", more = excluded.more`,
  ).run(id, revisionId, ALIGNER_VERSION, verdict, JSON.stringify(also), start, end, JSON.stringify(more));
}

function toPlaced(row: PlaceRecord): Placed {
  return { ...row, also: JSON.parse(row.also) as Verdict[], more: JSON.parse(row.more) as [TextOffset, TextOffset][] };
}
