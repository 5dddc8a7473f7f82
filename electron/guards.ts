import { app, session } from 'electron';
import { ORIGIN } from './protocol.ts';

/** A release takes no debugger: switches are refused by name before anything is opened. */
export function refuseDebugging(): void {
  if (!app.isPackaged) return;
  const refused = ['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'inspect-brk', 'js-flags'].find((name) => app.commandLine.hasSwitch(name));
  if (refused === undefined) return;
  console.error(`Briefcase does not run with --${refused}.`);
  app.exit(2);
}

/** Whatever a page asks for: no navigation, no new window, no frame of another origin, no permission but writing the clipboard, no download. */
export function guardContents(): void {
  app.on('web-contents-created', (_, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => { if (!event.url.startsWith(`${ORIGIN}/`)) event.preventDefault(); });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_, permission, answer) => answer(permission === 'clipboard-sanitized-write'));
  defaultSession.setPermissionCheckHandler((_, permission) => permission === 'clipboard-sanitized-write');
  defaultSession.on('will-download', (event) => event.preventDefault());
  // Nothing that is read may fetch: only the app's own scheme is served to the page.
  defaultSession.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, answer) => answer({ cancel: !isOwn(url) }));
  defaultSession.setSpellCheckerEnabled(false);
}

function isOwn(url: string): boolean {
  return url.startsWith(`${ORIGIN}/`) || url.startsWith('briefcase://asset/') || url.startsWith('devtools://');
}
