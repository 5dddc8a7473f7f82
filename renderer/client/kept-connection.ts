import { connect, type Client, type Connection, type EventOrigin, type Port } from '../../shared/contract/rpc.ts';

/** A connection that outlives its port: calls wait for the first port, listeners move on to every new one. */
export interface KeptConnection<C, Events> {
  readonly client: Client<C>;
  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name], origin: EventOrigin) => void): () => void;
  /** Calls under way on the older port are answered `store-stopped`. */
  attach(port: Port): void;
  /** Runs whenever a port replaces an older one: what is shown may be out of date. */
  onRenewed(listener: () => void): () => void;
}

export function keepConnected<C, Events>(): KeptConnection<C, Events> {
  const listeners = new Set<{ name: keyof Events; listener: (event: never, origin: EventOrigin) => void; stop: (() => void) | null }>();
  const renewed = new Set<() => void>();
  let current: Connection<C, Events> | null = null;
  let arrive: () => void = () => undefined;
  const arrival = new Promise<void>((resolve) => (arrive = resolve));

  async function whenConnected(name: string, input: unknown, options: unknown): Promise<unknown> {
    if (!current) await arrival;
    const client = current?.client as Record<string, (input: unknown, options: unknown) => unknown> | undefined;
    return client?.[name]?.(input, options);
  }

  return {
    client: new Proxy({} as Client<C>, {
      get: (_, name) =>
        typeof name === 'string' && name !== 'then'
          ? (input: unknown, options?: unknown) => whenConnected(name, input, options)
          : undefined,
    }),
    on(name, listener) {
      const entry = { name, listener: listener as (event: never, origin: EventOrigin) => void, stop: current?.on(name, listener) ?? null };
      listeners.add(entry);
      return () => {
        entry.stop?.();
        listeners.delete(entry);
      };
    },
    attach(port) {
      const older = current;
      current = connect<C, Events>(port);
      older?.close();
      for (const entry of listeners)
        entry.stop = current.on(entry.name, entry.listener as (event: Events[keyof Events], origin: EventOrigin) => void);
      arrive();
      if (older) for (const listener of renewed) listener();
    },
    onRenewed(listener) {
      renewed.add(listener);
      return () => renewed.delete(listener);
    },
  };
}
