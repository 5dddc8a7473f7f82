import type { Db } from './database.ts';

/*
 * A store that syncs has two connections that write: the analyst's, and the sync's on a thread of its own. SQLite makes the second
 * one wait by sleeping ever longer; against a sync that saves brief after brief the analyst would lose most of these draws.
 * So the sync looks, before each of its transactions, whether the analyst wants to write, and lets them.
 */

/** Memory that both threads see: how many writes of the analyst's wait or run, whether there is a connection, when the window last asked something. */
export type Flags = Int32Array<SharedArrayBuffer>;
const WAITING = 0;
const OFFLINE = 1;
const ASKED = 2;
/** The sync looks again after so long, whatever happens. Milliseconds. */
const PATIENCE_MS = 50;

export function newFlags(): Flags {
  return new Int32Array(new SharedArrayBuffer(12));
}

type Turn = { before: () => void; after: () => void };
const turns = new WeakMap<Db, Turn>();

/** This connection goes first. */
export function goFirst(db: Db, flags: Flags): void {
  turns.set(db, {
    before: () => Atomics.add(flags, WAITING, 1),
    after: () => {
      Atomics.sub(flags, WAITING, 1);
      Atomics.notify(flags, WAITING);
    },
  });
}

/** This connection waits for those that go first. */
export function goSecond(db: Db, flags: Flags): void {
  turns.set(db, {
    before: () => {
      for (let waiting = Atomics.load(flags, WAITING); waiting > 0; waiting = Atomics.load(flags, WAITING)) {
        if (Atomics.wait(flags, WAITING, waiting, PATIENCE_MS) === 'timed-out') return;
      }
    },
    after: () => {},
  });
}

/** Runs a transaction when it is its connection's turn. */
export function inTurn<T>(db: Db, transaction: () => T): T {
  const turn = turns.get(db);
  if (!turn) return transaction();
  turn.before();
  try {
    return transaction();
  } finally {
    turn.after();
  }
}

export function isOnline(flags: Flags): boolean {
  return Atomics.load(flags, OFFLINE) === 0;
}

export function setOnline(flags: Flags, online: boolean): void {
  Atomics.store(flags, OFFLINE, online ? 0 : 1);
}

/** The window asked something, or was answered, at this moment (milliseconds since 1970). */
export function noteAsked(flags: Flags, now: number): void {
  Atomics.store(flags, ASKED, lowBits(now));
}

/** Milliseconds since the window last asked something; as good as never after three weeks. */
export function sinceAsked(flags: Flags, now: number): number {
  return lowBits(lowBits(now) - Atomics.load(flags, ASKED));
}

/** What fits into a flag. */
const lowBits = (time: number) => Number(BigInt.asUintN(31, BigInt(Math.trunc(time))));
