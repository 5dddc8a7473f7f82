import { app, Menu, type BrowserWindow, type MenuItem, type MenuItemConstructorOptions } from 'electron';
import { COMMANDS, type CommandId } from '../shared/commands/catalogue.ts';
import { MENUS, type MenuEntry } from '../shared/commands/menus.ts';
import type { PopUpEntry, WindowCommand } from '../shared/contract/shell.ts';

type Send = (command: WindowCommand) => void;
const isMac = process.platform === 'darwin';

/** The application menu, made from the catalogue. Everything is carried out by the window; the menu only says so. */
export function buildMenu(send: Send): void {
  const item = (id: CommandId): MenuItemConstructorOptions => {
    const { name, keys } = COMMANDS[id];
    const accelerator = keys?.map(acceleratorOf).find((each) => each !== null);
    return {
      id, label: name, click: () => send({ name: id }),
      // The page hears the keys, because only it knows what they mean where the focus is; the menu shows them.
      ...(accelerator == null ? {} : { accelerator, registerAccelerator: false }),
    };
  };
  const entry = (one: MenuEntry): MenuItemConstructorOptions => {
    if (one === '-') return { type: 'separator' };
    if (typeof one === 'string') return item(one);
    return 'role' in one ? one : { label: one.name, submenu: one.entries.map(entry) };
  };
  const isForMac = (one: MenuEntry) => !isMac || (one !== 'about' && !(typeof one === 'object' && 'role' in one && one.role === 'quit'));
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    ...MENUS.map(({ name, entries }): MenuItemConstructorOptions => ({
      label: name,
      submenu: [
        ...entries.filter(isForMac).map(entry),
        ...(name === '&View' && !app.isPackaged ? [{ role: 'toggleDevTools' } as const] : []),
      ],
    })),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** Greys what cannot be carried out now. */
export function greyMenu(possible: ReadonlySet<string>): void {
  const grey = (items: readonly MenuItem[]): void => {
    for (const each of items) {
      if (each.submenu) grey(each.submenu.items);
      else if (each.id in COMMANDS) each.enabled = possible.has(each.id);
    }
  };
  grey(Menu.getApplicationMenu()?.items ?? []);
}

/** Shows a menu at a place of the page, in CSS pixels. Resolves to the id that was chosen, or null. */
export function popUpMenu(window: BrowserWindow, entries: readonly (PopUpEntry | '-')[], x: number, y: number): Promise<string | null> {
  return new Promise((resolve) => {
    const template = entries.map((entry): MenuItemConstructorOptions => {
      if (entry === '-') return { type: 'separator' };
      const accelerator = entry.keys === null ? null : acceleratorOf(entry.keys);
      return {
        label: entry.label.replaceAll('&', '&&'), enabled: entry.isPossible, click: () => resolve(entry.id),
        ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
      };
    });
    const zoom = window.webContents.getZoomFactor();
    // Some systems say that the menu closed before they say what was chosen.
    const onClose = () => { setTimeout(() => resolve(null), CHOSEN_WITHIN_MS); };
    Menu.buildFromTemplate(template).popup({ window, x: Math.round(x * zoom), y: Math.round(y * zoom), callback: onClose });
  });
}

/** The menu of a text field: what the system's own fields have. Everywhere else the page has menus of its own. */
export function giveFieldsMenus(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_, { isEditable, editFlags, selectionText, x, y }) => {
    if (!isEditable && selectionText === '') return;
    const own: MenuItemConstructorOptions[] = isEditable
      ? [
          { role: 'undo', enabled: editFlags.canUndo }, { role: 'redo', enabled: editFlags.canRedo }, { type: 'separator' },
          { role: 'cut', enabled: editFlags.canCut }, { role: 'copy', enabled: editFlags.canCopy }, { role: 'paste', enabled: editFlags.canPaste },
          { role: 'delete', enabled: editFlags.canDelete }, { type: 'separator' }, { role: 'selectAll', enabled: editFlags.canSelectAll },
        ]
      : [{ role: 'copy', enabled: editFlags.canCopy }];
    Menu.buildFromTemplate(own).popup({ window, x, y });
  });
}

const CHOSEN_WITHIN_MS = 200;

/** Electron's name of a chord; null where a menu cannot show it. A Mac would carry out a key without a modifier by itself. */
function acceleratorOf(chord: string): string | null {
  const parts = chord.split('+');
  const key = parts.pop() ?? '';
  if (isMac && !parts.includes('Ctrl')) return null;
  const names: Record<string, string> = { ArrowLeft: 'Left', ArrowRight: 'Right', ArrowUp: 'Up', ArrowDown: 'Down', Escape: 'Esc' };
  return [...parts.map((part) => (part === 'Ctrl' ? 'CmdOrCtrl' : part)), names[key] ?? (key.length === 1 ? key.toUpperCase() : key)].join('+');
}
