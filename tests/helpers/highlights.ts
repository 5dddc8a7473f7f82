import { createHighlight } from '../../electron/store/annotations/highlights.ts';
import { saveNote } from '../../electron/store/annotations/notes.ts';
import { setTags } from '../../electron/store/annotations/tags.ts';
import type { Archive } from '../../electron/store/kernel/archive.ts';
import type { Colour } from '../../shared/contract/calls.ts';
import type { BriefId, HighlightId, RevisionId, TextOffset } from '../../shared/ids.ts';

export interface HighlightWishes {
  words: string;
  colour?: Colour;
  note?: string;
  tags?: string[];
}

/** A highlight on words of a brief's current revision, as the analyst would make it. */
export function givenHighlight(archive: Archive, briefId: BriefId, { words, colour = 'yellow', note, tags }: HighlightWishes): HighlightId {
  const { revisionId, text } = archive.db.prepare(`
    SELECT revision_id AS revisionId, text FROM brief JOIN revision ON revision.id = revision_id WHERE brief.id = ?`).get(briefId) as { revisionId: RevisionId; text: string };
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`not in the brief: ${words}`);
  const quote = archive.db.prepare('SELECT id FROM quote WHERE revision_id = ? AND start = ? AND "end" = ?').get(revisionId, start, start + words.length) as { id: never } | undefined;
  const made = createHighlight(archive, {
    briefId, revisionId, start: start as TextOffset, end: (start + words.length) as TextOffset, colour, quoteId: quote?.id ?? null,
  });
  if (!made.ok) throw new Error(made.failure.code);
  if (note !== undefined) saveNote(archive, { highlightId: made.value.id }, note, 'given');
  if (tags !== undefined) setTags(archive, { highlightId: made.value.id }, tags);
  return made.value.id;
}
