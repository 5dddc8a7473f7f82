import type { Verdict } from '../../../shared/annotate/verdict/verdicts.ts';
import { withoutStruck } from '../../../shared/brief/text.ts';
import type { CitedPassage } from '../../../shared/cite/cited.ts';
import type { Citable } from '../../../shared/contract/calls.ts';
import type { BriefId, HighlightId, QuoteId, RevisionId, TextOffset } from '../../../shared/ids.ts';
import { placesNow, verdictNow } from '../annotations/highlight-places.ts';
import { pageOf } from '../annotations/revision-pages.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { citedBriefs } from './cited-briefs.ts';

/** A passage as the archive has it, before its brief is read. */
type Found = Omit<CitedPassage, 'brief'> & { revisionId: RevisionId };

/** In the order asked for; what is not there is left out. */
export function citedPassages(db: Db, wanted: readonly Citable[]): CitedPassage[] {
  const highlights = ofHighlights(db, wanted.flatMap((one) => ('highlightId' in one ? [one.highlightId] : [])));
  const found = wanted.map((one) => {
    if ('highlightId' in one) return highlights.get(one.highlightId);
    if ('quoteId' in one) return ofQuote(db, one.quoteId);
    if ('revisionId' in one) return ofWords(db, one);
    return 'start' in one ? ofWordsNow(db, one) : ofBrief(db, one.briefId);
  }).filter((one) => one !== undefined);
  const briefs = citedBriefs(db, found.map(({ revisionId }) => revisionId));
  return found.flatMap(({ revisionId, ...passage }) => {
    const brief = briefs.get(revisionId);
    return brief === undefined ? [] : [{ ...passage, exact: withoutStruck(passage.exact), brief }];
  });
}

interface Said {
  speaker: string | null;
  role: string | null;
}

function ofHighlights(db: Db, ids: readonly HighlightId[]): Map<HighlightId, Found> {
  if (ids.length === 0) return new Map();
  const rows = prepared<{
    id: HighlightId; revision_id: RevisionId; start: TextOffset; end: TextOffset; exact: string; paragraph: number | null; speaker: string | null; role: string | null;
  }>(db, `
    SELECT highlight.id, revision_id, start, "end", exact, paragraph, speaker, role
    FROM json_each(?) AS wanted CROSS JOIN highlight ON highlight.id = wanted.value`).all(JSON.stringify(ids));
  const places = placesNow(db, rows.map(({ id }) => id));
  return new Map(rows.map(({ id, revision_id: revisionId, start, end, exact, paragraph, speaker, role }) => {
    const said = speaker === null ? saidIn(db, revisionId, start, end) : { speaker, role };
    return [id, { revisionId, exact, paragraph, verdict: places.get(id)!.verdict, via: null, ...said }];
  }));
}

function ofQuote(db: Db, id: QuoteId): Found | undefined {
  const row = prepared<{ revision_id: RevisionId; start: TextOffset; end: TextOffset; exact: string; speaker: string; role: string | null }>(db, `
    SELECT revision_id, start, "end", exact, speaker.name AS speaker, role
    FROM quote JOIN speaker ON speaker.id = quote.speaker_id
    WHERE quote.id = ?`).get(id);
  const page = row && pageOf(db, row.revision_id);
  if (!row || !page) return undefined;
  const { revision_id: revisionId, start, exact, speaker, role } = row;
  return { revisionId, exact, speaker, role, via: null, paragraph: page.paragraphAt(start), verdict: verdictAt(db, page.briefId, row) };
}

function ofWords(db: Db, { revisionId, start, end }: { revisionId: RevisionId; start: TextOffset; end: TextOffset }): Found | undefined {
  const page = pageOf(db, revisionId);
  const exact = page?.text.slice(start, end) ?? '';
  if (!page || exact.trim() === '') return undefined;
  return {
    revisionId, exact, via: null, ...saidIn(db, revisionId, start, end), paragraph: page.paragraphAt(start),
    verdict: verdictAt(db, page.briefId, { revision_id: revisionId, start, end, exact }),
  };
}

function ofWordsNow(db: Db, { briefId, start, end }: { briefId: BriefId; start: TextOffset; end: TextOffset }): Found | undefined {
  const revisionId = prepared<RevisionId>(db, 'SELECT revision_id FROM brief WHERE id = ?').pluck().get(briefId);
  return revisionId && ofWords(db, { revisionId, start, end });
}

function ofBrief(db: Db, id: BriefId): Found | undefined {
  const row = prepared<{ revision_id: RevisionId; title: string }>(db, 'SELECT revision_id, title FROM brief WHERE id = ?').get(id);
  return row && { revisionId: row.revision_id, exact: row.title, speaker: null, role: null, via: null, paragraph: null, verdict: 'intact' };
}

/** Whose words they are when they lie inside one attributed quote of the revision. */
function saidIn(db: Db, revisionId: RevisionId, start: TextOffset, end: TextOffset): Said {
  const row = prepared<{ speaker: string; role: string | null }>(db, `
    SELECT speaker.name AS speaker, role
    FROM quote JOIN speaker ON speaker.id = quote.speaker_id
    WHERE revision_id = ? AND start <= ? AND "end" >= ?
    ORDER BY "end" - start LIMIT 1`).get(revisionId, start, end);
  return row ?? { speaker: null, role: null };
}

const verdictAt = (db: Db, briefId: BriefId, words: { revision_id: RevisionId; start: TextOffset; end: TextOffset; exact: string }): Verdict =>
  verdictNow(db, { brief_id: briefId, revision_id: words.revision_id, start: words.start, end: words.end, exact: words.exact });
