import type { FeedPerson } from './model.ts';
import { elementsOf, resolved, textOf, type XmlElement } from './xml.ts';

/** A person written as one string: "Name", "me@example.com (Name)", "Name (me@example.com)", "Name <me@example.com>". */
export function personOf(text: string): FeedPerson | null {
  const line = text.replace(/\s+/g, ' ').trim().slice(0, 1000);
  if (line === '') return null;
  const email = /[\w.+'-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/i.exec(line)?.[0] ?? null;
  if (email === null) return { name: line, email: null, url: null };
  const name = line.replace(/mailto:/i, '').replace(email, '').replace(/[<(]\s*[>)]/g, '').trim().replace(/^\((.*)\)$/, '$1').replace(/^[\s,;<>"-]+|[\s,;<>"-]+$/g, '');
  return { name: name || null, email, url: null };
}

/** A person written as an element: Atom's name, email and uri (url and homepage before 1.0), or a plain string. */
export function readPerson(element: XmlElement): FeedPerson | null {
  const part = (...names: string[]): XmlElement | undefined => elementsOf(element, ...names)[0];
  const [name, email, url] = [part('name', 'foaf:name', 'rdf:value'), part('email'), part('uri', 'url', 'homepage')];
  if (name === undefined && email === undefined && url === undefined) return personOf(textOf(element));
  const text = (from: XmlElement | undefined): string | null => (from === undefined ? null : textOf(from).replace(/\s+/g, ' ').trim() || null);
  const address = text(url);
  const inName = name === undefined ? null : personOf(textOf(name));
  const person: FeedPerson = {
    name: inName?.name ?? null,
    email: text(email) ?? inName?.email ?? null,
    url: address === null ? null : resolved(address, url!.base),
  };
  return person.name === null && person.email === null && person.url === null ? null : person;
}
