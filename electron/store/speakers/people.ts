import type { SpeakerId } from '../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { prepared, type Archive } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { nextClock, record, type Row, type RowWrite } from '../journal/journal.ts';

/*
 * Who a name stands for. Every name that a brief printed is a speaker; `person_id` says under which one it is shown. The very same
 * name in another typography is the same person; everything else is merged by the analyst alone, in `merged_name`, by name, so that
 * it holds whatever arrives. `person_id` is derived from the two and can always be computed again.
 */

interface Name {
  id: SpeakerId;
  name: string;
  person: SpeakerId;
}

/** The speaker of that name, made when it is the first time. */
export function speakerNamed(db: Db, name: string): SpeakerId {
  const known = prepared<{ id: SpeakerId }>(db, 'SELECT id FROM speaker WHERE name = ?').get(name);
  if (known !== undefined) return known.id;
  const id = Number(prepared(db, 'INSERT INTO speaker (name) VALUES (?)').run(name).lastInsertRowid) as SpeakerId;
  settle(db, id);
  return id;
}

/** Brings up to date who this name and those that follow it stand for, once its row in `merged_name` is written or gone. */
export function settleNames(db: Db, name: string): void {
  const person = prepared<string>(db, 'SELECT person FROM merged_name WHERE name = ?').pluck().get(name);
  if (person !== undefined) speakerNamed(db, person);
  const affected = new Set([speakerNamed(db, name)]);
  // A set gives what is added while it is walked through.
  for (const id of affected) for (const { id: next } of followersOf(db, id)) affected.add(next);
  for (const id of affected) settle(db, id);
}

/** Names merged into this one, and all that are spelt like it: with those, which comes first may be another now. */
function followersOf(db: Db, id: SpeakerId): { id: SpeakerId }[] {
  return prepared<{ id: SpeakerId }>(db, `
    SELECT follower.id FROM speaker AS one JOIN speaker AS follower ON follower.spelling = one.spelling WHERE one.id = @id
    UNION
    SELECT follower.id FROM speaker AS one JOIN merged_name ON person = one.name JOIN speaker AS follower ON follower.name = merged_name.name
    WHERE one.id = @id`).all({ id });
}

function settle(db: Db, id: SpeakerId): void {
  prepared(db, 'UPDATE speaker SET person_id = @person WHERE id = @id AND person_id IS NOT @person').run({ id, person: personOf(db, id) });
}

/** Follows a name to the one that stands for itself. */
function personOf(db: Db, id: SpeakerId): SpeakerId {
  const seen = new Set<SpeakerId>();
  let at = id;
  while (!seen.has(at)) {
    seen.add(at);
    at = shownUnder(db, at);
  }
  return at;
}

function shownUnder(db: Db, id: SpeakerId): SpeakerId {
  const merged = prepared<{ id: SpeakerId }>(db, `
    SELECT person.id
    FROM speaker JOIN merged_name ON merged_name.name = speaker.name JOIN speaker AS person ON person.name = merged_name.person
    WHERE speaker.id = ?`).get(id);
  return merged?.id ?? firstSpelling(db, id);
}

/** The oldest speaker of the same spelling that the analyst did not set apart. */
function firstSpelling(db: Db, id: SpeakerId): SpeakerId {
  const first = prepared<{ id: SpeakerId }>(db, `
    SELECT same.id
    FROM speaker JOIN speaker AS same ON same.spelling = speaker.spelling LEFT JOIN merged_name ON merged_name.name = same.name
    WHERE speaker.id = ? AND merged_name.person IS NOT same.name
    ORDER BY same.id
    LIMIT 1`).get(id);
  return first?.id ?? id;
}

/** The names of the people that these speakers stand for. */
function namesOfPeople(db: Db, ids: readonly SpeakerId[]): Name[] {
  return prepared<Name>(db, `
    SELECT id, name, person_id AS person FROM speaker
    WHERE person_id IN (SELECT person_id FROM speaker WHERE id IN (SELECT value FROM json_each(?)))
    ORDER BY id`).all(JSON.stringify(ids));
}

/** All names of these speakers are one person from now on, shown as `into`, which is one of the names. Undoable. */
export function mergeSpeakers(archive: Archive, ids: readonly SpeakerId[], into: SpeakerId): Result<null> {
  const { db } = archive;
  const names = namesOfPeople(db, [...ids, into]);
  const person = names.find(({ id }) => id === into);
  if (!person) return fail({ code: 'not-found' });
  const isFirst = firstSpelling(db, into) === into;
  const others = names.filter(({ id }) => id !== into && !(isFirst && followsAlone(db, id, into)));
  return recordNames(archive, new Set(names.map((each) => each.person)).size > 1 ? 'Merge names' : 'Show under another name', [
    isFirst ? { entity: 'merged_name', key: [person.name], after: null } : rowOf(archive, person.name, person.name),
    ...others.map(({ name }) => rowOf(archive, name, person.name)),
  ]);
}

/** Whether a name is spelt like the other and the analyst said nothing about it: it follows without a row of its own. */
function followsAlone(db: Db, id: SpeakerId, into: SpeakerId): boolean {
  return prepared(db, `
    SELECT 1 FROM speaker JOIN speaker AS first ON first.spelling = speaker.spelling
    WHERE speaker.id = ? AND first.id = ? AND NOT EXISTS (SELECT 1 FROM merged_name WHERE merged_name.name = speaker.name)`).get(id, into) !== undefined;
}

/** The name stands for somebody else than it does now: for itself, or for whom it is spelt like. Undoable. */
export function separateSpeaker(archive: Archive, id: SpeakerId): Result<null> {
  const { db } = archive;
  const one = prepared<Name>(db, 'SELECT id, name, person_id AS person FROM speaker WHERE id = ?').get(id);
  if (!one || one.person === id) return fail({ code: 'not-found' });
  const first = firstSpelling(db, id);
  const comesBack = first !== id && prepared<SpeakerId>(db, 'SELECT person_id FROM speaker WHERE id = ?').pluck().get(first) === one.person;
  return recordNames(archive, 'Separate name', [
    comesBack ? rowOf(archive, one.name, one.name) : { entity: 'merged_name', key: [one.name], after: null },
  ]);
}

/** Two people whose names look alike; they are not proposed to be merged any more. Undoable. */
export function tellApart(archive: Archive, pair: readonly [SpeakerId, SpeakerId]): Result<null> {
  const { db, device, now } = archive;
  const [one, other] = prepared<string>(db, 'SELECT name FROM speaker WHERE id IN (?, ?) ORDER BY name').pluck().all(...pair);
  if (one === undefined || other === undefined) return fail({ code: 'not-found' });
  return recordNames(archive, 'Different people', [
    { entity: 'different_people', key: [one, other], after: { one, other, said_at: now(), device, clock: nextClock(db) } },
  ]);
}

/** A row that says so already stays as it is. */
function rowOf({ db, device, now }: Archive, name: string, person: string): RowWrite {
  const known = prepared<Row>(db, 'SELECT * FROM merged_name WHERE name = ? AND person = ?').get(name, person);
  return { entity: 'merged_name', key: [name], after: known ?? { name, person, merged_at: now(), device, clock: nextClock(db) } };
}

function recordNames(archive: Archive, label: string, writes: readonly RowWrite[]): Result<null> {
  record(archive, { label, briefId: null }, writes);
  archive.emit('speakers-changed', null);
  return ok(null);
}
