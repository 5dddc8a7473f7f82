import { existsSync, readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/**
 * Lets every other thread go before the one that calls, where the system knows priorities of threads (Linux). `niceness`: 0 (as others) to 19
 * (only when nobody else wants the processor).
 */
export function standBack(niceness: number): void {
  const self = '/proc/thread-self';
  if (process.platform === 'linux' && existsSync(self)) setPriority(Number(readlinkSync(self).split('/').pop()), niceness);
}
