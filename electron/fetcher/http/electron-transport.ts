import { net } from 'electron';
import { UNPACKED, type Headers, type Transport } from './net.ts';

/**
 * Chromium's network, so that the system's proxies and certificates hold. Not net.fetch: its `redirect: 'manual'` only fails
 * ("Redirect was cancelled") and tells nothing, while net.request hands over each redirect before it is followed.
 */
export function electronTransport(): Transport {
  return ({ method, url, headers, signal }) =>
    new Promise((resolve, reject) => {
      const request = net.request({ method, url, redirect: 'manual', credentials: 'omit', useSessionCookies: false, cache: 'no-store' });
      for (const [name, value] of Object.entries(headers)) {
        // Chromium names the packings it knows and undoes them itself; only the wish for none is passed on.
        if (name !== 'accept-encoding' || value === UNPACKED['accept-encoding']) request.setHeader(name, value);
      }
      const abort = (): void => {
        request.abort();
        reject(new Error('aborted'));
      };
      if (signal.aborted) return abort();
      signal.addEventListener('abort', abort, { once: true });
      request.on('redirect', (status, _method, target, said) => {
        resolve({ status, headers: new Map([...headersOf(said), ['location', target]]), body: nothing(), decoded: true });
        request.abort();
      });
      request.on('response', (response) => {
        // IncomingMessage is a Readable, though its type does not say so.
        const body = response as unknown as AsyncIterable<Uint8Array> & NodeJS.ReadableStream;
        body.on('error', () => undefined);
        resolve({ status: response.statusCode, headers: headersOf(response.headers), body, decoded: true });
      });
      request.on('error', reject);
      request.end();
    });
}

async function* nothing(): AsyncIterable<Uint8Array> {}

function headersOf(said: Record<string, string | string[]>): Headers {
  return new Map(Object.entries(said).map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]));
}
