import { z } from 'zod';
import type { CommandId } from '../commands/catalogue.ts';
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
  /** Commands that can be carried out now: the menu greys the others. */
  offerCommands: call<{ possible: string[] }, null>(z.object({ possible: z.array(z.string().max(100)).max(1000) })),
  showAbout: call<null, null>(z.null()),
  /** The folder of the archive in the system's own file manager; answers its path. */
  showArchiveFolder: call<null, string>(z.null()),
  /** How the desk was left, for the next start. The shell keeps it and does not read it. */
  keepDesk: call<{ desk: string }, null>(z.object({ desk: z.string().max(100_000) })),
  /** `html`: the same formatted, for programs that take it. */
  copyText: call<{ text: string; html?: string | undefined }, null>(z.object({ text: z.string().max(50_000_000), html: z.string().max(50_000_000).optional() })),
};
export type ShellCalls = typeof shellCalls;

export interface ShellEvents {
  /** A menu item or an operating-system event that the window carries out. */
  command: WindowCommand;
}
/** A command of the catalogue; files that were opened with the app; the store was started again. */
export type WindowCommand = { name: CommandId } | { name: 'import-paths'; paths: string[] } | { name: 'store-restarted' };
