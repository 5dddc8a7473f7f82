import type { Post } from '../../../shared/brief/brief.ts';

/** An entry of a feed as a brief. */
export interface FeedPost {
  post: Post;
  /** Of everything the feed says about it; equal states mean that nothing changed. */
  state: string;
  isProtected: boolean;
  /** The feed holds a summary only: the page may have more. */
  isExcerpt: boolean;
  /** Its key where its address turns out to be one that many briefs share; null when it has an id of its own. */
  keyBeside: string | null;
}
