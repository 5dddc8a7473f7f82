import type { FailureCode } from '../../../shared/errors.ts';
import type { NetFailure } from '../http/net.ts';
import type { Arrival } from '../sync-events.ts';
import { unsettled } from './index-walk.ts';
import type { WpNames } from './names.ts';
import type { WpSource, WpTaxonomy, WpType } from './source.ts';
import { toPost } from './to-post.ts';

/** A brief to fetch, and what to remember of it once it is here. */
export interface Work {
  id: number;
  type: WpType;
  state: string;
}

const ABOUT_CONTENTS: ReadonlySet<FailureCode> = new Set([
  'answer-too-large', 'answer-incomplete', 'server-error', 'too-slow', 'unexpected-answer', 'access-refused', 'page-missing',
] satisfies FailureCode[]);

/** Whether the answer itself, not the way to it, was the trouble: a smaller question, or one for another brief, may have an answer. */
export function isAboutContents({ code }: NetFailure): boolean {
  return ABOUT_CONTENTS.has(code);
}

export function taxonomiesOf(source: WpSource, type: WpType): WpTaxonomy[] {
  return source.taxonomies.filter(({ types }) => types.includes(type.slug));
}

export function arrivalOf(row: unknown, source: WpSource, type: WpType, names: WpNames, state: string): Arrival | null {
  const made = toPost(row, source, type, names);
  if (made === null) return null;
  const { post, isProtected, isBroken } = made;
  return { post, isProtected, state: isBroken ? unsettled(state) : state, isExcerpt: false, summary: null };
}
