import { MessageChannelMain, session, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import { join } from 'node:path';

let child: UtilityProcess | null = null;

/** A port to the fetcher, for the store. The fetcher runs only while it is of use: it ends by itself when it has been idle. */
export function fetcherPort(): MessagePortMain {
  child ??= fork();
  const { port1, port2 } = new MessageChannelMain();
  child.postMessage({ type: 'client' }, [port1]);
  return port2;
}

/** Starts it before it is asked, when it is certain that it will be. */
export function startFetcher(): void {
  child ??= fork();
}

function fork(): UtilityProcess {
  const forked = utilityProcess.fork(join(import.meta.dirname, 'fetcher.cjs'), [], { serviceName: 'Briefcase fetcher' });
  forked.on('message', (message: unknown) => { void answered(forked, message); });
  forked.once('exit', () => { if (child === forked) child = null; });
  return forked;
}

/** What stands between this machine and an address; the fetcher cannot ask the system itself. */
async function answered(forked: UtilityProcess, message: unknown): Promise<void> {
  const { type, id, url } = message as { type?: unknown; id?: unknown; url?: unknown };
  if (type !== 'proxy' || typeof id !== 'number' || typeof url !== 'string') return;
  const proxies = await session.defaultSession.resolveProxy(url).catch(() => 'DIRECT');
  forked.postMessage({ type: 'proxy', id, proxies });
}
