import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Headers, Resolve, Transport } from './net.ts';
import { addressesOf, systemResolver } from './resolve.ts';
import { secureContext } from './certificates.ts';

/**
 * Node's own HTTP. One look-up serves the check and the connection: what was checked is what is connected to, however soon a name
 * changes. Gives raw bytes: a body cut short throws, and Content-Encoding is left to the caller.
 */
export function nodeTransport(resolve: Resolve = systemResolver): Transport {
  // A connection to a local host is never used again for somebody who may not ask it.
  const agents = { public: agentsFor(resolve, false), local: agentsFor(resolve, true) };
  return ({ method, url, headers, signal, mayBeLocal }) =>
    new Promise((resolved, reject) => {
      const secure = url.startsWith('https:');
      const { plain, tls, lookup } = agents[mayBeLocal ? 'local' : 'public'];
      const options = { method, headers, signal, lookup };
      const answer = (response: http.IncomingMessage): void => {
        resolved({ status: response.statusCode ?? 0, headers: headersOf(response.rawHeaders), body: response, decoded: false });
        response.on('error', () => undefined);
      };
      const request = secure ? https.request(url, { ...options, agent: tls() }, answer) : http.request(url, { ...options, agent: plain }, answer);
      request.on('error', reject);
      request.end();
    });
}

function agentsFor(resolve: Resolve, mayBeLocal: boolean) {
  const lookup: LookupFunction = (host, { all }, tell) => {
    addressesOf(resolve, host, mayBeLocal).then(
      (found) => {
        const [first] = found;
        if (first === undefined) tell(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '');
        else if (all === true) tell(null, found);
        else tell(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => tell(error, ''),
    );
  };
  let tls: https.Agent | null = null;
  // Reading all authorities takes a while, and many runs never need them.
  return { plain: new http.Agent({ keepAlive: true }), tls: () => tls ??= new https.Agent({ keepAlive: true, secureContext: secureContext() }), lookup };
}

function headersOf(raw: string[]): Headers {
  const headers = new Map<string, string>();
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i]!.toLowerCase();
    const before = headers.get(name);
    headers.set(name, before === undefined ? raw[i + 1]! : `${before}, ${raw[i + 1]!}`);
  }
  return headers;
}
