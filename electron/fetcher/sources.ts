import { addressesTyped } from '../../shared/address/typed-address.ts';
import { basic, isSameSite, placeOf, placeOfName, shownAddress } from './http/address.ts';
import { failed, got, type NetResult, type Resolve } from './http/net.ts';
import type { Fetcher } from './http/polite.ts';
import { PUBLIC_ONLY, reachOf, type Reach } from './http/reach.ts';
import type { Credentials, FetcherDiscovery, FetcherFound, SourceChoice, SourceToFetch } from '../../shared/contract/fetcher.ts';
import type { Found, FoundFeed, FoundSite } from './discover.ts';
import type { FeedSource } from './feeds/sync.ts';
import { checkPassword } from './wordpress/describe.ts';
import type { KeptNames } from './wordpress/names.ts';
import type { WpSource, WpTaxonomy, WpType } from './wordpress/source.ts';

/*
 * What a source is to the archive (kind, address, details as JSON, the analyst's choice) and what it is to WordPress and to feeds.
 */

/**
 * Details of a WordPress site. `typed`: the analyst's own words, which alone open the local network; null when a file said it, or when
 * the host stood in the public network when it was typed: it may not move into the local one later.
 */
interface WpDetails {
  root: string;
  typed: string | null;
  types: WpType[];
  /** Slugs of the types that are synced when the analyst chose none. */
  suggested: string[];
  taxonomies: WpTaxonomy[];
  language: string | null;
  /** When the reading of every text last came to its end, milliseconds since 1970; null: never. */
  readWholeAt: number | null;
  /** Since when the list has been much shorter than what is known, milliseconds since 1970; null: it is not. */
  shrunkSince?: number | null;
  /** What the last sync learnt. */
  names?: KeptNames | null;
}

interface FeedDetails extends FeedSource {
  typed: string | null;
}

export interface Wish {
  credentials: Credentials | null;
  /** Of the source whose address it is; null: the analyst typed it. */
  details: string | null;
  resolve: Resolve;
}

export async function discoverSources(fetcher: Fetcher, typed: string, { credentials, details, resolve }: Wish): Promise<NetResult<FetcherDiscovery>> {
  const said = details === null ? typed : (JSON.parse(details) as { typed: string | null }).typed;
  const authorization = authorizationOf(credentials);
  // Discovery reads feeds and pages; a sync of a WordPress site never needs what that takes.
  const { discover } = await import('./discover.ts');
  const discovery = await discover(fetcher, typed, authorization, said !== null);
  if (!discovery.ok) return discovery;
  const meant = addressesTyped(typed)[0] ?? typed;
  let { found, notes } = discovery.value;
  const site = found.find((one) => one.kind === 'wordpress');
  if (site !== undefined && credentials !== null) {
    if (!isSameSite(site.root, meant)) return failed({ code: 'site-elsewhere', detail: shownAddress(site.root) });
    const access = { fetcher, root: site.root, authorization, reach: reachOf(meant) };
    const checked = await checkPassword(access, credentials.user, credentials.password);
    if (!checked.ok) {
      // A feed may lie behind a password that its server asks for and WordPress does not know.
      found = found.filter((one) => one.kind === 'feed' && one.address === meant);
      notes = [...notes, { ...checked.failure, detail: shownAddress(site.root) }];
      if (found.length === 0) return checked;
    }
  }
  const local = said !== null && (await standsInside(meant, resolve)) ? meant : null;
  return got({
    found: found.map((one) => (one.kind === 'wordpress' ? siteFound(one, local) : feedFound(one, local))),
    notes: notes.map(({ code, detail }) => ({ code, ...(detail === undefined ? {} : { detail }) })),
  });
}

/** Whether the host of an address is of the local network, by its name or by where it leads today. */
async function standsInside(address: string, resolve: Resolve): Promise<boolean> {
  if (!URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  const said = placeOfName(hostname);
  if (said !== null) return said !== 'public';
  // A name that only a proxy knows stands wherever the proxy finds it.
  const found = await resolve(hostname).catch(() => []);
  return found.some((one) => placeOf(one.address) !== 'public');
}

function siteFound({ name, root, site, suggested, preview, language }: FoundSite & Found, typed: string | null): FetcherFound {
  const types = site.types.map(({ slug, restBase, name: typeName }) => ({ slug, restBase, name: typeName }));
  const details: WpDetails = { root, typed, types, suggested: [suggested.slug], taxonomies: site.taxonomies, language, readWholeAt: null };
  return {
    kind: 'wordpress',
    name,
    address: root,
    home: site.home,
    total: site.types.find(({ slug }) => slug === suggested.slug)?.total ?? null,
    excerptsOnly: false,
    latest: preview,
    types: site.types.map(({ slug, name: typeName, total }) => ({ slug, name: typeName, total, isSuggested: slug === suggested.slug })),
    terms: site.terms.map((term) => ({ ...term, taxonomyName: site.taxonomies.find(({ restBase }) => restBase === term.taxonomy)?.name ?? term.taxonomy })),
    details: JSON.stringify(details),
  };
}

function feedFound({ name, address, preview, entries, excerptsOnly }: FoundFeed, typed: string | null): FetcherFound {
  return {
    kind: 'feed', name, address, home: null, total: entries, excerptsOnly, latest: preview, types: [], terms: [], details: feedDetails(address, typed),
  };
}

/** Details of a feed that was never asked. */
export function feedDetails(address: string, typed: string | null): string {
  const details: FeedDetails = { address, typed, validators: null, readPages: true };
  return JSON.stringify(details);
}

export type ReadySource =
  | { kind: 'wordpress'; source: WpSource; authorization: string | null; reach: Reach; details: WpDetails }
  | { kind: 'feed'; source: FeedSource; authorization: string | null; reach: Reach; details: FeedDetails };

/** A source as its own kind of sync wants it. `details` were made here and came back through the archive. */
export function readySource({ kind, details: json, choice, credentials }: SourceToFetch): ReadySource {
  const authorization = authorizationOf(credentials);
  if (kind === 'feed') {
    const details = JSON.parse(json) as FeedDetails;
    const { address, validators, readPages } = details;
    return { kind, source: { address, validators, readPages }, authorization, reach: reachOfTyped(details.typed), details };
  }
  const details = JSON.parse(json) as WpDetails;
  return { kind, source: wpSource(details, choice), authorization, reach: reachOfTyped(details.typed), details };
}

function wpSource({ root, typed, types, suggested, taxonomies, language }: WpDetails, { types: chosen, only }: SourceChoice): WpSource {
  const among = (slugs: readonly string[]) => types.filter(({ slug }) => slugs.includes(slug));
  // Kinds that the site does not have any more would leave nothing to ask for.
  const wanted = among(chosen ?? suggested);
  return { root, typed: typed ?? '', types: wanted.length > 0 ? wanted : among(suggested), taxonomies, only, language };
}

/** Only /users/me tells a wrong password: every public route would answer as to a stranger, and all that is private would seem to vanish. */
export async function passwordHolds(fetcher: Fetcher, { kind, source, authorization, reach }: ReadySource, credentials: Credentials | null): Promise<NetResult<null>> {
  if (kind !== 'wordpress' || credentials === null) return got(null);
  const checked = await checkPassword({ fetcher, root: source.root, authorization, reach }, credentials.user, credentials.password);
  return checked.ok ? got(null) : checked;
}

function reachOfTyped(typed: string | null): Reach {
  return typed === null ? PUBLIC_ONLY : reachOf(typed);
}

function authorizationOf(credentials: Credentials | null): string | null {
  return credentials === null ? null : basic(credentials.user, credentials.password);
}
