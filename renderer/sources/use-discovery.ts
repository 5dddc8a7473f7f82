import { useCallback, useEffect, useRef, useState } from 'react';
import type { Discovery } from '../../shared/contract/calls.ts';
import type { Failure } from '../../shared/errors.ts';
import { latest } from '../client/latest-answer.ts';
import { store } from '../client/ports.ts';

export type Looking =
  | { step: 'idle' }
  | { step: 'looking'; address: string }
  | { step: 'failed'; address: string; failure: Failure }
  | { step: 'found'; address: string; discovery: Discovery };

/** Who was refused with a password did not forget to give one. */
function knowing(failure: Failure): Failure {
  return failure.code === 'access-refused' ? { ...failure, code: 'password-wrong' } : failure;
}

/** Looks what stands at an address; a newer look or a stop makes an older one void. */
export function useDiscovery() {
  const [looking, setLooking] = useState<Looking>({ step: 'idle' });
  const guard = useRef(latest());
  const stopper = useRef<AbortController | null>(null);

  const stop = useCallback(() => {
    stopper.current?.abort();
    guard.current.next();
    setLooking({ step: 'idle' });
  }, []);
  const look = useCallback(async (address: string, who: { user: string; password: string } | null) => {
    stopper.current?.abort();
    stopper.current = new AbortController();
    const ticket = guard.current.next();
    setLooking({ step: 'looking', address });
    const result = await store.discover(
      { address, user: who?.user ?? null, password: who?.password ?? null },
      { signal: stopper.current.signal },
    );
    if (!guard.current.isCurrent(ticket)) return;
    setLooking(
      result.ok
        ? { step: 'found', address, discovery: result.value }
        : { step: 'failed', address, failure: who === null ? result.failure : knowing(result.failure) },
    );
  }, []);
  useEffect(() => () => stopper.current?.abort(), []);
  return { looking, look, stop };
}
