/** A text as it is searched: letters without case and accents, one kind of quote mark, dash and space. */
export interface Findable {
  folded: string;
  /** Where each code unit of `folded` stands in the text, and one more for its end. */
  at: Uint32Array;
}

const ALIKE: Record<string, string> = { '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '‘': "'", '’': "'", '‚': "'", '–': '-', '—': '-', '‑': '-', '−': '-' };
const MARK = /\p{M}/u;

/** Takes time that grows with the text, so it is made once for a brief. */
export function findable(text: string): Findable {
  let folded = '';
  const at = new Uint32Array(text.length * 4 + 1);
  for (let index = 0; index < text.length; ) {
    const letter = String.fromCodePoint(text.codePointAt(index)!);
    const plain = letter > '\u007f' ? foldLetter(letter) : letter === '\t' ? ' ' : letter.toLowerCase();
    for (let each = 0; each < plain.length && folded.length + each < at.length - 1; each++) at[folded.length + each] = index;
    folded += plain;
    index += letter.length;
  }
  at[folded.length] = text.length;
  return { folded, at: at.subarray(0, folded.length + 1) };
}

function foldLetter(letter: string): string {
  if (/\s/.test(letter)) return ' ';
  return ALIKE[letter] ?? [...letter.normalize('NFD')].filter((part) => !MARK.test(part)).join('').toLowerCase().slice(0, 4);
}

/** Every place of the words in the text, none over another, `most` at the most; offsets are UTF-16 code units. Empty for empty words. */
export function findWords({ folded, at }: Findable, words: string, most = 5_000): [number, number][] {
  const wanted = findable(words.trim()).folded;
  const found: [number, number][] = [];
  if (wanted === '') return found;
  for (let from = folded.indexOf(wanted); from >= 0 && found.length < most; from = folded.indexOf(wanted, from + wanted.length)) {
    const last = at[from + wanted.length - 1]!;
    let end = from + wanted.length;
    // The end of the last letter, with the accents that stand after it.
    while (at[end] === last) end += 1;
    found.push([at[from]!, at[end]!]);
  }
  return found;
}
