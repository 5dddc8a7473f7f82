import type { Colour, HighlightAct } from '../../../shared/contract/calls.ts';
import type { HighlightId, Instant, TagId } from '../../../shared/ids.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import type { Entity, Row } from '../journal/journal.ts';

/*
 * What was done to a highlight, read from the journal. What was taken back with undo did not happen.
 */

interface ChangeRecord {
  step: number;
  at: Instant;
  entity: Entity;
  row: string;
  before: string | null;
  after: string | null;
}

/** The newest first. */
export function highlightActs(db: Db, id: HighlightId): HighlightAct[] {
  const changes = prepared<ChangeRecord>(db, ACTS_SQL).all({ row: JSON.stringify([id]), from: `["${id}",`, to: `["${id}"-` });
  const steps = new Map<number, ChangeRecord[]>();
  for (const change of changes) steps.set(change.step, [...(steps.get(change.step) ?? []), change]);
  return [...steps.values()].flatMap((step) => actsOf(db, step)).reverse();
}

/** Keys are JSON arrays, so those that begin with the highlight stand side by side: "-" follows on ",". */
export const ACTS_SQL = `
  SELECT step.id AS step, step.at, entity, row, before, after
  FROM change JOIN step ON step.id = change.step_id
  WHERE step.state = 'done'
    AND (entity = 'highlight' AND row = @row OR entity = 'kept_highlight' AND row = @row OR entity = 'highlight_tag' AND row > @from AND row < @to)
  ORDER BY change.id`;

function actsOf(db: Db, changes: readonly ChangeRecord[]): HighlightAct[] {
  const at = changes[0]!.at;
  const tags = (kind: 'tagged' | 'untagged'): HighlightAct[] => {
    const names = changes
      .filter(({ entity, after }) => entity === 'highlight_tag' && (after === null) === (kind === 'untagged'))
      .map(({ row }) => nameOf(db, (JSON.parse(row) as [string, TagId])[1]));
    return names.length === 0 ? [] : [{ at, kind, names }];
  };
  return [
    ...changes.filter(({ entity }) => entity === 'highlight').flatMap(({ step, before, after }) => ownActs(at, rowOf(before), rowOf(after), () => wayOf(db, step))),
    ...changes.filter(({ entity, after }) => entity === 'kept_highlight' && after !== null).map((): HighlightAct => ({ at, kind: 'kept' })),
    ...tags('tagged'),
    ...tags('untagged'),
  ];
}

function ownActs(at: Instant, before: Row | null, after: Row | null, way: () => 'accepted' | 'reattached'): HighlightAct[] {
  if (after === null) return [];
  const colour = after['colour'] as Colour;
  const words = after['exact'] as string;
  if (before === null) return [{ at, kind: 'made', colour, exact: words }];
  const acts: HighlightAct[] = [];
  if (before['colour'] !== colour) acts.push({ at, kind: 'coloured', from: before['colour'] as Colour, to: colour });
  const isMoved = ['revision_id', 'start', 'end'].some((column) => before[column] !== after[column]);
  if (isMoved) acts.push({ at, kind: way(), from: before['exact'] as string, to: words });
  if ((before['deleted_at'] === null) !== (after['deleted_at'] === null)) acts.push({ at, kind: after['deleted_at'] === null ? 'restored' : 'deleted' });
  return acts;
}

/** How a highlight came to stand on other words: the base that the same step left says it. */
function wayOf(db: Db, step: number): 'accepted' | 'reattached' {
  return prepared<'accepted' | 'reattached'>(db, `
    SELECT json_extract(after, '$.act') FROM change WHERE step_id = ? AND entity = 'highlight_base' AND after IS NOT NULL LIMIT 1`).pluck().get(step) ?? 'reattached';
}

/** A tag that is gone is still known to the journal. */
function nameOf(db: Db, id: TagId): string {
  const known = prepared<string>(db, 'SELECT name FROM tag WHERE id = ?').pluck().get(id);
  return known ?? prepared<string>(db, `
    SELECT json_extract(coalesce(after, before), '$.name') FROM change WHERE entity = 'tag' AND row = ? ORDER BY id DESC LIMIT 1`).pluck().get(JSON.stringify([id])) ?? '';
}

const rowOf = (image: string | null): Row | null => (image === null ? null : (JSON.parse(image) as Row));
