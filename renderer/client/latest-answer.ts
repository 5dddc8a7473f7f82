/** Lets only the newest of several overlapping questions be answered: an older answer that comes late is dropped. */
export interface Latest {
  /** Takes a number for a new question; every earlier one is void from now on. */
  next(): number;
  /** The number of the newest question, for a further part of it. */
  now(): number;
  isCurrent(ticket: number): boolean;
}

export function latest(): Latest {
  let newest = 0;
  return { next: () => ++newest, now: () => newest, isCurrent: (ticket) => ticket === newest };
}
