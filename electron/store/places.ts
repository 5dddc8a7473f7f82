import type { HighlightPlace } from '../../shared/contract.ts';
import type { BriefId, HighlightId, RevisionId } from '../../shared/ids.ts';
import type { Db } from './database.ts';

export type Placed = HighlightPlace;
export function placeHighlights(_db: Db, _briefId: BriefId, _revisionId: RevisionId): void {}
export function placeHighlight(_db: Db, _id: HighlightId): void {}
export function placesIn(_db: Db, _briefId: BriefId, _revisionId: RevisionId): Map<HighlightId, Placed> { return new Map(); }
