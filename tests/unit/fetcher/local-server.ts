import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { nodeTransport } from '../../../electron/fetcher/http/node-transport.ts';
import type { Net } from '../../../electron/fetcher/http/net.ts';
import { politeFetcher, type Fetcher, type Manners } from '../../../electron/fetcher/http/polite.ts';
import { reachOf, type Reach } from '../../../electron/fetcher/http/reach.ts';
import { realNet } from '../../../electron/fetcher/http/real-net.ts';

export interface LocalServer {
  /** "http://127.0.0.1:PORT" */
  origin: string;
  reach: Reach;
  /** Path and query of every request, in order. */
  asked: string[];
  close(): Promise<void>;
}

/** A server on loopback for one test. */
export async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<LocalServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    reach: reachOf(origin),
    asked,
    close: () => new Promise((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    }),
  };
}

/** A server that speaks bytes, for answers that no HTTP library would give. */
export async function serveBytes(talk: (socket: Socket) => void): Promise<LocalServer> {
  const sockets = new Set<Socket>();
  const asked: string[] = [];
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.once('data', (data) => {
      asked.push(/^\w+ (\S+)/.exec(data.toString('latin1'))?.[1] ?? '');
      talk(socket);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    reach: reachOf(origin),
    asked,
    close: () => new Promise((closed) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => closed());
    }),
  };
}

/** The real network, with waits that are counted instead of waited for. `waits`: milliseconds, in order. */
export function impatientNet(): Net & { waits: number[] } {
  const net = realNet(nodeTransport());
  const waits: number[] = [];
  return {
    ...net,
    waits,
    random: () => 0.5,
    sleep: async (ms, signal) => {
      // The watch over an exchange sleeps with its own signal and means it; a wait between exchanges is only noted.
      if (signal !== undefined) return net.sleep(ms, signal);
      waits.push(ms);
    },
  };
}

export const QUICK: Manners = { perHost: 2, tries: 3, firstWaitMs: 100, longestWaitMs: 1000, mostRetryAfterMs: 5000, lookMs: 15_000 };

export function quickFetcher(manners: Partial<Manners> = {}): Fetcher & { net: ReturnType<typeof impatientNet> } {
  const net = impatientNet();
  return Object.assign(politeFetcher(net, { ...QUICK, ...manners }), { net });
}

export function html(response: ServerResponse, body: string, status = 200, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
}

export function json(response: ServerResponse, value: unknown, status = 200, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(value));
}

export function xml(response: ServerResponse, body: string, status = 200, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/rss+xml; charset=utf-8', ...headers }).end(body);
}
