/** A display where there is none: an Xvfb of our own that ends with us. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needXvfb } from './debian.mjs';
import { which } from './run.mjs';
import { SetupProblem } from './say.mjs';

const SCREEN = '1600x1000x24';

/** Whether a window could be shown as things are. */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * The display for windows that nobody is to look at: Xvfb where there is one, so that windows that come and go disturb
 * nobody. Like startXvfb's result.
 */
export async function displayForTests() {
  const wantsXvfb = process.platform === 'linux' && (!hasDisplay() || which('Xvfb') !== null);
  return wantsXvfb ? startXvfb() : { isVirtual: false, env: {}, stop() {} };
}

/**
 * Starts Xvfb on a free display and gives `{ isVirtual, env, stop }`: what to add to a child's environment, and the end
 * of it.
 * It also ends when this process does, however that ends: a shell beside it waits for our end of a pipe to close.
 */
export async function startXvfb() {
  await needXvfb();
  const folder = mkdtempSync(join(tmpdir(), 'briefcase-display-'));
  const authority = join(folder, 'authority');
  const cookie = randomBytes(16);
  writeFileSync(authority, authorityEntry(cookie), { mode: 0o600 });
  const guard = 'Xvfb "$@" & server=$!; cat > /dev/null; kill $server; wait $server; rm -rf "$FOLDER"';
  const options = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-auth', authority];
  const child = spawn('sh', ['-c', guard, 'xvfb', ...options], {
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    env: { ...process.env, FOLDER: folder },
    // A group of its own: Ctrl-C in the terminal ends the app first, then the display.
    detached: true,
  });
  const stop = () => child.stdin?.end();
  const display = await displayNumber(child).catch((error) => {
    stop();
    throw error;
  });
  // Nothing of it keeps this process from ending.
  child.unref();
  for (const stream of [child.stdin, child.stderr, child.stdio[3]]) {
    if (stream instanceof Socket) stream.unref();
  }
  return { isVirtual: true, env: { DISPLAY: `:${display}`, XAUTHORITY: authority }, stop };
}

/** Xvfb writes its number to descriptor 3 when it is ready for clients. */
function displayNumber(child) {
  return new Promise((done, fail) => {
    let number = '';
    let complaint = '';
    const give = (problem) => fail(new SetupProblem(`Xvfb did not start (${problem}): ${complaint.trim()}`));
    const timer = setTimeout(() => give('no answer in 20 s'), 20_000);
    child.stderr.on('data', (bytes) => (complaint += bytes));
    child.stdio[3].on('data', (bytes) => {
      number += bytes;
      if (!number.endsWith('\n')) return;
      clearTimeout(timer);
      done(Number(number));
    });
    child.stdio[3].on('end', () => {
      clearTimeout(timer);
      give('it ended');
    });
  });
}

/** An Xauthority entry (libXau's Xauth record) for any display of any host: only we can read the file. */
export function authorityEntry(cookie) {
  const FAMILY_WILD = 0xffff;
  const counted = (bytes) => [uint16(bytes.length), bytes];
  const name = Buffer.from('MIT-MAGIC-COOKIE-1');
  const parts = [uint16(FAMILY_WILD), ...[Buffer.alloc(0), Buffer.alloc(0), name, cookie].flatMap(counted)];
  return Buffer.concat(parts);
}

function uint16(number) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(number);
  return bytes;
}
