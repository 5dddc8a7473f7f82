import type { SourceRow } from '../../shared/contract/calls.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { SourceWord } from './source-arguments.ts';

/**
 * The source that a word stands for: its id, its name, its address, or any address of its site as it was typed to add it. Those that are
 * fetched come before those that were removed. A word that means several is refused: the wrong one would be changed.
 */
export function sourceNamed(all: readonly SourceRow[], word: SourceWord): Result<SourceRow> {
  const sources = all.filter(({ sync }) => sync !== null);
  const text = 'id' in word ? String(word.id) : word.name.trim();
  const ways: ((source: SourceRow) => boolean)[] = [
    ({ id }) => 'id' in word && id === word.id,
    ({ address }) => address === text,
    ({ name }) => name.toLowerCase() === text.toLowerCase(),
    ({ address }) => placeOf(address) !== null && placeOf(address) === placeOf(text),
    ({ address }) => hostOf(address) !== null && hostOf(address) === hostOf(text),
  ];
  for (const isMeant of ways) {
    const meant = sources.filter(isMeant);
    const fetched = meant.filter(({ sync }) => sync?.isRemoved === false);
    const [first, second] = fetched.length > 0 ? fetched : meant;
    if (first !== undefined) return second === undefined ? ok(first) : fail({ code: 'source-ambiguous', detail: text });
  }
  return fail({ code: 'source-unknown', detail: text });
}

/** Where a site stands, however its address is written: host and folder, without scheme, "www.", REST root and slash at the end. */
function placeOf(text: string | null): string | null {
  const url = urlOf(text);
  if (url === null) return null;
  const path = url.pathname.replace(/(?:\/wp-json|\/index\.php)?\/*$/, '');
  const query = url.searchParams.has('rest_route') ? '' : url.search;
  return `${bareHost(url)}${path}${query}`;
}

function hostOf(text: string | null): string | null {
  const url = urlOf(text);
  return url === null ? null : bareHost(url);
}

const bareHost = ({ host }: URL) => host.replace(/^www\./, '');

function urlOf(text: string | null): URL | null {
  if (text === null || text === '' || /\s/.test(text)) return null;
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  // A name of one word is no host.
  return URL.canParse(address) && /[.:\]]|^localhost$/.test(new URL(address).host) ? new URL(address) : null;
}
