export interface Migration {
  /** user_version after it. */
  version: number;
  sql: string;
}

const files = import.meta.glob<string>('../migrations/*.sql', { query: '?raw', import: 'default', eager: true });

/** In order. A migration that has landed is never edited: the next change of the tables is the next file. */
export const MIGRATIONS: readonly Migration[] = Object.entries(files)
  .map(([name, sql]) => ({ version: Number(/(\d+)_/.exec(name)?.[1]), sql }))
  .sort((one, other) => one.version - other.version);
