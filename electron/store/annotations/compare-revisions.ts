import { wordDiff } from '../../../shared/annotate/word-diff.ts';
import type { Comparison } from '../../../shared/contract/calls.ts';
import type { BriefId, RevisionId } from '../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Db } from '../kernel/database.ts';
import { highlightsOf } from './highlights.ts';
import { placesIn } from './highlight-places.ts';
import { readRevision, revisionsOf } from '../briefs/revisions.ts';

/** Two revisions of a brief word by word, with the analyst's highlights in both. */
export function compareRevisions(db: Db, { briefId, older, newer }: { briefId: BriefId; older: RevisionId; newer: RevisionId }): Result<Comparison> {
  const then = readRevision(db, older);
  const now = readRevision(db, newer);
  if (then?.briefId !== briefId || now?.briefId !== briefId) return fail({ code: 'not-found' });
  const revisions = revisionsOf(db, briefId);
  const before = placesIn(db, briefId, older);
  return ok({
    briefId,
    title: now.title,
    revisions,
    older: revisions.find(({ id }) => id === older)!,
    newer: revisions.find(({ id }) => id === newer)!,
    runs: wordDiff(then.text, now.text),
    highlights: highlightsOf(db, briefId, newer).map((highlight) => ({ highlight, older: before.get(highlight.id)!, newer: highlight.place })),
  });
}
