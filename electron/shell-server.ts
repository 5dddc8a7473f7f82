import type { BrowserWindow, MessagePortMain } from 'electron';
import { shellCalls, type ShellCalls, type ShellEvents } from '../shared/contract/shell.ts';
import { serve, type Server } from '../shared/contract/rpc.ts';
import { toPort } from './message-port.ts';
import { shellHandlers } from './shell-calls.ts';

/** Answers the window's calls to the shell. Loaded after the page is on its way: nothing that is painted first needs it. */
export function serveShell(port: MessagePortMain, window: BrowserWindow, archive: string): Server<ShellEvents> {
  return serve<ShellCalls, ShellEvents>(toPort(port), shellCalls, shellHandlers(window, archive), (error, call) => {
    throw new Error(`${call} failed`, { cause: error });
  });
}
