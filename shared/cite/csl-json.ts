import type { CitedBrief } from './cited.ts';
import { cslItem } from './csl-item.ts';

export const cslJson = (briefs: readonly CitedBrief[]): string => `${JSON.stringify(briefs.map(cslItem), null, 2)}\n`;
