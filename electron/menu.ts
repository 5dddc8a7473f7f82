import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { WindowCommand } from '../shared/contract/shell.ts';

type Send = (command: WindowCommand) => void;
type CommandName = Exclude<WindowCommand['name'], 'import-paths'>;

/** The application menu. Everything the archive does is carried out by the window; the menu only says so. */
export function buildMenu(send: Send): void {
  const item = (label: string, name: CommandName, accelerator?: string): MenuItemConstructorOptions => ({
    label, click: () => send({ name }), ...(accelerator === undefined ? {} : { accelerator }),
  });
  const isMac = process.platform === 'darwin';
  const quit: MenuItemConstructorOptions[] = isMac ? [] : [{ type: 'separator' }, { role: 'quit' }];
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item('Import Files…', 'import-files', 'CmdOrCtrl+O'),
        item('Import Folder…', 'import-folder', 'CmdOrCtrl+Shift+O'),
        { type: 'separator' },
        item('Add Source…', 'add-source', 'CmdOrCtrl+N'),
        item('Sync All Now', 'sync-all', 'CmdOrCtrl+R'), item('Stop Syncing', 'stop-sync'),
        item('Import Sources (OPML)…', 'import-opml'), item('Export Sources (OPML)…', 'export-opml'),
        { type: 'separator' },
        item('Print…', 'print', 'CmdOrCtrl+P'),
        { type: 'separator' },
        item('Settings…', 'show-settings', 'CmdOrCtrl+,'),
        ...quit,
      ],
    },
    {
      label: '&Edit',
      submenu: [
        // The page decides whether typing in a field or the last annotation is taken back.
        { ...item('Undo', 'undo', 'CmdOrCtrl+Z'), registerAccelerator: false },
        { ...item('Redo', 'redo', 'CmdOrCtrl+Shift+Z'), registerAccelerator: false },
        { type: 'separator' },
        { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' },
        { type: 'separator' },
        item('Find', 'find', 'CmdOrCtrl+F'),
        item('Quick Open…', 'quick-open', 'CmdOrCtrl+K'),
      ],
    },
    {
      label: '&Brief',
      submenu: [
        item('Next', 'next-brief'), item('Previous', 'previous-brief'),
        { type: 'separator' },
        item('Star or Remove Star', 'toggle-star'), item('Mark as Read or Unread', 'toggle-read'),
      ],
    },
    {
      label: '&View',
      submenu: [
        item('Library', 'show-library', 'CmdOrCtrl+1'), item('Notes', 'show-notes', 'CmdOrCtrl+2'),
        item('Quotes', 'show-quotes', 'CmdOrCtrl+3'), item('Speakers', 'show-speakers', 'CmdOrCtrl+4'),
        { type: 'separator' },
        { role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { type: 'separator' }, { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
