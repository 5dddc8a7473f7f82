import { alignTexts, type Alignment } from '../../shared/annotate/align.ts';
import { ALIGNER_VERSION, place } from '../../shared/annotate/place.ts';
import type { Verdict } from '../../shared/annotate/verdict.ts';
import type { HighlightPlace } from '../../shared/contract.ts';
import type { BriefId, HighlightId, RevisionId, TextOffset } from '../../shared/ids.ts';
import { prepared } from './archive.ts';
import type { Db } from './database.ts';

export type Placed = HighlightPlace;
void alignTexts; void place; void ALIGNER_VERSION; void prepared;
export type { Alignment, Verdict, RevisionId, TextOffset };
export function placeHighlights(_db: Db, _briefId: BriefId, _revisionId: RevisionId): void {}
export function placeHighlight(_db: Db, _id: HighlightId): void {}
export function placesIn(_db: Db, _briefId: BriefId, _revisionId: RevisionId): Map<HighlightId, Placed> { return new Map(); }
