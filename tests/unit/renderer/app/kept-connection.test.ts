import { expect, test } from 'vitest';
import { keepConnected } from '../../../../renderer/client/kept-connection.ts';
import type { Call, Port } from '../../../../shared/contract/rpc.ts';

interface Calls {
  ask: Call<string, string>;
}
interface Events {
  told: string;
}

/** The other end of a port: what arrived there, and a way to speak. */
function givenPort() {
  const arrived: { type: string; id: number; name: string; input: unknown }[] = [];
  let speak: (message: unknown) => void = () => undefined;
  const port: Port = {
    post: (message) => arrived.push(message as (typeof arrived)[number]),
    listen: (receive) => (speak = receive),
  };
  return { port, arrived, speak: (message: unknown) => speak(message) };
}

test('a question asked before the store is there is answered when it is', async () => {
  const kept = keepConnected<Calls, Events>();
  const answer = kept.client.ask('first?');
  const { port, arrived, speak } = givenPort();
  kept.attach(port);
  await Promise.resolve();
  await Promise.resolve();
  speak({ type: 'answer', id: arrived[0]!.id, result: { ok: true, value: 'yes' } });

  expect(await answer).toEqual({ ok: true, value: 'yes' });
});

test('when the store is restarted, what was under way says so and listeners hear the new one', async () => {
  const kept = keepConnected<Calls, Events>();
  const heard: string[] = [];
  let renewals = 0;
  kept.on('told', (event) => heard.push(event));
  kept.onRenewed(() => renewals++);
  const first = givenPort();
  kept.attach(first.port);
  const answer = kept.client.ask('lost?');
  await Promise.resolve();
  const second = givenPort();
  kept.attach(second.port);
  second.speak({ type: 'event', name: 'told', event: 'news' });

  expect(await answer).toEqual({ ok: false, failure: { code: 'store-stopped' } });
  expect([heard, renewals]).toEqual([['news'], 1]);
});

test('a listener that was taken away hears nothing, whichever port speaks', () => {
  const kept = keepConnected<Calls, Events>();
  const heard: string[] = [];
  const stop = kept.on('told', (event) => heard.push(event));
  const { port, speak } = givenPort();
  kept.attach(port);
  stop();
  speak({ type: 'event', name: 'told', event: 'news' });

  expect(heard).toEqual([]);
});
