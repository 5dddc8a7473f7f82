import * as http from 'node:http';
import * as https from 'node:https';
import type { Headers, Transport } from './net.ts';

/**
 * Node's own HTTP, for tests and for the command line where Chromium's network is not running.
 * Gives raw bytes: a body cut short throws, and Content-Encoding is left to the caller.
 */
export function nodeTransport(): Transport {
  const agents = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) };
  return ({ method, url, headers, signal }) =>
    new Promise((resolve, reject) => {
      const secure = url.startsWith('https:');
      const options = { method, headers, signal, agent: secure ? agents.https : agents.http };
      const request = (secure ? https.request : http.request)(url, options, (response) => {
        resolve({ status: response.statusCode ?? 0, headers: headersOf(response.rawHeaders), body: response, decoded: false });
        response.on('error', () => undefined);
      });
      request.on('error', reject);
      request.end();
    });
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
