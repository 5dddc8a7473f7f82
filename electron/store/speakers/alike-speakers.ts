import { LIKENESSES, type AlikePage, type AlikePair, type AlikeSpeaker, type Likeness } from '../../../shared/contract/calls.ts';
import type { SpeakerId } from '../../../shared/ids.ts';
import { likeness, namePartsOf, WEAK, type NameParts } from '../../../shared/speakers/likeness.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { latestRole, PEOPLE } from './people-quoted.ts';

/*
 * People whose names look alike and who may be one: proposed to the analyst, never acted upon. Names alone decide, with the roles that
 * the briefs print; whom the analyst has told apart is not proposed again.
 */

interface Person {
  id: SpeakerId;
  /** Of every name of theirs. */
  parts: readonly NameParts[];
  quotes: number;
}

interface Pair {
  one: Person;
  other: Person;
  reason: Likeness;
}

/** Names of one surname that are compared with each other; a name of more is so common that it says nothing. */
const MOST_OF_ONE_NAME = 300;

/** The surest first, then those who are quoted most. */
export function listAlike(db: Db, { offset, limit }: { offset: number; limit: number }): AlikePage {
  const pairs = alikePairs(db, peopleOf(db));
  return { total: pairs.length, rows: pairs.slice(offset, offset + limit).map((pair) => toAlikePair(db, pair)) };
}

/** Who may be the same as this person. */
export function alikeTo(db: Db, id: SpeakerId): AlikeSpeaker[] {
  const people = peopleOf(db);
  const surnames = new Set(people.get(id)?.parts.map(({ surname }) => surname));
  const near = new Map([...people].filter(([, { parts }]) => parts.some(({ surname }) => surnames.has(surname))));
  return alikePairs(db, near)
    .filter(({ one, other }) => one.id === id || other.id === id)
    .map(({ one, other, reason }) => ({ ...shown(db, one.id === id ? other : one), reason }));
}

function peopleOf(db: Db): Map<SpeakerId, Person> {
  const people = new Map<SpeakerId, Person & { parts: NameParts[] }>();
  const rows = prepared<{ id: SpeakerId; quotes: number; name: string }>(db, `
    SELECT people.id, people.quotes, speaker.name FROM (${PEOPLE}) AS people JOIN speaker ON speaker.person_id = people.id`).all();
  for (const { id, quotes, name } of rows) {
    const person = people.get(id) ?? { id, quotes, parts: [] };
    people.set(id, person);
    const parts = partsOf(name);
    if (parts !== null) person.parts.push(parts);
  }
  return people;
}

const KEPT = 50_000;
const known = new Map<string, NameParts | null>();

/** Names are taken apart once: the same ones are asked about again after every merge. */
function partsOf(name: string): NameParts | null {
  const before = known.get(name);
  if (before !== undefined) return before;
  if (known.size >= KEPT) known.clear();
  const parts = namePartsOf(name);
  known.set(name, parts);
  return parts;
}

function alikePairs(db: Db, people: ReadonlyMap<SpeakerId, Person>): Pair[] {
  const bySurname = new Map<string, Person[]>();
  for (const person of people.values()) {
    for (const surname of new Set(person.parts.map((parts) => parts.surname))) bySurname.set(surname, [...(bySurname.get(surname) ?? []), person]);
  }
  const apart = toldApart(db);
  const pairs = new Map<string, Pair>();
  for (const group of bySurname.values()) {
    if (group.length < 2 || group.length > MOST_OF_ONE_NAME) continue;
    for (const [index, one] of group.entries()) {
      for (const other of group.slice(index + 1)) {
        const reason = likenessOf(one, other);
        const key = keyOf(one.id, other.id);
        if (reason !== null && !apart.has(key)) pairs.set(key, one.quotes >= other.quotes ? { one, other, reason } : { one: other, other: one, reason });
      }
    }
  }
  const fits = new Map<SpeakerId, number>();
  for (const { one, other } of pairs.values()) for (const { id } of [one, other]) fits.set(id, (fits.get(id) ?? 0) + 1);
  const isSure = ({ one, other, reason }: Pair) =>
    !WEAK.has(reason) || (fits.get(one.id) === 1 && fits.get(other.id) === 1) || sharedRole(db, one.id, other.id) !== null;
  return [...pairs.values()].filter(isSure).toSorted((a, b) =>
    LIKENESSES.indexOf(a.reason) - LIKENESSES.indexOf(b.reason) || b.one.quotes - a.one.quotes || a.one.id - b.one.id || a.other.id - b.other.id);
}

/** The surest of what their names say; names that contradict each other outweigh names that agree. */
function likenessOf(one: Person, other: Person): Likeness | null {
  const found = one.parts.flatMap((parts) => other.parts.filter(({ surname }) => surname === parts.surname).map((their) => likeness(parts, their)));
  if (found.length === 0 || found.includes(null)) return null;
  return LIKENESSES.find((kind) => found.includes(kind)) ?? null;
}

const keyOf = (one: SpeakerId, other: SpeakerId): string => `${Math.min(one, other)} ${Math.max(one, other)}`;

function toldApart(db: Db): Set<string> {
  const pairs = prepared<{ one: SpeakerId; other: SpeakerId }>(db, `
    SELECT first.person_id AS one, second.person_id AS other
    FROM different_people JOIN speaker AS first ON first.name = one JOIN speaker AS second ON second.name = other`).all();
  return new Set(pairs.map(({ one, other }) => keyOf(one, other)));
}

function sharedRole(db: Db, one: SpeakerId, other: SpeakerId): string | null {
  return prepared<string>(db, `
    SELECT role FROM quote WHERE role IS NOT NULL AND speaker_id IN (SELECT id FROM speaker WHERE person_id = ?)
    INTERSECT
    SELECT role FROM quote WHERE role IS NOT NULL AND speaker_id IN (SELECT id FROM speaker WHERE person_id = ?)
    LIMIT 1`).pluck().get(one, other) ?? null;
}

function shown(db: Db, { id, quotes }: Person): AlikePair['one'] {
  const name = prepared<string>(db, 'SELECT name FROM speaker WHERE id = ?').pluck().get(id) ?? '';
  return { id, name, role: latestRole(db, id), quotes };
}

function toAlikePair(db: Db, { one, other, reason }: Pair): AlikePair {
  return { one: shown(db, one), other: shown(db, other), reason, sharedRole: sharedRole(db, one.id, other.id) };
}
