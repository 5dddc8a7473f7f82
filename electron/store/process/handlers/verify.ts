import { validBody } from '../../../../shared/brief/normal/valid-body.ts';
import type { CheckedMemo, StoreCalls } from '../../../../shared/contract/calls.ts';
import type { FetcherCalls } from '../../../../shared/contract/fetcher.ts';
import type { Client, Handlers } from '../../../../shared/contract/rpc.ts';
import type { Failure } from '../../../../shared/errors.ts';
import { fail, ok } from '../../../../shared/result.ts';
import type { Archive } from '../../kernel/archive.ts';
import { breathe } from '../../kernel/breathe.ts';
import { verifySteps } from '../../verify/verify-memo.ts';

export type VerifyCalls = Pick<StoreCalls, 'verifyMemos'>;

export function verifyHandlers({ db }: Archive, fetcher: Client<FetcherCalls>): Handlers<VerifyCalls> {
  return {
    async verifyMemos({ paths }, { signal }) {
      const read = await fetcher.readMemos({ paths });
      if (!read.ok) return read;
      const memos: CheckedMemo[] = [];
      const failed: { path: string; failure: Failure }[] = [];
      for (const memo of read.value) {
        const body = 'body' in memo ? validBody(memo.body) : null;
        if ('failure' in memo) failed.push({ path: memo.path, failure: memo.failure });
        else if (body === null) failed.push({ path: memo.path, failure: { code: 'bad-input', detail: memo.path } });
        else {
          const steps = verifySteps(db, memo.path, body);
          for (let step = steps.next(); ; step = steps.next()) {
            if (step.done === true) {
              memos.push(step.value);
              break;
            }
            await breathe();
            if (signal.aborted) return fail({ code: 'cancelled' });
          }
        }
      }
      return ok({ memos, failed });
    },
  };
}
