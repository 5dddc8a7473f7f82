import type { Body } from '../../../shared/brief/body.ts';
import { TEXT_VERSION } from '../../../shared/brief/text.ts';
import type { BriefId, Instant, RevisionId } from '../../../shared/ids.ts';
import { noteEdit } from './changes.ts';
import { areAsTheyWere, placeHighlights } from './highlight-places.ts';
import { prepared, write, type Archive } from '../kernel/archive.ts';
import { noteTextCarried, textCarried } from '../kernel/settings.ts';
import { unindexBrief, writeIndexed } from '../search-index/index-briefs.ts';
import { addRevision, contentOf } from '../briefs/revisions.ts';

/** Revisions looked at in one step. */
const SLICE = 50;

interface OldText {
  id: BriefId;
  revision_id: RevisionId;
  title: string;
  body: string;
  text: string;
  fetched_at: Instant;
}

/**
 * Gives the briefs of an archive that another version of Briefcase wrote the text of this one, a few at each step, and goes on
 * where it was cut off. A brief whose text becomes another gets it as a revision with the same body: highlights are carried
 * over, and what they were made on stays. Yields the briefs that were changed.
 */
export function* carryTextSteps({ db, now }: Archive): Generator<BriefId[]> {
  let { after } = textCarried(db, TEXT_VERSION);
  const last = prepared<number | null>(db, 'SELECT max(id) FROM revision').pluck().get() ?? 0;
  while (after !== null) {
    const from: number = after;
    const carried = writeIndexed(db, (toIndex) => {
      const changed = oldTexts(db, from).filter((old) => carry(db, old, now())).map(({ id }) => id);
      for (const id of changed) toIndex(id);
      noteTextCarried(db, TEXT_VERSION, from + SLICE < last ? from + SLICE : null);
      return changed;
    });
    after = from + SLICE < last ? from + SLICE : null;
    yield carried;
  }
}

/** Current revisions with an older text that can become another: only struck, raised and lowered words do. */
function oldTexts(db: Archive['db'], after: number): OldText[] {
  return prepared<OldText>(db, `
    SELECT brief.id, revision.id AS revision_id, revision.title, body, text, fetched_at
    FROM revision JOIN brief ON brief.id = revision.brief_id AND brief.revision_id = revision.id
    WHERE revision.id > @after AND revision.id <= @after + ${SLICE} AND text_version < ${TEXT_VERSION}
      AND (instr(body, '"tagName":"del"') OR instr(body, '"tagName":"su'))`).all({ after });
}

/** False when the text stays as it is. */
function carry(db: Archive['db'], { id, title, body, text, fetched_at: fetchedAt }: OldText, at: Instant): boolean {
  const content = contentOf(title, JSON.parse(body) as Body);
  if (content.parts.text === text) return false;
  write(db, () => {
    unindexBrief(db, id);
    const revisionId = addRevision(db, id, content, fetchedAt);
    placeHighlights(db, id, revisionId);
    // Nobody edited anything: only a highlight that says something else now is worth a look.
    if (!areAsTheyWere(db, id, revisionId)) noteEdit(db, id, revisionId, at);
  });
  return true;
}
