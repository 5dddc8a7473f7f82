import type { PageFile } from './page-file.ts';
import { recordIn, varintAt, type Value } from './records.ts';

/* Walking the trees of a database whose pages cannot be trusted: every number is looked at before it is followed, and no page is gone to twice. */

export interface FoundRow {
  /** null in a table without rowids. */
  rowid: number | null;
  values: Value[];
}

const LEAF_TABLE = 13;
const INNER_TABLE = 5;
const LEAF_INDEX = 10;
const INNER_INDEX = 2;

interface Walk {
  see: (row: FoundRow) => void;
  unreadable: number;
}

/**
 * Every row below a page; `seen` is shared by all walks, so that a pointer that went astray leads nowhere twice. Answers how many pages and records should be there and
 * cannot be read.
 */
export function walk(file: PageFile, root: number, seen: Set<number>, see: (row: FoundRow) => void): number {
  const found: Walk = { see, unreadable: 0 };
  const wanted = [root];
  let kind: 'table' | 'index' | null = null;
  for (let number = wanted.pop(); number !== undefined; number = wanted.pop()) {
    if (number < 1 || number > file.pages || seen.has(number)) {
      found.unreadable++;
      continue;
    }
    const page = pageAt(file, number);
    const isTable = page?.type === LEAF_TABLE || page?.type === INNER_TABLE;
    if (page === null || (kind !== null && (kind === 'table') !== isTable)) {
      found.unreadable++;
      continue;
    }
    kind = isTable ? 'table' : 'index';
    seen.add(number);
    readPage(file, page, found, wanted);
  }
  return found.unreadable;
}

interface Page {
  type: number;
  bytes: Buffer;
  /** Where cells begin. */
  cells: number[];
  /** The rightmost child of an inner page. */
  right: number | null;
}

/** null when these bytes are no page of a tree. */
function pageAt(file: PageFile, number: number): Page | null {
  const bytes = file.page(number);
  if (bytes === null) return null;
  const head = number === 1 ? 100 : 0;
  const type = bytes[head]!;
  if (![LEAF_TABLE, INNER_TABLE, LEAF_INDEX, INNER_INDEX].includes(type)) return null;
  const isInner = type === INNER_TABLE || type === INNER_INDEX;
  const first = head + (isInner ? 12 : 8);
  const count = bytes.readUInt16BE(head + 3);
  if (first + count * 2 > file.usable) return null;
  const cells = Array.from({ length: count }, (_, index) => bytes.readUInt16BE(first + index * 2));
  return { type, bytes, cells, right: isInner ? bytes.readUInt32BE(head + 8) : null };
}

function readPage(file: PageFile, page: Page, found: Walk, wanted: number[]): void {
  if (page.right !== null) wanted.push(page.right);
  for (const at of page.cells) {
    if (at + 4 > file.usable) found.unreadable++;
    else if (page.type === INNER_TABLE) wanted.push(page.bytes.readUInt32BE(at));
    else {
      if (page.type === INNER_INDEX) wanted.push(page.bytes.readUInt32BE(at));
      const row = rowAt(file, page, page.type === INNER_INDEX ? at + 4 : at);
      if (row === null) found.unreadable++;
      else found.see(row);
    }
  }
}

function rowAt(file: PageFile, { type, bytes }: Page, at: number): FoundRow | null {
  const length = varintAt(bytes, at);
  if (length === null) return null;
  const isTable = type === LEAF_TABLE;
  const rowid = isTable ? varintAt(bytes, length.next) : null;
  if (isTable && rowid === null) return null;
  const payload = payloadAt(file, bytes, rowid?.next ?? length.next, length.value, isTable);
  const values = payload && recordIn(payload);
  return values && { rowid: rowid?.value ?? null, values };
}

/** A payload with what of it lies on further pages. */
function payloadAt(file: PageFile, bytes: Buffer, at: number, length: number, isTable: boolean): Buffer | null {
  const { usable } = file;
  const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (length > file.pages * usable) return null;
  if (length <= most) return at + length <= usable ? bytes.subarray(at, at + length) : null;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((length - least) % (usable - 4));
  const here = fitting <= most ? fitting : least;
  if (at + here + 4 > usable) return null;
  const parts = [bytes.subarray(at, at + here)];
  let missing = length - here;
  for (let next = bytes.readUInt32BE(at + here); missing > 0;) {
    const more = next < 2 || next > file.pages || !file.follow() ? null : file.page(next);
    if (more === null) return null;
    const taken = Math.min(missing, usable - 4);
    parts.push(more.subarray(4, 4 + taken));
    missing -= taken;
    next = more.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

/** Leaves that no walk has come to, each with its rows; those that the file says are free are left out, since what stands there was taken away. */
export function* strayLeaves(file: PageFile, seen: ReadonlySet<number>): Generator<FoundRow[]> {
  const free = freePages(file);
  for (let number = 2; number <= file.pages; number++) {
    if (seen.has(number) || free.has(number)) continue;
    const page = pageAt(file, number);
    if (page === null || (page.type !== LEAF_TABLE && page.type !== LEAF_INDEX)) continue;
    const rows: FoundRow[] = [];
    readPage(file, page, { see: (row) => rows.push(row), unreadable: 0 }, []);
    if (rows.length > 0) yield rows;
  }
}

function freePages(file: PageFile): Set<number> {
  const free = new Set<number>();
  const head = file.page(1);
  if (head === null || head.toString('latin1', 0, 15) !== 'SQLite format 3') return free;
  for (let trunk = head.readUInt32BE(32); trunk > 1 && trunk <= file.pages && !free.has(trunk);) {
    free.add(trunk);
    const page = file.page(trunk);
    if (page === null) break;
    const count = Math.min(page.readUInt32BE(4), Math.floor(file.usable / 4) - 2);
    for (let index = 0; index < count; index++) free.add(page.readUInt32BE(8 + index * 4));
    trunk = page.readUInt32BE(0);
  }
  return free;
}
