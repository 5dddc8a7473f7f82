import { useEffect, useEffectEvent } from 'react';
import type { StoreEvents } from '../../shared/contract/calls.ts';
import type { EventOrigin } from '../../shared/contract/rpc.ts';
import type { ShellEvents } from '../../shared/contract/shell.ts';
import { onShell, onStore, onStoreRenewed } from './ports.ts';

/** Listens to the store while the component is shown; the listener always sees the newest props. */
export function useStoreEvent<Name extends keyof StoreEvents>(
  name: Name,
  listener: (event: StoreEvents[Name], origin: EventOrigin) => void,
): void {
  const hear = useEffectEvent(listener);
  useEffect(() => onStore(name, (event, origin) => hear(event, origin)), [name]);
}

export function useShellEvent<Name extends keyof ShellEvents>(
  name: Name,
  listener: (event: ShellEvents[Name]) => void,
): void {
  const hear = useEffectEvent(listener);
  useEffect(() => onShell(name, (event) => hear(event)), [name]);
}

export function useStoreRenewed(listener: () => void): void {
  const hear = useEffectEvent(listener);
  useEffect(() => onStoreRenewed(() => hear()), []);
}

/** A listener on the window itself. */
export function useWindowEvent<Name extends keyof WindowEventMap>(
  name: Name,
  listener: (event: WindowEventMap[Name]) => void,
  options?: AddEventListenerOptions,
): void {
  const hear = useEffectEvent(listener);
  const capture = options?.capture ?? false;
  useEffect(() => {
    const receive = (event: WindowEventMap[Name]) => hear(event);
    window.addEventListener(name, receive, { capture });
    return () => window.removeEventListener(name, receive, { capture });
  }, [name, capture]);
}
