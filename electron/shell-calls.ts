import { clipboard, dialog, shell, type BrowserWindow } from 'electron';
import { homedir } from 'node:os';
import type { ShellCalls } from '../shared/contract.ts';
import { ok } from '../shared/result.ts';
import type { Handlers } from '../shared/rpc.ts';

const OPENABLE = ['http:', 'https:', 'mailto:'];

export function shellHandlers(window: BrowserWindow): Handlers<ShellCalls> {
  return {
    async chooseImports({ kind }) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: kind === 'files' ? 'Import files' : 'Import a folder',
        defaultPath: homedir(),
        buttonLabel: 'Import',
        properties: kind === 'files' ? ['openFile', 'multiSelections'] : ['openDirectory'],
        filters: kind === 'files' ? [{ name: 'Briefs', extensions: ['txt', 'text', 'md', 'markdown', 'html', 'htm'] }, { name: 'All files', extensions: ['*'] }] : [],
      });
      return ok(canceled || filePaths.length === 0 ? null : filePaths);
    },
    async openAddress({ address }) {
      if (!URL.canParse(address) || !OPENABLE.includes(new URL(address).protocol)) return ok(false);
      await shell.openExternal(address);
      return ok(true);
    },
    async copyText({ text }) {
      // A promise from Electron 44 on, plain before.
      await clipboard.writeText(text);
      return ok(null);
    },
  };
}
