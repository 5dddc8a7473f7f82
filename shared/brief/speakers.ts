import { fullName } from './attribution.ts';
import type { BodyElement } from './body.ts';
import type { Attribution } from './person.ts';
import { isPersonName, readAttribution, splitNames } from './person.ts';

/** One person, or several who spoke together: "Jane Roe and John Doe, Senior Fellows". */
export function readPeople(text: string): Attribution[] | null {
  if (text.length > 450) return null;
  const one = readAttribution(text);
  if (one !== null) return [one];
  const [, names = '', role = null] = /^([^,]+?)(?:,\s+(.+))?$/su.exec(text.trim()) ?? [];
  const people = splitNames(names);
  if (people.length < 2 || people.length > 4 || !people.every(isPersonName)) return null;
  // What follows the names must be able to follow one of them.
  if (role !== null && readAttribution(`${people[0]}, ${role}`) === null) return null;
  return people.map((speaker) => ({ speaker, role }));
}

/** A surname becomes the full name given above; a single word that is nobody's surname is no person. */
export function resolved(named: Attribution, above: string): Attribution | null {
  if (named.speaker.includes(' ')) return named;
  const speaker = fullName(named.speaker, above);
  return speaker === null ? null : { ...named, speaker };
}

export function startsWithDash(text: string): boolean {
  return /^\s*(?:[—–―]|-{1,2}\s)/u.test(text);
}

export function withoutDash(text: string): string {
  return text.replace(/^[\s,]*(?:[—–―]{1,2}|-{1,2}(?=\s))?\s*/u, '').trim().replace(/^\(([^()]+)\)\.?$/, '$1');
}

/** All its words are in cite, emphasis or a link: the line is about the one above. */
export function isSetApart(element: BodyElement): boolean {
  const [first] = element.children;
  return first?.type === 'element' && ['cite', 'strong', 'em', 'a'].includes(first.tagName);
}
