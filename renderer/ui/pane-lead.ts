import { createContext } from 'react';

/** The way from the reader to what stands beside it, or would: first in the reader's bar. null: there is none. */
export type PaneLead = 'to-list' | 'show-list' | 'hide-list' | 'leave-focus';

export const PaneLeadContext = createContext<PaneLead | null>(null);
