import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { withoutChromiumLog } from '../../../scripts/setup/chromium-log.mjs';

const BUS = '[2411:1122/121929.498672:ERROR:bus.cc(407)] Failed to connect to the bus: no such file\n';
const THREAD = '[2411:7:1122/121929.498672:WARNING:gpu_process_host.cc(982)] The GPU process has crashed\n';

const filtered = (...chunks: string[]) => text(Readable.from(chunks).pipe(withoutChromiumLog()));

test("Chromium's own log lines are taken out, everything else is passed on", async () => {
  expect(await filtered(`one\n${BUS}${THREAD}[two] three\n`, 'end')).toBe('one\n[two] three\nend');
});

test('a log line that comes in pieces is taken out too', async () => {
  expect(await filtered(`one\n${BUS.slice(0, 9)}`, `${BUS.slice(9)}two\n`)).toBe('one\ntwo\n');
});

test('what looks like a log line but is not one stays', async () => {
  const sentence = '[2411:1122] is the number of the brief\n';
  expect(await filtered(sentence)).toBe(sentence);
});
