import { useEffect, useState, type Dispatch, type SetStateAction } from 'react';

const kept = new Map<string, unknown>();

/** State that outlives its view: whoever comes back finds it as it was left, until the window is closed. */
export function useKept<Value>(name: string, first: Value): [Value, Dispatch<SetStateAction<Value>>] {
  const [value, setValue] = useState(() => (kept.has(name) ? (kept.get(name) as Value) : first));
  useEffect(() => {
    kept.set(name, value);
  }, [name, value]);
  return [value, setValue];
}
