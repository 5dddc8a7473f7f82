import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { call, connect, serve, type CallContext, type Port } from '../../../shared/contract/rpc.ts';
import { ok, type Result } from '../../../shared/result.ts';

const calls = { save: call<string, string>(z.string()), undo: call<null, null>(z.null()), wait: call<null, boolean>(z.null()) };
interface Events { 'changed': { by: string } }

function toPort(port: MessagePort): Port {
  return { post: (message) => port.postMessage(message), listen: (receive) => { port.on('message', receive); } };
}

/** A client and a server over a real channel. `answers` says when `save` may answer. */
function given(answers: Promise<void> = Promise.resolve()) {
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  const client = connect<typeof calls, Events>(toPort(port1));
  const server = serve<typeof calls, Events>(toPort(port2), calls, {
    async save(words, { acting }): Promise<Result<string>> {
      await answers;
      acting(() => server.emit('changed', { by: words }));
      return ok(words);
    },
    undo() {
      server.emit('changed', { by: 'undo' });
      return ok(null);
    },
    wait: (_, { signal }: CallContext<never>) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(ok(signal.aborted)))),
  }, (error) => { throw error; });
  const heard: [by: string, isShown: boolean][] = [];
  client.on('changed', ({ by }, { isShown }) => heard.push([by, isShown]));
  return { client: client.client, server, heard };
}

test('what a call changed need not be asked for again by who shows its answer, and only by them', async () => {
  const { client, heard } = given();
  await client.save('a note', { showsAnswer: true });
  await client.save('another note');
  expect(heard).toEqual([['a note', true], ['another note', false]]);
});

test('an undo during a note’s save is heard, although the save is shown by itself', async () => {
  let answer = () => {};
  const { client, heard } = given(new Promise((resolve) => { answer = resolve; }));
  const saved = client.save('a note', { showsAnswer: true });
  await client.undo(null);
  answer();
  await saved;
  expect(heard).toEqual([['undo', false], ['a note', true]]);
});

test('an event that no call brought about is never taken for an own one', async () => {
  const { client, server, heard } = given();
  const saved = client.save('a note', { showsAnswer: true });
  server.emit('changed', { by: 'a sync' });
  await saved;
  expect(heard.find(([by]) => by === 'a sync')).toEqual(['a sync', false]);
});

test('a caller who has seen enough is heard where the work is done', async () => {
  const { client } = given();
  const stop = new AbortController();
  const answer = client.wait(null, { signal: stop.signal });
  stop.abort();
  expect(await answer).toEqual({ ok: true, value: true });
});
