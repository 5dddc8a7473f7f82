import type { StoreCalls } from '../../../../shared/contract/calls.ts';
import { ok } from '../../../../shared/result.ts';
import type { Handlers } from '../../../../shared/contract/rpc.ts';
import type { Archive } from '../../kernel/archive.ts';
import { listBriefs } from '../../briefs/brief-list.ts';
import { readSettings } from '../../kernel/settings.ts';

export type FirstCalls = Pick<StoreCalls, 'listBriefs' | 'getSettings'>;

/** What the window asks for before it can paint. This file and what it imports are all that is loaded until then. */
export function firstHandlers({ db }: Archive, onListed: () => void): Handlers<FirstCalls> {
  return {
    listBriefs(query) {
      onListed();
      return ok(listBriefs(db, query));
    },
    getSettings: () => ok(readSettings(db)),
  };
}
