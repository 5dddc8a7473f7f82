/** Adds all items at the end. `push(...items)` hands each of them to the call stack, which a hostile file can fill. */
export function append<T>(list: T[], items: readonly T[]): void {
  for (const item of items) list.push(item);
}

/** The greatest value, 0 for none. */
export function greatest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
