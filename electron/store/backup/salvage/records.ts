/* Records as SQLite writes them (https://www.sqlite.org/fileformat2.html#record_format). */

export type Value = string | number | bigint | Buffer | null;

/** The values of one record; null when the bytes are not exactly one. */
export function recordIn(bytes: Buffer): Value[] | null {
  const head = varintAt(bytes, 0);
  if (head === null || head.value < 1 || head.value > bytes.length) return null;
  const values: Value[] = [];
  let at = head.value;
  for (let next = head.next; next < head.value;) {
    const type = varintAt(bytes, next);
    if (type === null) return null;
    next = type.next;
    const length = lengthOf(type.value);
    if (length === null || at + length > bytes.length) return null;
    const value = valueOf(bytes, type.value, at, length);
    if (value === undefined) return null;
    values.push(value);
    at += length;
  }
  return at === bytes.length ? values : null;
}

/** At most nine bytes, seven bits each; null when they run out. */
export function varintAt(bytes: Buffer, at: number): { value: number; next: number } | null {
  let value = 0;
  for (let index = 0; index < 9; index++) {
    const byte = bytes[at + index];
    if (byte === undefined) return null;
    if (index === 8) return { value: value * 256 + byte, next: at + 9 };
    value = value * 128 + (byte & 127);
    if (byte < 128) return { value, next: at + index + 1 };
  }
  return null;
}

const NUMBERS = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function lengthOf(type: number): number | null {
  if (type < 10) return NUMBERS[type]!;
  return type < 12 ? null : Math.floor((type - 12) / 2);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** undefined: no such value can have been written. */
function valueOf(bytes: Buffer, type: number, at: number, length: number): Value | undefined {
  if (type === 0) return null;
  if (type === 8 || type === 9) return type - 8;
  if (type === 7) return bytes.readDoubleBE(at);
  if (type === 6) {
    const whole = bytes.readBigInt64BE(at);
    return whole >= BigInt(Number.MIN_SAFE_INTEGER) && whole <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(whole) : whole;
  }
  if (type < 6) return bytes.readIntBE(at, length);
  if (type % 2 === 0) return Buffer.from(bytes.subarray(at, at + length));
  try {
    return utf8.decode(bytes.subarray(at, at + length));
  } catch {
    return undefined;
  }
}
