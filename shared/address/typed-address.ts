/**
 * The one reader of addresses that somebody typed, pasted or put into a list of feeds. Whatever their shape, a name and a password in
 * them are told apart from the rest before anything is kept, shown or asked.
 */

export interface Credentials {
  user: string;
  password: string;
}

/** The schemes of news readers stand for http; what stands in brackets or quotation marks comes along when an address is copied. */
const OPENING = /^[\s\u200b-\u200f\u2060\ufeff<"'“‘«(]*/;
const SCHEME = /^(?:(?:feeds?|rss|itpc|pcast|podcast|view-source|url):(?:[/\\]{2})?(?=https?[:/]))*(?:https?(?::[/\\]*|[/\\]{2})|(?:feed|rss|itpc|pcast|podcast):[/\\]*|(?:s?ftp|wss?|file|gemini|gopher):[/\\]+|[/\\]{2})?/i;

/**
 * The address without the name and the password in it. '' where both could be meant to be the other's part ("https://a:b@one.example/c@two.example"): whom to
 * ask would be a guess, and the password might be sent there. credentials null: there was no password.
 */
export function splitTyped(typed: string): { address: string; credentials: Credentials | null } {
  const opening = OPENING.exec(typed)![0];
  const scheme = SCHEME.exec(typed.slice(opening.length))![0];
  const rest = typed.slice(opening.length + scheme.length).replace(/[\t\r\n]/g, '');
  const at = endOfSecret(rest);
  if (at === null) return { address: '', credentials: null };
  if (at < 0) return { address: typed, credentials: null };
  const secret = rest.slice(0, at);
  const colon = secret.indexOf(':');
  const credentials = colon < 0 || colon === secret.length - 1 ? null : { user: plain(secret.slice(0, colon)), password: plain(secret.slice(colon + 1)) };
  return { address: opening + scheme + rest.slice(at + 1), credentials };
}

/** Every web address that may be meant, the likeliest first: whole ones as they are, bare names with https and http. Never with a name or password. */
export function addressesTyped(typed: string): string[] {
  const text = bare(splitTyped(typed).address);
  if (text === '' || /\s|^[a-z]:[/\\]/i.test(text)) return [];
  const whole = text.replace(/^(https?)(?::[/\\]*|[/\\]{2})(?=[^/\\])/i, '$1://');
  if (/^[a-z][a-z0-9+.-]*:[/\\]{2}/i.test(whole)) return webAddresses([whole]);
  return webAddresses(['https', 'http'].map((scheme) => `${scheme}://${whole.replace(/^[/\\]*/, '')}`));
}

/** The web address in a field of a file or feed that holds one, without a name or password; null when it holds none. */
export function addressIn(field: string | null | undefined): string | null {
  const text = (field ?? '').trim();
  if (NO_WEB.test(text) || !/^[<"'/\\]|^[a-z][a-z0-9+.-]+:|^[^\s/\\:@]+\.[^\s/\\:@.]{2,}(?::\d+)?(?:[/?#]|$)/i.test(text)) return null;
  // One slash begins a path in a site that nobody knows here.
  if (/^[/\\](?![/\\])/.test(text)) return null;
  return addressesTyped(text).find((address) => /^https?:/.test(address)) ?? null;
}

const NO_WEB = /^(?:mailto|javascript|data|file|tel|about|urn|tag|blob):/i;

/** A whole address without a name and password; '' for anything else. */
export function withoutUser(address: string): string {
  if (!URL.canParse(address)) return '';
  const url = new URL(address);
  if (url.username === '' && url.password === '') return url.href;
  url.username = '';
  url.password = '';
  return url.href;
}

function webAddresses(texts: string[]): string[] {
  return [...new Set(texts.map(withoutUser))].filter((address) => address !== '');
}

/** Without what is not the address: brackets and quotation marks around it, characters that nobody sees, the scheme of a news reader. */
function bare(text: string): string {
  const visible = text.replace(/[\u200b-\u200f\u2060\ufeff\t\r\n]/g, '').trim();
  const opened = visible.replace(OPENING, '');
  // A ">" that nothing opened is the address's own.
  const inside = opened.replace(opened === visible ? /["'”’»,;]+$/ : /[\s>"'”’»),;]+$/, '').trim();
  return inside
    .replace(/^(?:(?:feeds?|rss|itpc|pcast|podcast|view-source|url):(?:[/\\]{2})?(?=https?[:/]))+/i, '')
    .replace(/^(?:feed|rss|itpc|pcast|podcast):[/\\]*/i, 'http://');
}

/** What can stand where a host does: a name or number, and a port. */
const HOST = String.raw`(?:\[[0-9a-f:.%]+\]|[^\s/\\?#@:<>"'[\]]+)(?::\d{0,5})?`;
const WHOLE_HOST = new RegExp(`^${HOST}$`, 'i');
const DOTTED = new RegExp(String.raw`@(?=(?:[^\s/\\?#@:.<>"'[\]]+\.)+[^\s/\\?#@:.<>"'[\]]{2,}(?::\d{1,5})?(?:[/\\?#]|[\s>"'”’»)\],;]*$))`, 'gi');
/** Hosts that nobody is called. */
const SURE = /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|\[.*\]):\d*$/i;

/** Where the "@" behind name and password stands; -1: there are none; null: nobody can say. */
function endOfSecret(rest: string): number | null {
  if (!rest.includes('@')) return -1;
  const end = rest.search(/[/\\?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const path = end < 0 ? '' : rest.slice(end);
  const at = authority.lastIndexOf('@');
  if (at >= 0) {
    // "/@author" is a path; any other "@" may be the one that the password ends with.
    const goesOn = /[^/\\]@/.test(path) || path.search(DOTTED) >= 0;
    return authority.slice(0, at).includes(':') && goesOn ? null : at;
  }
  const hosts = [...path.matchAll(DOTTED)].map(({ index }) => authority.length + index);
  // "desk:pa/ss@nas" is no host and port; "nas:8080" may be one, or "desk:12/34@nas" begins so.
  const [last, host] = [[...rest.matchAll(/(?<![/\\])@/g)].at(-1)?.index, hosts.at(-1)];
  const isOne = last === undefined || host === undefined || last === host;
  if (!WHOLE_HOST.test(authority) || authority.endsWith(':')) return isOne ? (host ?? last ?? rest.lastIndexOf('@')) : null;
  if (!/:\d+$/.test(authority) || SURE.test(authority)) return -1;
  return host !== undefined && isOne && !authority.includes('.') ? host : null;
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray % is part of the password.
    return text;
  }
}
