import { createSocket } from 'node:dgram';
import { promises as dns } from 'node:dns';
import type { AddressInfo } from 'node:net';
import type { Resolve } from '../../../electron/fetcher/http/net.ts';

export interface DnsServer {
  /** Asks this server, as the program asks the system's. */
  resolve: Resolve;
  /** Names that were asked for, in order. */
  asked: string[];
  close(): Promise<void>;
}

/** A DNS server on loopback (RFC 1035). `answer`: IPv4 addresses of a name; [] there are none; a promise may take its time. */
export async function serveDns(answer: (name: string, count: number) => string[] | Promise<string[]>): Promise<DnsServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (query, from) => {
    void (async () => {
      const { name, end, type } = questionOf(query);
      const isA = type === 1;
      if (isA) asked.push(name);
      const addresses = isA ? await answer(name, asked.filter((one) => one === name).length) : [];
      const head = Buffer.from(query.subarray(0, 12));
      head.writeUInt16BE(0x8180, 2);
      head.writeUInt16BE(addresses.length, 6);
      head.writeUInt16BE(0, 8);
      head.writeUInt16BE(0, 10);
      // Each answer: a pointer to the name, type A, class IN, no time to live, four bytes.
      const records = addresses.map((address) => Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]));
      socket.send(Buffer.concat([head, query.subarray(12, end), ...records]), from.port, from.address);
    })();
  });
  await new Promise<void>((ready) => socket.bind(0, '127.0.0.1', ready));
  const resolver = new dns.Resolver({ timeout: 10_000, tries: 1 });
  resolver.setServers([`127.0.0.1:${(socket.address() as AddressInfo).port}`]);
  return {
    resolve: async (host) => (await resolver.resolve4(host)).map((address) => ({ address, family: 4 })),
    asked,
    close: () => new Promise((closed) => {
      resolver.cancel();
      socket.close(() => closed());
    }),
  };
}

function questionOf(query: Buffer): { name: string; end: number; type: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at]!; length > 0; length = query[at]!) {
    labels.push(query.subarray(at + 1, at + 1 + length).toString('latin1'));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}
