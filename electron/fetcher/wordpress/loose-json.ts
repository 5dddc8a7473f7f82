/**
 * JSON in an answer to which something was added: a PHP warning in front, a comment of a cache or a notice behind. Only what is whole
 * counts: a value that was cut, at its head or its tail, never passes for one. undefined: there is none.
 */
export function looseJson(text: string): unknown {
  const clean = text.replace(/^[\uFEFF\0\s]+|[\0\s]+$/g, '');
  const whole = parsed(clean);
  if (whole !== undefined) return whole;
  if (/^[[{]/.test(clean)) return valueAt(clean, 0)?.value;
  const starts = [...clean.slice(0, LONGEST_NOTICE).matchAll(/[[{](?=\s*["{[\]}])/g)].slice(0, MOST_STARTS);
  // What begins and never ends was cut, whatever stands before it.
  if (starts.some(({ index }) => endOfValue(clean, index) === null)) return undefined;
  const found = starts.flatMap(({ index }) => valueAt(clean, index) ?? []);
  // A notice may hold an empty pair of brackets; the answer is what is longest.
  return found.reduce<Found | null>((best, one) => (best === null || one.length > best.length ? one : best), null)?.value;
}

interface Found {
  value: unknown;
  /** UTF-16 code units. */
  length: number;
}

const LONGEST_NOTICE = 20_000;
const MOST_STARTS = 20;
/** What plugins and PHP write behind an answer; anything else means that this is not the whole value. */
const BEHIND = /^\s*(?:$|<|(?:PHP )?(?:warning|notice|deprecated|fatal error|parse error|strict standards)\b|\d$|[;)\]}>]{1,3}\s*$|\/[/*])/i;

function valueAt(text: string, start: number): Found | null {
  const end = endOfValue(text, start);
  if (end === null || !BEHIND.test(text.slice(end, end + 200))) return null;
  const value = parsed(text.slice(start, end));
  return value === undefined ? null : { value, length: end - start };
}

/** Where the object or list that begins here has its last bracket; null when it has none. */
function endOfValue(text: string, start: number): number | null {
  let depth = 0;
  for (let i = start; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      i = endOfString(text, i);
      if (i < 0) return null;
    } else if (code === OPEN_LIST || code === OPEN_OBJECT) depth += 1;
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return null;
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];

/** Place of the quotation mark that ends the string; -1 when none does. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH) i += 1;
    else if (code === QUOTE) return i;
  }
  return -1;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Not JSON is an answer here, not an accident.
    return undefined;
  }
}
