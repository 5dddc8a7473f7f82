import { app, Menu, type MenuItem, type MenuItemConstructorOptions } from 'electron';
import { COMMANDS, type CommandId } from '../shared/commands/catalogue.ts';
import { MENUS, type MenuEntry } from '../shared/commands/menus.ts';
import type { WindowCommand } from '../shared/contract/shell.ts';

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

/** Electron's name of a chord; null where a menu cannot show it. A Mac would carry out a key without a modifier by itself. */
function acceleratorOf(chord: string): string | null {
  const parts = chord.split('+');
  const key = parts.pop() ?? '';
  if (isMac && !parts.includes('Ctrl')) return null;
  const names: Record<string, string> = { ArrowLeft: 'Left', ArrowRight: 'Right', ArrowUp: 'Up', ArrowDown: 'Down', Escape: 'Esc' };
  return [...parts.map((part) => (part === 'Ctrl' ? 'CmdOrCtrl' : part)), names[key] ?? (key.length === 1 ? key.toUpperCase() : key)].join('+');
}
