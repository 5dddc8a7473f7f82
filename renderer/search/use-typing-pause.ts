import { useEffect, useState } from 'react';

/** Milliseconds after the last key until something is said about a search: until then most of it is only not yet whole. */
const PATIENCE = 1_200;

/** Whether nobody has changed the search for a while. */
export function useRested(query: string): boolean {
  const [rested, setRested] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(query), PATIENCE);
    return () => clearTimeout(timer);
  }, [query]);
  return rested === query;
}
