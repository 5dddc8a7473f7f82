import type { Port } from '../../../shared/contract/rpc.ts';

/** The parts of Electron's MessagePortMain and parentPort that a child process uses (docs: utilityProcess, MessagePortMain). */
export interface ChildPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports: ChildPort[] }) => void): void;
  on(event: 'close', listener: () => void): void;
  start?(): void;
}

/** The port to the process that forked this one. */
export function parentPort(): ChildPort {
  return (process as unknown as { parentPort: ChildPort }).parentPort;
}

export function toPort(port: ChildPort): Port {
  return {
    post: (message) => port.postMessage(message),
    listen: (receive) => {
      port.on('message', ({ data }) => receive(data));
      port.start?.();
    },
  };
}
