import { createContext } from 'react';
import type { RevisionRow } from '../../shared/contract/calls.ts';

/** The revision on the page: what the analyst decides on is what they have seen. null away from a page. */
export const ShownRevisionContext = createContext<RevisionRow | null>(null);
