import { isIP } from 'node:net';

/** A web address without what must not be shown or logged: user, password, query, fragment. Of another address only its kind ("file:"); anything else becomes ''. */
export function shownAddress(address: string): string {
  if (!URL.canParse(address)) return '';
  const url = new URL(address);
  if (url.host === '') return url.protocol;
  return `${url.host}${url.pathname === '/' ? '' : url.pathname}`;
}

/** The address to ask and the credentials that stood in it; null when it is not http or https. */
export function splitCredentials(address: string): { url: string; authorization: string | null } | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const authorization = url.username === '' && url.password === '' ? null : basic(unescaped(url.username), unescaped(url.password));
  url.username = '';
  url.password = '';
  url.hash = '';
  return { url: url.href, authorization };
}

/** Whether two addresses stand on one host, "www." and the way to it (http, https) aside. */
export function isSameSite(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && hostWithoutWww(one) === hostWithoutWww(other);
}

const hostWithoutWww = (address: string) => new URL(address).host.replace(/^www\./, '');

/** Value of an Authorization header (RFC 7617, UTF-8). */
export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}

/**
 * What kind of place a numeric address is (RFC 6890): this machine, the local network, or the public network.
 * Everything that is not plainly public is local: multicast, reserved, carrier-grade NAT, documentation.
 */
export function placeOf(ip: string): 'loopback' | 'local' | 'public' {
  const family = isIP(ip);
  if (family === 4) return placeOf4(ip.split('.').map(Number));
  if (family === 6) return placeOf6(words6(ip));
  return 'local';
}

/** Place of a host name that says it itself (a numeric address, localhost, a name of the local network); null when only DNS knows. */
export function placeOfName(host: string): 'loopback' | 'local' | 'public' | null {
  const name = host.replace(/^\[|\]$/g, '').replace(/\.$/, '').toLowerCase();
  if (isIP(name) !== 0) return placeOf(name);
  if (name === 'localhost' || name.endsWith('.localhost')) return 'loopback';
  if (LOCAL_NAMES.test(name) || !name.includes('.')) return 'local';
  return null;
}

/** Ends of names that only a local network knows (RFC 6761, 6762, 8375, 9476), and those that routers and offices use. */
const LOCAL_NAMES = /(?:^|\.)(?:local|localdomain|internal|intranet|private|corp|home|lan|domain|workgroup|home\.arpa|alt|fritz\.box|speedport\.ip|easy\.box|mshome\.net|router|gateway|dlinkrouter|belkin|invalid)$/;

function placeOf4([a = 0, b = 0, c = 0]: number[]): 'loopback' | 'local' | 'public' {
  if (a === 127) return 'loopback';
  if (a === 0 || a === 10 || a >= 224) return 'local';
  if (a === 100 && b >= 64 && b < 128) return 'local';
  if (a === 169 && b === 254) return 'local';
  if (a === 172 && b >= 16 && b < 32) return 'local';
  if (a === 192 && (b === 168 || (b === 0 && (c === 0 || c === 2)))) return 'local';
  if (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) return 'local';
  if (a === 203 && b === 0 && c === 113) return 'local';
  return 'public';
}

function placeOf6(words: number[]): 'loopback' | 'local' | 'public' {
  const [first = 0, second = 0] = words;
  const tail = [words[6]! >> 8, words[6]! & 255, words[7]! >> 8, words[7]! & 255];
  if (words.slice(0, 7).every((word) => word === 0)) return words[7] === 1 ? 'loopback' : 'local';
  // An IPv4 address in IPv6 clothes: mapped (::ffff:0:0/96), translated (64:ff9b::/96), compatible (::/96), 6to4 (2002::/16).
  if (words.slice(0, 5).every((word) => word === 0) && (words[5] === 0xffff || words[5] === 0)) return placeOf4(tail);
  if (first === 0x64 && second === 0xff9b) return words.slice(2, 6).every((word) => word === 0) ? placeOf4(tail) : 'local';
  if (first === 0x2002) return placeOf4([second >> 8, second & 255, words[2]! >> 8, words[2]! & 255]);
  // Global unicast is 2000::/3; of it, 2001:db8::/32 and 3fff::/20 are for documentation and 2001::/23 is no place (tunnels, protocols).
  if ((first & 0xe000) !== 0x2000) return 'local';
  return (first === 0x2001 && (second === 0xdb8 || second < 0x200)) || first === 0x3fff ? 'local' : 'public';
}

/** The eight 16-bit words of a valid IPv6 address. */
function words6(ip: string): number[] {
  const plain = ip.replace(/%.*$/, '').replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) =>
    `${((Number(a) << 8) | Number(b)).toString(16)}:${((Number(c) << 8) | Number(d)).toString(16)}`);
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':').map((word) => parseInt(word, 16));
  const after = tail === undefined || tail === '' ? [] : tail.split(':').map((word) => parseInt(word, 16));
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray % is part of the password.
    return text;
  }
}
