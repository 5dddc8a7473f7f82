import type { Db } from '../database.ts';
export function noteWords(_db: Db, _row: readonly string[]): void {}
