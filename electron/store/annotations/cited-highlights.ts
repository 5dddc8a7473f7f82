import { withoutStruck } from '../../../shared/brief/text.ts';
import { DEFAULT_SETTINGS, type Colour } from '../../../shared/contract/calls.ts';
import type { CitedHighlight } from '../../../shared/export/cited-highlight.ts';
import type { CalendarDate, HighlightId, Instant } from '../../../shared/ids.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { notesOfHighlights } from './notes.ts';
import { placesNow } from './highlight-places.ts';
import { readSettings } from '../kernel/settings.ts';
import { tagsOfHighlights } from './tags.ts';

interface CitedRecord {
  id: HighlightId;
  exact: string;
  speaker: string | null;
  role: string | null;
  title: string;
  authors: string;
  source: string;
  date: CalendarDate | null;
  url: string | null;
  paragraph: number | null;
  number: number;
  revisions: number;
  fetched_at: Instant;
  colour: Colour;
  created_at: Instant;
}

/** In the order asked for; what is not there is left out. */
export function citedHighlights(db: Db, ids: readonly HighlightId[]): CitedHighlight[] {
  const rows = prepared<CitedRecord>(db, `
    SELECT highlight.id, exact, speaker, role, revision.title, brief.authors, source.name AS source, brief.date, brief.url, paragraph,
           revision.number, (SELECT count(*) FROM revision AS each WHERE each.brief_id = brief.id) AS revisions, revision.fetched_at, colour, created_at
    FROM json_each(?) AS wanted
    CROSS JOIN highlight ON highlight.id = wanted.value
    JOIN revision ON revision.id = highlight.revision_id
    JOIN brief ON brief.id = highlight.brief_id
    JOIN source ON source.id = brief.source_id
    ORDER BY wanted.key`).all(JSON.stringify([...new Set(ids)]));
  const known = rows.map(({ id }) => id);
  const places = placesNow(db, known);
  const notes = notesOfHighlights(db, known);
  const tags = tagsOfHighlights(db, known);
  const { colourNames } = readSettings(db);
  return rows.map(({ number, revisions, fetched_at: fetchedAt, created_at: createdAt, authors, ...row }) => {
    const { verdict, also, now } = places.get(row.id)!;
    return {
      ...row,
      exact: withoutStruck(row.exact),
      authors: JSON.parse(authors) as string[],
      revision: { number, of: revisions, fetchedAt },
      verdict, also, now,
      colourName: colourNames[row.colour]?.trim() || DEFAULT_SETTINGS.colourNames[row.colour]!,
      tags: (tags.get(row.id) ?? []).map(({ name }) => name),
      note: notes.get(row.id)?.text ?? null,
      createdAt,
    };
  });
}
