/*
 * Saved searches as text, to send to a colleague and to paste into another Briefcase. A first line says what it is; then two lines
 * a search. Whatever a mail program adds around them is passed over.
 */

export interface SharedSearch {
  name: string;
  query: string;
}

const TITLE = 'Briefcase searches';
const MOST = 200;

export function writeShared(searches: readonly SharedSearch[]): string {
  const line = (text: string) => text.replace(/\s+/g, ' ').trim();
  return [TITLE, ...searches.flatMap(({ name, query }) => ['', `Name: ${line(name)}`, `Search: ${line(query)}`]), ''].join('\n');
}

/** The searches in a text; empty when it is no such text. */
export function readShared(text: string): SharedSearch[] {
  const lines = text.slice(0, 1_000_000).split(/\r\n?|\n/).map((line) => line.replace(/^[\s>]+/, '').trim());
  const begin = lines.indexOf(TITLE);
  if (begin < 0) return [];
  const searches: SharedSearch[] = [];
  let name: string | null = null;
  for (const line of lines.slice(begin + 1)) {
    const value = (label: string): string | null => (line.startsWith(label) ? line.slice(label.length).trim() : null);
    name = value('Name:') ?? name;
    const query = value('Search:');
    if (query === null || query === '' || query.length > 10_000) continue;
    searches.push({ name: (name === null || name === '' ? query : name).slice(0, 200), query });
    name = null;
  }
  return searches.slice(0, MOST);
}
