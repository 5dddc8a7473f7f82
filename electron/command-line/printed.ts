import type { Failure } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';

/** What a command prints: as text for people, as JSON of a documented, stable shape for programs. */
export type Printed = { ok: true; json: unknown; text: string; failed: boolean } | { ok: false; failure: Failure };

export function printed<T>(result: Result<T>, say: (value: T) => { json: unknown; text: string; failed?: boolean }): Printed {
  return result.ok ? { ok: true, failed: false, ...say(result.value) } : result;
}
