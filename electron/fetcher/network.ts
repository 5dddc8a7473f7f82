import { addressesTyped } from '../../shared/address/typed-address.ts';
import { readFile, stat } from 'node:fs/promises';
import type { FetcherCalls } from '../../shared/contract/fetcher.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import { decodeText } from './feeds/decode.ts';
import { fileFailure } from './files/trouble.ts';
import type { Net, NetResult, Resolve } from './http/net.ts';
import { MANNERS, politeFetcher, type Manners } from './http/polite.ts';
import { systemResolver } from './http/resolve.ts';
import { hostOf } from './http/trouble.ts';
import { fetchImage } from './images.ts';
import { whileWaitedFor } from './patience.ts';
import { createSessions, told } from './sessions.ts';
import { discoverSources, feedDetails, readySource } from './sources.ts';

export type NetworkCalls = Pick<FetcherCalls, 'discover' | 'readOpml' | 'startSync' | 'pullSync' | 'endSync' | 'fetchImage'>;

export interface Network {
  handlers: Handlers<NetworkCalls>;
  /** Drops every sync under way. */
  stop(): void;
}

/** The network half of the fetcher. One polite fetcher for everything, so that all sources on one host share its two places. */
export function createNetwork(net: Net, manners: Manners = MANNERS, resolve: Resolve = systemResolver): Network {
  const fetcher = politeFetcher(net, manners);
  const sessions = createSessions(fetcher, net.wall);
  return {
    stop: () => sessions.endAll(),
    handlers: {
      async discover({ address, credentials, details }, { signal }) {
        const patience = { mostMs: manners.lookMs, host: hostOf(addressesTyped(address)[0] ?? ''), signal };
        return plain(await whileWaitedFor(fetcher, patience, (patient) => discoverSources(patient, address, { credentials, details, resolve })));
      },
      readOpml: ({ path }) => opmlFile(path),
      startSync: ({ source, known, everything }) => ok(sessions.start(source, known, everything)),
      pullSync: ({ session }) => sessions.pull(session),
      endSync: ({ session }) => {
        sessions.end(session);
        return ok(null);
      },
      fetchImage: async ({ source, address }) => plain(await fetchImage(fetcher, address, readySource(source).reach)),
    },
  };
}

const LARGEST_OPML = 20_000_000;

async function opmlFile(path: string): Promise<Result<{ name: string; address: string; details: string }[]>> {
  try {
    const { size, isFile } = await stat(path).then((found) => ({ size: found.size, isFile: found.isFile() }));
    // A device or a pipe has no end.
    if (!isFile) return fail({ code: 'opml-unreadable', detail: path });
    if (size > LARGEST_OPML) return fail({ code: 'file-too-large', detail: path });
    const bytes = await readFile(path);
    if (bytes.length > LARGEST_OPML) return fail({ code: 'file-too-large', detail: path });
    const { readOpml } = await import('../../shared/feed/opml.ts');
    const feeds = readOpml(decodeText(bytes, undefined).text);
    if (feeds === null || feeds.length === 0) return fail({ code: 'opml-unreadable', detail: path });
    return ok(feeds.map(({ name, address }) => ({ name, address, details: feedDetails(address, null) })));
  } catch (error) {
    return fail(fileFailure(error, path));
  }
}

function plain<T>(result: NetResult<T>): Result<T> {
  return result.ok ? result : fail(told(result.failure));
}
