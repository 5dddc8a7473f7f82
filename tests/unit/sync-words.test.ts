import { expect, test } from 'vitest';
import { SYNC_COUNTS, type SyncCounts, type SyncRun } from '../../shared/contract/calls.ts';
import { runSentence } from '../../shared/wording/sync-in-words.ts';

const none = Object.fromEntries(SYNC_COUNTS.map((name) => [name, 0])) as SyncCounts;
const say = (counts: Partial<SyncCounts>, outcome: SyncRun['outcome'] = 'done', failure: SyncRun['failure'] = null) => runSentence({ counts: { ...none, ...counts }, outcome, failure });

test.each([
  [say({}), 'No changes.'],
  [say({ added: 1 }), '1 brief came.'],
  [say({ added: 12, updated: 1, gone: 2, images: 3 }), '12 briefs came, 1 changed, 2 were removed; 3 images came.'],
  [say({ unpublished: 1, returned: 2, failed: 1 }), '2 briefs are published again, 1 was unpublished; 1 could not be fetched.'],
  [say({ described: 1 }), '1 brief has other topics, authors or dates.'],
  [say({ added: 5 }, 'cancelled'), '5 briefs came. Stopped; everything that had arrived is kept.'],
  [say({}, 'offline'), 'There was no connection; it is tried again when there is one.'],
  [say({ added: 2 }, 'failed', { code: 'server-error', detail: 'port.example' }), '2 briefs came. port.example has trouble at the moment. Nothing in the archive was changed; Briefcase tries again later.'],
  [say({ added: 2 }, 'interrupted'), '2 briefs came. It was interrupted; the next sync goes on from there.'],
])('%s', (said, wanted) => {
  expect(said).toBe(wanted);
});
