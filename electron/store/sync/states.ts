import type { Body } from '../../../shared/brief/body.ts';
import type { BriefId, SourceId } from '../../../shared/ids.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';

/** How much of its text a brief has: all, the publisher's summary, or nothing because a password is asked for. */
export type Form = 'whole' | 'excerpt' | 'protected';

/** JSON of [key, state] pairs of everything that stood there at the last sync: all that the next one needs to go on where this one is. */
export function knownStates(db: Db, sourceId: SourceId): string {
  const pairs = prepared<{ key: string; state: string }>(db, `
    SELECT key, state
    FROM brief JOIN brief_state ON brief_state.brief_id = brief.id
    WHERE source_id = ? AND state IS NOT NULL`).all(sourceId).map(({ key, state }) => [key, state]);
  return JSON.stringify(pairs);
}

/** null: it never came from a source that keeps states. */
export function stateOf(db: Db, briefId: BriefId): { state: string | null; form: Form } | null {
  return prepared<{ state: string | null; form: Form }>(db, 'SELECT state, form FROM brief_state WHERE brief_id = ?').get(briefId) ?? null;
}

/** `summary`: the publisher's, when the body came from the page. */
export function saveState(db: Db, briefId: BriefId, state: string | null, form: Form, summary: Body | null): void {
  prepared(db, `
    INSERT INTO brief_state (brief_id, state, form, summary) VALUES (?, ?, ?, ?)
    ON CONFLICT (brief_id) DO UPDATE SET state = excluded.state, form = excluded.form, summary = excluded.summary`,
  ).run(briefId, state, form, summary && JSON.stringify(summary));
}

/** The brief stands in the list no longer. Should it come back, it counts as new to the fetcher. */
export function forgetState(db: Db, briefId: BriefId): void {
  prepared(db, 'UPDATE brief_state SET state = NULL WHERE brief_id = ?').run(briefId);
}
