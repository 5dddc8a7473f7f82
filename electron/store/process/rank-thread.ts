import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { fail, ok } from '../../../shared/result.ts';
import { serve, type Port } from '../../../shared/contract/rpc.ts';
import { openArchive } from '../kernel/database.ts';
import { carryOut } from '../search/carry-out.ts';
import { rankerCalls, type RankerData } from '../search/worker-calls.ts';

/* The thread that ranks: a connection of its own that only reads, so that nothing else in the store waits for a ranking. */

/** The same pages as the store's other connection, most of them: the system has them in memory. Kibibytes. */
const CACHE_KB = 8_000;

const { folder, overtaken } = workerData as RankerData;
const opened = openArchive(folder, { readOnly: true });
if (!opened.ok) throw new Error(`the thread that ranks cannot open the archive: ${opened.failure.code}`);
const db = opened.value;
db.pragma(`cache_size = -${CACHE_KB}`);

serve<typeof rankerCalls, Record<never, never>>(toPort(parentPort!), rankerCalls, {
  carryOut({ ready, turn }) {
    const carriedOut = carryOut(db, ready, () => Atomics.load(overtaken, 0) >= turn);
    return carriedOut === null ? fail({ code: 'cancelled' }) : ok(carriedOut);
  },
  close() {
    db.close();
    void setImmediate().then(() => process.exit());
    return ok(null);
  },
}, (error) => { throw error; });

function toPort(port: MessagePort): Port {
  return { post: (message) => port.postMessage(message), listen: (receive) => { port.on('message', receive); } };
}
