import { z } from 'zod';
import { call } from '../../../shared/contract/rpc.ts';
import type { CarriedOut, ReadySearch } from './carry-out.ts';

/** What the store's main thread asks of the thread that ranks. */
export const rankerCalls = {
  /** `turn`: the search is overtaken when the flag says a later one. */
  carryOut: call<{ ready: ReadySearch; turn: number }, CarriedOut>(z.object({
    ready: z.custom<ReadySearch>((value) => typeof value === 'object' && value !== null), turn: z.number().int(),
  })),
  /** Closes the archive and ends the thread. */
  close: call<null, null>(z.null()),
};
export type RankerCalls = typeof rankerCalls;

/** What the thread is started with. `overtaken`: one number that both threads see, the last turn nobody waits for any more. */
export interface RankerData {
  readonly folder: string;
  readonly overtaken: Int32Array<SharedArrayBuffer>;
}
