import { plainText } from '../../../shared/feed/plain-text.ts';
import type { Page } from './page-document.ts';

/** What a page's JSON-LD (schema.org) says of its article. */
export interface LinkedData {
  authors: string[];
  published: string | null;
  modified: string | null;
  siteNames: string[];
}

type Node = Record<string, unknown>;

/** More than this in one page is no description of an article. */
const MOST_NODES = 500;

/** Lists, graphs and nodes that only name another are looked through. What makes no sense is passed over. */
export function jsonLdOf(document: Page): LinkedData {
  const nodes = [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) => nodesIn(parsed(script.textContent ?? '')));
  const byId = new Map(nodes.filter((node) => Object.keys(node).length > 1).map((node) => [string(node['@id']) ?? '', node]));
  const articles = nodes.filter((node) => typesOf(node).some((type) => /(?:Article|Posting|Report|Review)$/.test(type)));
  const article = articles.find((node) => node['datePublished'] !== undefined || node['author'] !== undefined) ?? articles[0];
  const page = article ?? nodes.find((node) => typesOf(node).some((type) => /WebPage$/.test(type)));
  const named = (value: unknown): string[] => namesIn(value, byId);
  return {
    authors: [...new Set(named(article?.['author']))],
    published: string(page?.['datePublished']) ?? string(page?.['dateCreated']),
    modified: string(page?.['dateModified']),
    siteNames: [...new Set([...named(article?.['publisher']), ...nodes.filter((node) => typesOf(node).some((type) => /^(?:WebSite|NewsMediaOrganization)$/.test(type))).flatMap((node) => named(node))])],
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\s*(?:<!--|<!\[CDATA\[)|(?:-->|\]\]>)\s*$/g, ''));
  } catch {
    // A page may say nonsense of itself.
    return null;
  }
}

/** The node, what is listed in it, and the thing that it is about. */
function nodesIn(value: unknown): Node[] {
  const found: Node[] = [];
  const waiting = [value];
  for (let next = waiting.shift(); found.length < MOST_NODES && next !== undefined; next = waiting.shift()) {
    if (Array.isArray(next)) waiting.push(...next.slice(0, MOST_NODES).map((one: unknown) => one ?? 0));
    else if (isNode(next)) {
      found.push(next);
      waiting.push(...['@graph', 'mainEntity', 'mainEntityOfPage'].flatMap((key) => (isNode(next[key]) || Array.isArray(next[key]) ? [next[key]] : [])));
    }
  }
  return found;
}

/** The names of people or bodies: strings, nodes, references to nodes, lists of them. */
function namesIn(value: unknown, byId: ReadonlyMap<string, Node>): string[] {
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((one) => (Array.isArray(one) ? [] : namesIn(one, byId)));
  if (isNode(value)) {
    const { name } = value['name'] === undefined ? (byId.get(string(value['@id']) ?? '') ?? value) : value;
    return (Array.isArray(name) ? name : [name]).flatMap((one) => string(one) ?? []).map(plainText);
  }
  const text = string(value);
  return text === null || /^(?:https?:|#)/.test(text) ? [] : [plainText(text)];
}

function typesOf(node: Node): string[] {
  const said = node['@type'];
  return (Array.isArray(said) ? said : [said]).flatMap((type) => string(type) ?? []).map((type) => type.replace(/^https?:\/\/schema\.org\/|^schema:/, ''));
}

function string(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
