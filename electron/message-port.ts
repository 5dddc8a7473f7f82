import type { MessagePortMain } from 'electron';
import type { Port } from '../shared/contract/rpc.ts';

export function toPort(port: MessagePortMain): Port {
  return {
    post: (message) => port.postMessage(message),
    listen: (receive) => {
      port.on('message', ({ data }) => receive(data));
      port.start();
    },
  };
}
