import type { Post } from '../../shared/brief/brief.ts';
import type { NetFailure } from './http/net.ts';

/** A post as it came, and what the archive keeps to know next time whether it changed. */
export interface Arrival {
  post: Post;
  /** To be given back as it is in `Known` at the next sync; means nothing to anybody else. */
  state: string;
  /**
   * The publisher shows it, but not its text (a password is needed): the body is empty, and a body that arrived earlier should stay.
   */
  isProtected: boolean;
  /** The source held only a summary, and the page had no article to give: the body is that summary. */
  isExcerpt: boolean;
  /** The publisher's summary, when the body was taken from the page instead; both are kept. */
  summary: Post['body'] | null;
}

/** Post.key -> Arrival.state, of everything that this source gave before and that still stood there at the last sync. */
export type Known = ReadonlyMap<string, string>;

/** What a sync says while it runs. The archive stores each and may be killed between any two: the next sync goes on from what `Known` says. */
export type SyncEvent =
  /** The list was read. `coming` posts will arrive; `checking` absences will be looked at. */
  | { kind: 'listed'; total: number; coming: number; checking: number }
  /** At most 100. */
  | { kind: 'arrived'; arrivals: Arrival[] }
  /** Confirmed by the publisher's own server. To be taken out of `Known`; should it come back, it arrives again under the same key. */
  | { kind: 'vanished'; key: string; how: 'gone' | 'unpublished' }
  /** Something is not as it should be, and the sync went on. `key`: the post that is meant; null for the source. */
  | { kind: 'trouble'; key: string | null; failure: NetFailure };

/** How a sync ended. A failure keeps everything that arrived before it. */
export interface SyncEnd {
  /** null: everything that the source lists was looked at. */
  failure: NetFailure | null;
  /** False: the list did not hold still or was cut; what arrived is real, and nothing was taken for vanished. */
  complete: boolean;
}
