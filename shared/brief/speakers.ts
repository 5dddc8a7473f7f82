import { saysSomething } from '../language/sentence.ts';
import type { BodyElement } from './body.ts';
import type { Attribution } from '../language/person.ts';
import { isPersonName, readAttribution, splitNames } from '../language/person.ts';

/** One person, or several who spoke together: "Jane Roe and John Doe, Senior Fellows". */
export function readPeople(printed: string): Attribution[] | null {
  if (printed.length > 450 || saysSomething(printed)) return null;
  const text = onOneLine(printed);
  if (text === null) return null;
  const one = readAttribution(text);
  if (one !== null) return [one];
  const [, names = '', role = null] = /^([^,]+?)(?:,\s+(.+))?$/su.exec(text.trim()) ?? [];
  const people = splitNames(names);
  if (people.length < 2 || people.length > 4 || !people.every(isPersonName)) return null;
  // What follows the names must be able to follow one of them.
  if (role !== null && readAttribution(`${people[0]}, ${role}`) === null) return null;
  return people.map((speaker) => ({ speaker, role }));
}

/** The role may stand below the name; lines that are a text of their own are no role. */
function onOneLine(text: string): string | null {
  const [name = '', ...below] = text.trim().split(/\s*\n\s*/);
  if (below.length === 0) return text;
  const isRole = below.length <= 3 && below.every((line) => line.split(' ').length <= 14 && !/[.!?]$/.test(line));
  return isRole ? [name.replace(/,$/, ''), ...below].join(', ') : null;
}

export function startsWithDash(text: string): boolean {
  return /^\s*(?:[—–―~|]|-{1,2}\s)/u.test(text);
}

export function withoutDash(text: string): string {
  return text.replace(/^[\s,]*(?:[—–―]{1,2}|[~|](?=\s)|-{1,2}(?=\s))?\s*/u, '').trim().replace(/^\(([^()]+)\)\.?$/, '$1');
}

/** All its words are in cite, emphasis or a link: the line is about the one above. */
export function isSetApart(element: BodyElement): boolean {
  const [first] = element.children;
  return first?.type === 'element' && ['cite', 'strong', 'em', 'a'].includes(first.tagName);
}
