import type { ElectronApplication, Page } from '@playwright/test';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { givenPlace, startApp } from './app.ts';
import { runCommand } from './command.ts';
import { openPublisher } from './publisher-site.ts';

/*
 * Hostile words in every place that a publisher fills, opened one after the other in the real window, with somebody listening
 * for whatever a script, a request or a navigation would leave behind.
 */

export interface HostileCase {
  name: string;
  payload: string;
}

export interface Finding {
  case: string;
  /** "script: alert(1)", "request: http://…" */
  what: string;
}

export interface HostileReport {
  opened: number;
  findings: Finding[];
  /** Kinds of harm that were done on purpose afterwards, and of these the ones that went unnoticed: none, or the report is worth nothing. */
  planted: string[];
  unnoticed: string[];
}

/** Opens every case as body, title, author, topic and link of a brief that came from a WordPress site. */
export async function openHostile(cases: readonly HostileCase[]): Promise<HostileReport> {
  const place = givenPlace();
  const site = await openPublisher();
  const ear = await openEar();
  try {
    cases.forEach(({ payload }, i) => {
      const id = 1000 + i;
      site.names.users.set(id, payload);
      site.names.categories.set(id, payload);
      site.publish({
        id, title: `Case ${i} ${payload}`, author: id, categories: [id], link: payload,
        content: bodyOf(i, payload.replaceAll('EAR', ear.address)),
      });
    });
    await expectDone(['sources', 'add', site.address, '--every', 'never', '--archive', place.archive], place.folder);
    await expectDone(['sync', '--archive', place.archive], place.folder);
    // Whatever is heard from here on comes from reading.
    site.close();
    ear.heard.length = 0;
    const running = await startApp(place);
    try {
      return await readAll(running.app, running.page, cases, ear);
    } finally {
      await running.quit();
    }
  } finally {
    site.close();
    ear.close();
    place.remove();
  }
}

/** The payload as it is, and as the value of the attributes that a body keeps. */
function bodyOf(i: number, payload: string): string {
  const value = payload.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<p>Opening words of case ${i}.</p>\n${payload}\n<p><a href="${value}">A link</a> <img src="${value}" alt="${value}"> <span title="${value}">words</span></p>`;
}

async function readAll(app: ElectronApplication, page: Page, cases: readonly HostileCase[], ear: Ear): Promise<HostileReport> {
  const drain = await listen(app, page, ear);
  const findings: Finding[] = [];
  let opened = 0;
  await page.getByRole('listbox').getByRole('option').first().click();
  // The newest brief comes first.
  for (let i = cases.length - 1; i >= 0; i--) {
    await page.getByRole('article').getByText(`Opening words of case ${i}.`).waitFor();
    opened += 1;
    await provoke(page);
    findings.push(...(await drain()).map((what) => ({ case: cases[i]!.name, what })));
    if (i > 0) await app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.items.flatMap(({ submenu }) => submenu?.items ?? []).find(({ label }) => label === 'Next brief')!.click());
  }
  await page.waitForTimeout(300);
  findings.push(...(await drain()).map((what) => ({ case: 'after all', what })));

  const unnoticed: string[] = [];
  for (const [kind, plant] of Object.entries(PLANTED)) {
    await plant({ app, page, ear });
    await page.waitForTimeout(150);
    if (!(await drain()).some((what) => what.startsWith(`${kind}:`))) unnoticed.push(kind);
  }
  return { opened, findings, planted: Object.keys(PLANTED), unnoticed };
}

/** Touches everything on the page as an analyst's hand and keyboard might: no handler stays unprovoked. */
async function provoke(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('article, article *')) {
      for (const name of ['mouseover', 'mouseenter', 'mousemove', 'pointerover', 'mousedown', 'mouseup', 'focus', 'blur', 'keydown', 'animationstart', 'toggle', 'scroll', 'load', 'error']) {
        element.dispatchEvent(new Event(name, { bubbles: name.startsWith('mouse'), cancelable: true }));
      }
      if (element.closest('a')) element.click();
    }
  });
  // A link asks before it opens anything.
  if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
}

/** Begins to listen; the answer gives what was heard since the last time. */
async function listen(app: ElectronApplication, page: Page, ear: Ear): Promise<() => Promise<string[]>> {
  const heard: string[] = [];
  page.on('dialog', (dialog) => {
    heard.push(`dialog: ${dialog.type()} ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => heard.push(`script: threw ${error.message}`));
  page.on('console', (message) => {
    // What the page's policy had to stop should never have come so far.
    if (/Refused to|violates|Blocked script/.test(message.text())) heard.push(`policy: ${message.text().slice(0, 200)}`);
    else heard.push(`console: ${message.text().slice(0, 200)}`);
  });
  await page.evaluate(() => {
    const trap: string[] = [];
    Object.assign(window, { hostileTrap: trap });
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'] as const) {
      (window as unknown as Record<string, unknown>)[name] = (...words: unknown[]) => { trap.push(`${name === 'open' ? 'window' : 'script'}: ${name}(${words.join(', ').slice(0, 100)})`); };
    }
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => trap.push(`policy: ${violatedDirective} ${blockedURI}`));
  });
  await app.evaluate(({ app: electron, session, BrowserWindow }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { hostileSeen: seen });
    const isForeign = (url: string) => !/^(briefcase|devtools):\/\//.test(url);
    session.defaultSession.webRequest.onBeforeSendHeaders(({ url }, answer) => {
      if (isForeign(url)) seen.push(`request: sent ${url.slice(0, 200)}`);
      answer({});
    });
    session.defaultSession.webRequest.onErrorOccurred(({ url }) => { if (isForeign(url)) seen.push(`request: tried ${url.slice(0, 200)}`); });
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      webContents.on('will-navigate', ({ url }) => seen.push(`navigation: ${url.slice(0, 200)}`));
      webContents.on('did-start-navigation', ({ url, isSameDocument }) => { if (!isSameDocument) seen.push(`navigation: ${url.slice(0, 200)}`); });
    }
    electron.on('browser-window-created', () => seen.push('window: created'));
  });
  return async () => {
    const [trapped, remains] = await page.evaluate(() => [
      (window as unknown as { hostileTrap: string[] }).hostileTrap.splice(0),
      // What a body may never become, whether or not it has done anything yet.
      [...document.querySelectorAll('article *, .list-pane [role=option] *')].flatMap((element) => [
        ...(/^(script|iframe|object|embed|link|meta|base|form|style|foreignobject|animate|set)$/i.test(element.tagName) ? [`remains: <${element.tagName.toLowerCase()}>`] : []),
        ...[...element.attributes].flatMap(({ name, value }) => (
          /^on/i.test(name) || (/href|src|action/i.test(name) && /^\s*(javascript|vbscript|data):/i.test(value)) ? [`remains: ${name}="${value.slice(0, 80)}"`] : []
        )),
      ]),
    ] as const);
    const seen = await app.evaluate(() => (globalThis as unknown as { hostileSeen: string[] }).hostileSeen.splice(0));
    return [...heard.splice(0), ...trapped, ...remains, ...seen, ...ear.heard.splice(0)];
  };
}

type Plant = (at: { app: ElectronApplication; page: Page; ear: Ear }) => Promise<unknown>;

/** One harm of each kind, done with rights that no brief has: the listener has to notice each. */
const PLANTED: Record<string, Plant> = {
  script: ({ page }) => page.evaluate(() => window.alert('planted')),
  console: ({ page }) => page.evaluate(() => console.log('planted')),
  policy: ({ page, ear }) => page.evaluate((address) => { new Image().src = address; }, ear.address),
  remains: ({ page }) => page.evaluate(() => { document.querySelector('article')!.append(document.createElement('form')); }),
  request: ({ app, ear }) => app.evaluate(({ net }, address) => net.fetch(address).then(() => null, () => null), ear.address),
  ear: ({ app, ear }) => app.evaluate((_, address) => fetch(address).then(() => null), ear.address),
  navigation: ({ page, ear }) => page.evaluate((address) => { location.href = address; }, ear.address),
  window: ({ app }) => app.evaluate(({ BrowserWindow }) => { new BrowserWindow({ show: false }).destroy(); }),
};

interface Ear {
  address: string;
  heard: string[];
  close(): void;
}

/** A server that must hear nothing. */
async function openEar(): Promise<Ear> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`ear: ${request.method ?? ''} ${request.url ?? ''}`);
    response.end();
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    heard,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function expectDone(words: string[], folder: string): Promise<void> {
  const { code, stderr, stdout } = await runCommand(words, folder);
  if (code !== 0) throw new Error(`“${words.slice(0, 2).join(' ')}” ended with ${code}: ${stderr || stdout}`);
}
