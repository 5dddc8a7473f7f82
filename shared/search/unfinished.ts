import { typingAt } from './complete.ts';

/**
 * What can be searched of a text that is still being typed: a field at its end that has no value yet (`grain speaker:`) is left
 * out, or every result would go while its value is chosen.
 */
export function withoutUnfinished(typed: string): string {
  const typing = typingAt(typed, typed.length);
  if (typing === null || typing.field === null || typing.start !== '' || !/:=?$/.test(typed.slice(0, typing.from))) return typed;
  return typed.slice(0, typing.from).replace(/(?:^|(?<=[\s(]))-?[a-z]+:=?$/i, '');
}
