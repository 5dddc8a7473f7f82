/** One label of a document: words and who says them, made by reading. */
export interface LabelledQuote {
  exact: string;
  start: number;
  speaker?: string | null;
  accept?: string[] | null;
  co_authors?: string[] | null;
  role?: string | null;
  accept_roles?: string[] | null;
  kind: string;
  must?: boolean;
  pattern?: string | null;
}

export interface FoundQuote {
  exact: string;
  speaker: string;
  role: string | null;
}

export interface Score {
  must: number;
  hit: number;
  found: number;
  right: number;
  wrongSpeaker: number;
  noSpeech: number;
  notLabelled: number;
  roles: number;
  rolesRight: number;
  failures: { case: string; reason: string }[];
}

const TITLES = new Set((
  'rep representative representatives sen senator senators congressman congresswoman governor gov mayor president chairman chairwoman chair dr mr mrs ms prof '
  + 'professor gen general maj lt col sheriff secretary us u s the hon judge justice commissioner director ranking member speaker leader assemblyman assemblywoman '
  + 'assemblymember councilman councilwoman jr sr ii iii delegate rev reverend ambassador under assistant deputy attorney'
).split(' '));
const SMALL = new Set(['the', 'of', 'a', 'for', 'and', 'd', 'r']);
/** Share of a label's words that one run of what was found must have. */
const COVERED = 0.8;

function words(text: string | null | undefined): string[] {
  const plain = (text ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’‘ʻ]/g, '');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function nameWords(text: string): string[] {
  return words(text).filter((word) => !TITLES.has(word));
}

/** The same name, with or without titles and what stands between its first and last word. */
function isSamePerson(found: string, accepted: readonly string[]): boolean {
  const [a, last] = [nameWords(found), nameWords(found).at(-1)];
  return last !== undefined && accepted.some((spelling) => {
    const b = nameWords(spelling);
    if (b.length === 0) return false;
    if (a.join(' ') === b.join(' ')) return true;
    return last === b.at(-1) && ((a.length === 1 && b.length === 1) || a[0] === b[0]);
  });
}

/** Share of the wanted words that stand in one run of those found. */
function coverage(found: readonly string[], wanted: readonly string[]): number {
  const places = new Map<string, number[]>();
  found.forEach((word, index) => places.set(word, [...(places.get(word) ?? []), index]));
  let best = 0;
  for (let from = 0; from < wanted.length && wanted.length - from > best; from += 1) {
    for (const at of places.get(wanted[from] ?? '') ?? []) {
      let run = 0;
      while (from + run < wanted.length && found[at + run] !== undefined && found[at + run] === wanted[from + run]) run += 1;
      best = Math.max(best, run);
    }
  }
  return wanted.length === 0 ? 0 : best / wanted.length;
}

/** What was found in one document against its labels, added to `score`. */
export function scoreDocument(score: Score, file: string, labels: readonly LabelledQuote[], shown: readonly FoundQuote[]): void {
  const found = shown.map((quote) => ({ ...quote, words: words(quote.exact) }));
  const wanted = labels.map((label) => ({ ...label, words: words(label.exact), accepted: [label.speaker ?? '', ...(label.accept ?? [])] }));
  const fail = (reason: string): void => void score.failures.push({ case: file, reason });
  for (const label of wanted.filter(({ must }) => must === true)) {
    score.must += 1;
    const near = found.filter((quote) => coverage(quote.words, label.words) >= COVERED);
    const good = near.find((quote) => isSamePerson(quote.speaker, label.accepted));
    if (good === undefined) {
      fail(`missed @${label.start} ${label.speaker}: “${label.exact.slice(0, 70)}” [${label.pattern ?? ''}]${near[0] === undefined ? '' : ` found as ${near[0].speaker}`}`);
      continue;
    }
    score.hit += 1;
    if (label.role == null) continue;
    score.roles += 1;
    const have = new Set(words(good.role));
    const isRight = [label.role, ...(label.accept_roles ?? [])].some((role) => {
      const main = new Set(words(role).filter((word) => !SMALL.has(word)));
      return main.size > 0 && [...main].filter((word) => have.has(word)).length >= Math.max(1, Math.floor(main.size / 2));
    });
    if (isRight) score.rolesRight += 1;
    else fail(`role of ${label.speaker}: “${good.role}” for “${label.role}”`);
  }
  for (const quote of found) {
    score.found += 1;
    const on = wanted.filter((label) => coverage(quote.words, label.words) >= COVERED || coverage(label.words, quote.words) >= COVERED);
    const speech = on.filter(({ kind }) => kind !== 'title-or-name' && kind !== 'not-a-quote');
    if (speech.some(({ accepted, co_authors: others }) => isSamePerson(quote.speaker, [...accepted, ...(others ?? [])]))) score.right += 1;
    else if (speech[0] !== undefined) {
      score.wrongSpeaker += 1;
      fail(`wrong “${quote.exact.slice(0, 60)}” said to be ${quote.speaker}, is ${speech[0].speaker}`);
    } else if (on.length > 0) {
      score.noSpeech += 1;
      fail(`no speech “${quote.exact.slice(0, 60)}” ${quote.speaker}`);
    } else {
      score.notLabelled += 1;
      fail(`not labelled “${quote.exact.slice(0, 60)}” ${quote.speaker}`);
    }
  }
}
