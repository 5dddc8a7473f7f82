import { onTestFinished } from 'vitest';
import { openPublisher, type Publisher } from './publisher-site.ts';

export type { Fault, Piece, Publisher } from './publisher-site.ts';

/** A running publisher that is gone after the test. */
export async function givenPublisher(pieces = 0): Promise<Publisher> {
  const site = await openPublisher(pieces);
  onTestFinished(() => site.close());
  return site;
}
