import { parentPort, workerData } from 'node:worker_threads';
import { prepared, write } from '../../electron/store/kernel/archive.ts';
import { openArchive } from '../../electron/store/kernel/database.ts';
import { goSecond, type Flags } from '../../electron/store/kernel/write-turns.ts';

/* A thread that writes to an archive without a pause, each time for 8 ms, until it is told to stop. */

const { folder, flags } = workerData as { folder: string; flags: Flags };
const opened = openArchive(folder);
if (!opened.ok) throw new Error(opened.failure.code);
const db = opened.value;
goSecond(db, flags);
let transactions = 0;
let stopped = false;
parentPort!.once('message', () => { stopped = true; });
parentPort!.postMessage('begun');
while (!stopped) {
  write(db, () => {
    prepared(db, 'INSERT INTO topic (name, known) VALUES (?, 1)').run(`busy ${transactions}`);
    const until = performance.now() + 8;
    while (performance.now() < until);
  });
  transactions += 1;
  await new Promise<void>((resolve) => { setImmediate(resolve); });
}
parentPort!.postMessage({ transactions });
