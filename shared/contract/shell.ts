import { z } from 'zod';
import { call } from './rpc.ts';

/*
 * The few calls of the window to the shell, and what the shell says to the window. Apart from the store's calls, so that the shell
 * need not carry their schemas.
 */

export const shellCalls = {
  /** Asks the analyst for files or folders; null when they changed their mind. */
  chooseImports: call<{ kind: 'files' | 'folder' | 'opml' }, string[] | null>(z.object({ kind: z.enum(['files', 'folder', 'opml']) })),
  /** Asks the analyst where to, and writes it; answers the path, or null when they changed their mind. `name` is only a proposal. */
  saveText: call<{ name: string; text: string }, string | null>(z.object({ name: z.string().min(1).max(200), text: z.string().max(50_000_000) })),
  /** Opens http, https and mailto addresses in the system's own programs; answers false for every other. */
  openAddress: call<{ address: string }, boolean>(z.object({ address: z.string().max(10_000) })),
  copyText: call<{ text: string }, null>(z.object({ text: z.string().max(50_000_000) })),
};
export type ShellCalls = typeof shellCalls;

export interface ShellEvents {
  /** A menu item or an operating-system event that the window carries out. */
  command: WindowCommand;
}
export const WINDOW_COMMANDS = [
  'import-files', 'import-folder', 'undo', 'redo', 'find', 'quick-open', 'show-library', 'show-notes', 'show-quotes', 'show-speakers', 'show-settings', 'next-brief', 'previous-brief',
  'toggle-star', 'toggle-read', 'print', 'add-source', 'sync-all', 'stop-sync', 'import-opml', 'export-opml',
] as const;
export type WindowCommand = { name: (typeof WINDOW_COMMANDS)[number] } | { name: 'import-paths'; paths: string[] } | { name: 'store-restarted' };
