import { app, clipboard, ClipboardItem, dialog, shell, type BrowserWindow, type FileFilter, type OpenDialogOptions } from 'electron';
import { rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { extname, join } from 'node:path';
import type { ShellCalls } from '../shared/contract/shell.ts';
import type { Failure } from '../shared/errors.ts';
import { keepDesk } from './desk.ts';
import { greyMenu } from './menu.ts';
import { fail, ok } from '../shared/result.ts';
import type { Handlers } from '../shared/contract/rpc.ts';

const OPENABLE = ['http:', 'https:', 'mailto:'];

const ALL_FILES: FileFilter = { name: 'All files', extensions: ['*'] };
type ImportDialog = Pick<OpenDialogOptions, 'title' | 'properties' | 'filters'>;
const IMPORT_DIALOGS: Record<'files' | 'folder' | 'opml', ImportDialog> = {
  files: {
    title: 'Import files',
    properties: ['openFile', 'multiSelections'],
    filters: [{ name: 'Briefs', extensions: ['txt', 'text', 'md', 'markdown', 'html', 'htm'] }, ALL_FILES],
  },
  folder: { title: 'Import a folder', properties: ['openDirectory'], filters: [] },
  opml: {
    title: 'Import sources',
    properties: ['openFile'],
    filters: [{ name: 'OPML', extensions: ['opml', 'xml'] }, ALL_FILES],
  },
};

export function shellHandlers(window: BrowserWindow, archive: string): Handlers<ShellCalls> {
  return {
    async chooseImports({ kind }) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        ...IMPORT_DIALOGS[kind],
        defaultPath: homedir(),
        buttonLabel: 'Import',
      });
      return ok(canceled || filePaths.length === 0 ? null : filePaths);
    },
    async saveText({ name, text }) {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: join(homedir(), name),
        filters: [{ name: extname(name).slice(1).toUpperCase(), extensions: [extname(name).slice(1)] }, ALL_FILES],
      });
      if (canceled || filePath === '') return ok(null);
      try {
        // Whole or not at all: what stood there before is not lost to a full disk.
        await writeFile(`${filePath}.new`, text);
        await rename(`${filePath}.new`, filePath);
      } catch (error) {
        await rm(`${filePath}.new`, { force: true }).catch(() => {});
        return fail(writeFailure(error, filePath));
      }
      return ok(filePath);
    },
    async openAddress({ address }) {
      if (!URL.canParse(address) || !OPENABLE.includes(new URL(address).protocol)) return ok(false);
      await shell.openExternal(address);
      return ok(true);
    },
    async offerCommands({ possible }) {
      greyMenu(new Set(possible));
      return ok(null);
    },
    async showAbout() {
      app.setAboutPanelOptions({ applicationName: 'Briefcase', applicationVersion: app.getVersion(), copyright: 'MIT licence' });
      app.showAboutPanel();
      return ok(null);
    },
    async showArchiveFolder() {
      // Tests have nobody who would close a file manager.
      if (process.env['BRIEFCASE_NO_DIALOGS'] !== '1') await shell.openPath(archive);
      return ok(archive);
    },
    async keepDesk({ desk }) {
      keepDesk(desk);
      return ok(null);
    },
    async copyText({ text, html }) {
      // A promise from Electron 44 on, plain before.
      await (html === undefined ? clipboard.writeText(text) : copyFormatted(text, html));
      return ok(null);
    },
  };
}

/** Both at once. Electron 44 takes items as the web does, older ones an object of their own. */
function copyFormatted(text: string, html: string): Promise<void> | void {
  if (ClipboardItem !== undefined) return clipboard.write([new ClipboardItem({ 'text/plain': text, 'text/html': html })]);
  return (clipboard as unknown as { write: (data: { text: string; html: string }) => void }).write({ text, html });
}

/** Throws what is no failure of the place that was chosen. */
function writeFailure(error: unknown, path: string): Failure {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return { code: 'disk-full' };
  if (code === undefined) throw error;
  return { code: 'file-not-written', detail: path };
}
