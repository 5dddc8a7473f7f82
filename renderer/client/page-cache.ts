/** The parts of a long list that have been fetched: pages of `size` rows, by page number. */
export interface Pages<Row> {
  /** Rows of the whole list; null until the first answer. */
  readonly total: number | null;
  readonly size: number;
  readonly pages: ReadonlyMap<number, readonly Row[]>;
}

export const noPages = <Row>(size: number): Pages<Row> => ({ total: null, size, pages: new Map() });

/** The row at a zero-based index, or null while its page is not there. */
export function rowAt<Row>(cache: Pages<Row>, index: number): Row | null {
  return cache.pages.get(Math.floor(index / cache.size))?.[index % cache.size] ?? null;
}

/** The numbers of the pages that hold rows `first` to `last` (both included), within the list. */
export function pagesOf(cache: Pages<unknown>, first: number, last: number): number[] {
  const end = cache.total === null ? 0 : Math.floor(Math.max(0, cache.total - 1) / cache.size);
  const from = Math.min(end, Math.floor(Math.max(0, first) / cache.size));
  const to = Math.min(end, Math.floor(Math.max(0, last) / cache.size));
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

export function missingPages(cache: Pages<unknown>, first: number, last: number): number[] {
  return pagesOf(cache, first, last).filter((page) => !cache.pages.has(page));
}

export function withPage<Row>(cache: Pages<Row>, page: number, rows: readonly Row[], total: number): Pages<Row> {
  return { ...cache, total, pages: new Map(cache.pages).set(page, rows) };
}

/** The same list with some rows changed in place; pages without such a row stay the same objects. */
export function withRows<Row>(
  cache: Pages<Row>,
  concerns: (row: Row) => boolean,
  change: (row: Row) => Row,
): Pages<Row> {
  const pages = new Map(cache.pages);
  for (const [page, rows] of pages) {
    if (rows.some(concerns))
      pages.set(
        page,
        rows.map((row) => (concerns(row) ? change(row) : row)),
      );
  }
  return { ...cache, pages };
}

/** The index of the first fetched row that fits, or null. */
export function indexOf<Row>(cache: Pages<Row>, fits: (row: Row) => boolean): number | null {
  for (const [page, rows] of cache.pages) {
    const index = rows.findIndex(fits);
    if (index >= 0) return page * cache.size + index;
  }
  return null;
}
