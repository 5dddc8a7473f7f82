import type { AbortSignalLike } from '../../../shared/contract/rpc.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { breathe } from './breathe.ts';

/** Goes through the steps with everything else that is asked in between, until they are done or nobody wants to know any more. */
export async function between<Step, Whole>(steps: Generator<Step, Whole>, signal: AbortSignalLike, tell: (step: Step) => void): Promise<Result<Whole>> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return ok(step.value);
    tell(step.value);
    await breathe();
    if (signal.aborted) return fail({ code: 'cancelled' });
  }
}
