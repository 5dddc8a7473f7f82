import { meaningMap, wordSet } from './tables.ts';

/* English words that say no, and words that deny what follows them. */

export const NEGATORS = wordSet(`
  not no never none nobody noone nothing nowhere neither nor without hardly scarcely barely rarely seldom
`);
export const SAYS_NO = wordSet(`
  unable impossible incapable lack lacks lacked lacking absent inability refusal failure unlikely
`);
/** "fail to", "refused to". */
export const BEFORE_TO = wordSet(`
  fail refuse decline neglect forget cease omit hesitate
`);
/** "stop supplying", "avoided meeting". */
export const BEFORE_ING = wordSet(`
  stop cease avoid quit deny halt end suspend resist preclude prevent
`);
/** "refrain from", "barred from". */
export const BEFORE_FROM = wordSet(`
  refrain abstain desist bar ban prohibit prevent dissuade keep exclude far
`);
/** "a few", "the past few": some, not hardly any. */
export const BEFORE_HARMLESS_FEW = wordSet(`
  a the next past last first every these those his her its their our my your coming previous
`);
/** Two words that say no together: "absence of", "anything but", "instead of", "rather than". */
export const NEGATING_PAIRS = meaningMap('absence of, anything but, instead of, rather than');
