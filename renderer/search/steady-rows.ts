import type { SearchHit } from '../../shared/contract/calls.ts';

/**
 * The rows to show once a later answer is there. While the analyst is in the list (`isHeld`) nothing moves: what is shown stays
 * where it is, also what the later answer leaves out, and what is new comes after it.
 */
export function settled(shown: readonly SearchHit[], answer: readonly SearchHit[], isHeld: boolean): readonly SearchHit[] {
  if (!isHeld || shown.length === 0) return answer;
  const answered = new Map(answer.map((hit) => [hit.brief.id, hit]));
  const isShown = new Set(shown.map(({ brief }) => brief.id));
  return [...shown.map((hit) => answered.get(hit.brief.id) ?? hit), ...answer.filter(({ brief }) => !isShown.has(brief.id))];
}
