import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/*
 * What stands in SQLite's log (https://www.sqlite.org/fileformat2.html#the_write_ahead_log). SQLite reads it up to the first frame that is not
 * right and says nothing about what comes after: right after a power cut, which leaves half a transaction there, and wrong after damage, when
 * commits that were acknowledged stand behind the break.
 */

export interface LogState {
  /** Frames up to the last commit that SQLite takes. */
  frames: number;
  /** Whole transactions that stand behind a break, where SQLite does not look. */
  lostCommits: number;
  /** The head cannot be right although something follows it: SQLite takes nothing of the log. */
  isHeadDamaged: boolean;
  /** What marks the frames of this log; null without a head. The first one grows by one whenever the log begins anew. */
  salts: readonly [number, number] | null;
}

const HEAD = 32;
const FRAME_HEAD = 24;
const MAGIC = 0x377f0682;
/** Bytes read at once. */
const CHUNK = 1 << 20;
const NO_LOG: LogState = { frames: 0, lostCommits: 0, isHeadDamaged: false, salts: null };

/** Of the log in `file`; as of an empty one when there is none. */
export function logState(file: string): LogState {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return NO_LOG;
    throw error;
  }
  try {
    return stateOf(handle, fstatSync(handle).size);
  } finally {
    closeSync(handle);
  }
}

function stateOf(handle: number, size: number): LogState {
  if (size === 0) return NO_LOG;
  const head = headOf(handle);
  if (head === null) return { ...NO_LOG, isHeadDamaged: size > HEAD };
  const { frames, lostCommits } = readFrames(handle, head);
  return { frames, lostCommits, isHeadDamaged: false, salts: head.salts };
}

/** Where each page stands in the log, as it is after the last commit that SQLite takes (bytes from the start); null without a log. `pages`: of the whole database then. */
export function framesIn(handle: number): { pageSize: number; places: Map<number, number>; pages: number } | null {
  const head = headOf(handle);
  if (head === null) return null;
  const places = new Map<number, number>();
  let waiting: [page: number, at: number][] = [];
  let pages = 0;
  readFrames(handle, head, (page, at, size) => {
    waiting.push([page, at + FRAME_HEAD]);
    if (size === 0) return;
    for (const [one, place] of waiting) places.set(one, place);
    waiting = [];
    pages = size;
  });
  return pages === 0 ? null : { pageSize: head.pageSize, places, pages };
}

interface Head {
  pageSize: number;
  isBig: boolean;
  salts: readonly [number, number];
  sums: Sums;
}

/** null when there is none that is right. */
function headOf(handle: number): Head | null {
  const head = readAt(handle, 0, HEAD);
  if (head.length < HEAD) return null;
  const magic = head.readUInt32BE(0);
  const isBig = magic === MAGIC + 1;
  const sums = sum(head.subarray(0, 24), isBig, [0, 0]);
  if ((magic !== MAGIC && !isBig) || sums[0] !== head.readUInt32BE(24) || sums[1] !== head.readUInt32BE(28)) return null;
  return { pageSize: head.readUInt32BE(8), isBig, salts: [head.readUInt32BE(16), head.readUInt32BE(20)], sums };
}

/** `see`: every frame that SQLite takes or may take, its page, where it begins, and the size of the database when it is the last of a commit (else 0). */
function readFrames(
  handle: number, { pageSize, isBig, salts, sums }: Head, see: (page: number, at: number, size: number) => void = () => {},
): Pick<LogState, 'frames' | 'lostCommits'> {
  const frame = FRAME_HEAD + pageSize;
  const total = Math.floor((fstatSync(handle).size - HEAD) / frame);
  const together = Math.max(1, Math.floor(CHUNK / frame));
  let running = sums;
  let frames = 0;
  let isBroken = false;
  let lostCommits = 0;
  for (let first = 0; first < total; first += together) {
    const bytes = readAt(handle, HEAD + first * frame, Math.min(together, total - first) * frame);
    for (let at = 0; at + frame <= bytes.length; at += frame) {
      const size = bytes.readUInt32BE(at + 4);
      // Other salts: left of an earlier round of the log, or broken itself.
      const isOurs = bytes.readUInt32BE(at + 8) === salts[0] && bytes.readUInt32BE(at + 12) === salts[1];
      if (isOurs && !isBroken) {
        running = sum(bytes.subarray(at, at + 8), isBig, running);
        running = sum(bytes.subarray(at + FRAME_HEAD, at + frame), isBig, running);
      }
      isBroken ||= !isOurs || running[0] !== bytes.readUInt32BE(at + 16) || running[1] !== bytes.readUInt32BE(at + 20);
      if (!isBroken) see(bytes.readUInt32BE(at), HEAD + first * frame + at, size);
      if (size === 0 || !isOurs) continue;
      if (isBroken) lostCommits++;
      else frames = first + at / frame + 1;
    }
  }
  return { frames, lostCommits };
}

type Sums = readonly [number, number];

/** SQLite's checksum over pairs of 32-bit words, going on from `start`. */
function sum(bytes: Buffer, isBig: boolean, start: Sums): Sums {
  let [one, other] = start;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    one = (one + view.getUint32(at, !isBig) + other) >>> 0;
    other = (other + view.getUint32(at + 4, !isBig) + one) >>> 0;
  }
  return [one, other];
}

function readAt(handle: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(handle, bytes, 0, length, at));
}
