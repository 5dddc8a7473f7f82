/** What discovery learnt of a WordPress site and the analyst chose of it. Plain data: the archive keeps it with the source. */
export interface WpSource {
  /** REST root. */
  root: string;
  /** The address the analyst typed: what it names may be asked, even when it is local. */
  typed: string;
  types: WpType[];
  taxonomies: WpTaxonomy[];
  /** Subscribed terms by taxonomy; a brief under any of them belongs to the source. null: everything. */
  only: { taxonomy: string; terms: number[] }[] | null;
  /** BCP 47; null when the site does not say. */
  language: string | null;
}

/** A kind of post. */
export interface WpType {
  /** "post", "event" */
  slug: string;
  /** Its name in the address of its list: "posts", "events". */
  restBase: string;
  /** Plain text, "Events". */
  name: string;
}

export interface WpTaxonomy {
  slug: string;
  /** Its name in addresses and in a post's own fields: "categories", "tags", "experts". */
  restBase: string;
  name: string;
  /** Slugs of the types it is used for. */
  types: string[];
}

/** What the terms of a taxonomy are to a reader of briefs. */
export type TaxonomyRole = 'topic' | 'author' | 'series';

/**
 * Publishers keep their experts and their kinds of publication in taxonomies of their own. Nothing marks them but their name;
 * whatever is not recognised is a topic, so that nothing is lost.
 */
export function roleOf({ slug, restBase, name }: WpTaxonomy): TaxonomyRole {
  if (restBase === 'categories' || restBase === 'tags' || slug === 'category' || slug === 'post_tag') return 'topic';
  const said = [slug, restBase, name].map((text) => text.toLowerCase().replace(/[_-]+/g, ' ').trim());
  if (said.some((words) => /(?:^| )(?:co ?)?(?:authors?|experts?|bylines?|contributors?|scholars?|fellows?|writers?)$/.test(words))) return 'author';
  if (said.some((words) => /(?:^| )(?:series|(?:content|publication|post|article|brief|product|resource) types?|formats?)$/.test(words))) return 'series';
  return 'topic';
}
