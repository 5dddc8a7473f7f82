import { z } from 'zod';
import type { DeviceId, SourceProgress, SyncRun } from '../../../shared/contract/calls.ts';
import type { SourceId } from '../../../shared/ids.ts';
import { call } from '../../../shared/contract/rpc.ts';
import type { Flags } from '../kernel/write-turns.ts';
import type { SyncWish } from './course.ts';

/** What the store's main thread asks of the thread that syncs. */
export const workerCalls = {
  syncSource: call<SyncWish, SyncRun, SourceProgress>(z.object({
    sourceId: z.number().int() as unknown as z.ZodType<SourceId>, everything: z.boolean(),
    credentials: z.strictObject({ user: z.string(), password: z.string() }).nullable(),
  })),
  /** Closes the archive and ends the thread. */
  close: call<null, null>(z.null()),
};
export type WorkerCalls = typeof workerCalls;

/** What the thread is started with, besides the port to the fetcher. */
export interface WorkerData {
  folder: string;
  device: DeviceId;
  flags: Flags;
  /** Somebody reads meanwhile, and comes first. */
  standsBack: boolean;
}
