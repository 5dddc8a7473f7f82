import { bodyText } from '../../../shared/brief/text.ts';
import { isSameSite } from '../http/address.ts';
import { PAGE_LIMITS } from '../http/limits.ts';
import { UNPACKED } from '../http/net.ts';
import type { Arrival } from '../sync-events.ts';
import type { WpAccess } from './api.ts';

/** The texts of briefs that the listing leaves nearly empty: page builders keep the words elsewhere, and the public page has them. */
export interface PageTexts {
  /** The same arrivals, those with next to nothing to read completed from their pages. */
  fill(arrivals: Arrival[]): Promise<Arrival[]>;
}

/** UTF-16 code units of text below which the page is asked what it says. */
const THIN = 400;
/** Pages in a row that gave nothing, after which the rest of this sync asks for none. */
const PATIENCE = 10;
const AT_ONCE = 2;

/** For one sync. A page that fails leaves the brief as it was listed; it is no trouble of the source. */
export function pageTexts(access: WpAccess): PageTexts {
  let inVain = 0;

  async function filled(arrival: Arrival): Promise<Arrival> {
    const { post, isProtected } = arrival;
    if (isProtected || post.url === null || inVain >= PATIENCE || !isSameSite(post.url, access.root) || bodyText(post.body).length >= THIN) return arrival;
    const read = await fromPage(access, arrival);
    inVain = read === null ? inVain + 1 : 0;
    return read ?? arrival;
  }

  return {
    async fill(arrivals) {
      const all = [...arrivals];
      let next = 0;
      const work = async (): Promise<void> => {
        for (let at = next++; at < all.length; at = next++) all[at] = await filled(all[at]!);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      return all;
    },
  };
}

async function fromPage({ fetcher, reach, signal }: WpAccess, arrival: Arrival): Promise<Arrival | null> {
  const { post } = arrival;
  const answer = await fetcher({
    url: post.url!, reach, limits: PAGE_LIMITS, tries: 1, headers: { accept: 'text/html, application/xhtml+xml', ...UNPACKED }, ...(signal === undefined ? {} : { signal }),
  });
  if (!answer.ok) return null;
  // The parser of pages is half of the program; most sites never need it.
  const [{ pagePost }, { saysMore }] = await Promise.all([import('../pages/read-page.ts'), import('../pages/says-more.ts')]);
  const page = pagePost(answer.value);
  const listed = bodyText(post.body);
  if (!page.ok || !saysMore(page.value, { title: post.title, text: listed }) || bodyText(page.value.body).length < listed.length + THIN) return null;
  return { ...arrival, summary: listed === '' ? null : post.body, post: { ...post, body: page.value.body, authors: post.authors.length > 0 ? post.authors : page.value.authors } };
}
