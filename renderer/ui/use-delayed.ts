import { useEffect, useState } from 'react';

/** Milliseconds before a wait is worth mentioning: anything shorter would only flicker. */
const PATIENCE = 150;

/** True once `waiting` has lasted. */
export function useLate(waiting: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [waiting]);
  return late && waiting;
}
