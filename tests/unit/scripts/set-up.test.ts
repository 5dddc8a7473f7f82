import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { switchesFor } from '../../../scripts/setup/app.mjs';
import { hashOf } from '../../../scripts/setup/build.mjs';
import { availableNames, missingLibraries } from '../../../scripts/setup/debian.mjs';
import { authorityEntry, hasDisplay } from '../../../scripts/setup/display.mjs';
import { placeOf } from '../../../scripts/setup/electron-fallback.mjs';
import { parseVersions } from '../../../scripts/setup/electron.mjs';
import { sameModules } from '../../../scripts/setup/modules.mjs';
import { needsOwnBuild } from '../../../scripts/setup/native.mjs';
import { isNewEnough } from '../../../scripts/setup/node-version.mjs';
import { cacheFolder, withoutNpmRun } from '../../../scripts/setup/places.mjs';
import { fingerprint, readState, writeState } from '../../../scripts/setup/state.mjs';

describe('the Node it runs on', () => {
  test.each(['20.19.0', '20.19.1', '20.20.2', '22.0.0', '26.1.0'])('%s is new enough', (version) => {
    expect(isNewEnough(version)).toBe(true);
  });

  test.each(['20.18.9', '18.20.4', '16.0.0', '9.11.2'])('%s is too old', (version) => {
    expect(isNewEnough(version)).toBe(false);
  });
});

describe('whether node_modules holds what the lock file names', () => {
  const one = { version: '1.0.0', integrity: 'sha512-a' };
  const wanted = { '': { version: '0.1.0' }, 'node_modules/one': one, 'node_modules/for-mac': { ...one, optional: true } };

  test('it does when only packages for other machines are absent', () => {
    expect(sameModules(wanted, { 'node_modules/one': one })).toBe(true);
  });

  test('it does not when a package is absent, of another version or of other content', () => {
    expect(sameModules(wanted, {})).toBe(false);
    expect(sameModules(wanted, { 'node_modules/one': { ...one, version: '1.0.1' } })).toBe(false);
    expect(sameModules(wanted, { 'node_modules/one': { ...one, integrity: 'sha512-b' } })).toBe(false);
  });

  test('it does not when a package is there that the lock file no longer names', () => {
    expect(sameModules(wanted, { 'node_modules/one': one, 'node_modules/old': one })).toBe(false);
  });
});

describe('an Electron found', () => {
  test('is described by what it says of itself, after whatever else it prints', () => {
    const said = 'a warning\n{"electron":"45.4.1","node":"24.1.0","chrome":"150.0.1","napi":"10","v8":"15"}\n';
    expect(parseVersions(said)).toEqual({ electron: '45.4.1', node: '24.1.0', chrome: '150.0.1', napi: 10 });
  });

  test.each(['', 'Segmentation fault', '{"node":"20.0.0","napi":"9"}', '[]', 'null'])('is none when it says %j', (said) => {
    expect(parseVersions(said)).toBeNull();
  });

  test('gets its own build of SQLite only below Node-API 10', () => {
    expect([8, 9, 10, 11].map((napi) => needsOwnBuild({ napi }))).toEqual([true, true, false, false]);
  });

  test('from another program leaves that program and its snapshot behind', () => {
    expect(placeOf('Cypress/Cypress')).toBe('electron');
    expect(placeOf('Cypress/locales/de.pak')).toBe('locales/de.pak');
    expect(placeOf('Cypress/resources/app/index.js')).toBeNull();
    expect(placeOf('Cypress/browser_v8_context_snapshot.bin')).toBeNull();
  });
});

describe('Debian packages', () => {
  test('missing libraries are read from a listing of ldd, each once', () => {
    const listing = [
      '\tlinux-vdso.so.1 (0x00007ffe)',
      '\tlibnss3.so => not found',
      '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)',
      '\tlibgtk-3.so.0 => not found',
      '\tlibnss3.so => not found',
    ].join('\n');
    expect(missingLibraries(listing)).toEqual(['libnss3.so', 'libgtk-3.so.0']);
  });

  test('a name is available when it has a version to install, not when it is only mentioned', () => {
    const policy = [
      'libasound2:', '  Installed: (none)', '  Candidate: (none)', '  Version table:',
      'libasound2t64:', '  Installed: (none)', '  Candidate: 1.2.14-1', '  Version table:',
      'xvfb:', '  Installed: 2:21.1.7-3', '  Candidate: 2:21.1.7-3', '  Version table:',
    ].join('\n');
    expect([...availableNames(policy)]).toEqual(['libasound2t64', 'xvfb']);
  });
});

describe('the display', () => {
  test('is wanted on Linux alone, and there only without X and Wayland', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'darwin')).toBe(true);
  });

  test('is opened to the holder of one cookie', () => {
    const entry = authorityEntry(Buffer.from([1, 2, 3]));
    const name = 'MIT-MAGIC-COOKIE-1';
    expect(entry.toString('latin1')).toBe(`\xff\xff\0\0\0\0\0${String.fromCharCode(name.length)}${name}\0\x03\x01\x02\x03`);
  });
});

test('the sandbox is given up for root alone, the GPU under Xvfb alone', () => {
  expect(switchesFor({ isRoot: false })).toEqual([]);
  expect(switchesFor({ isRoot: true })).toEqual(['--no-sandbox']);
  expect(switchesFor({ isRoot: false, isVirtualDisplay: true })).toEqual(['--disable-gpu', '--ozone-platform=x11']);
});

test('the cache is in the folder of the user, or where the user wants caches', () => {
  expect(cacheFolder({ HOME: '/home/ada' })).toBe('/home/ada/.cache/briefcase');
  expect(cacheFolder({ HOME: '/home/ada', XDG_CACHE_HOME: '/fast' })).toBe('/fast/briefcase');
  expect(cacheFolder({ HOME: '/home/ada', XDG_CACHE_HOME: 'relative' })).toBe('/home/ada/.cache/briefcase');
});

test('a nested npm gets the settings of the user, and nothing of the script it runs under', () => {
  const env = {
    PATH: '/bin', npm_config_registry: 'r', npm_config_local_prefix: '/here', npm_package_name: 'briefcase', npm_command: 'run',
  };
  expect(withoutNpmRun(env)).toEqual({ PATH: '/bin', npm_config_registry: 'r' });
});

describe('in a folder', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'briefcase-set-up-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('the hash of sources changes with a content or a name, and with nothing else', () => {
    writeFileSync(join(folder, 'a.ts'), 'one');
    const before = hashOf(folder, ['a.ts', 'absent']);
    writeFileSync(join(folder, 'unrelated.ts'), 'x');
    expect(hashOf(folder, ['a.ts', 'absent'])).toBe(before);
    writeFileSync(join(folder, 'a.ts'), 'two');
    expect(hashOf(folder, ['a.ts', 'absent'])).not.toBe(before);
    expect(hashOf(folder, ['a.ts', 'unrelated.ts'])).not.toBe(hashOf(folder, ['a.ts']));
  });

  test('what a set-up found is taken as it is while nothing has changed', () => {
    const { state } = givenState();
    expect(readState(folder, 'L', {})).toEqual(state);
  });

  test('another lock file or another wish of the user makes the set-up look anew for an Electron', () => {
    givenState();
    expect(readState(folder, 'M', {})).toEqual({});
    expect(readState(folder, 'L', { ELECTRON_OVERRIDE_DIST_PATH: '/elsewhere' })).toEqual({ lock: 'L' });
  });

  test('an Electron or a native module that has gone is made anew', () => {
    const { binary, module, state } = givenState();
    rmSync(module);
    expect(readState(folder, 'L', {})).toEqual({ ...state, native: undefined });
    rmSync(binary);
    expect(readState(folder, 'L', {})).toEqual({ lock: 'L' });
  });

  test('a state cut short counts as none', () => {
    givenState();
    const file = join(folder, 'node_modules/.briefcase-setup.json');
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 30));
    expect(readState(folder, 'L', {})).toEqual({});
  });

  function givenState() {
    mkdirSync(join(folder, 'node_modules'));
    const binary = join(folder, 'electron');
    const module = join(folder, 'sqlite.node');
    writeFileSync(binary, 'e');
    writeFileSync(module, 'm');
    const state = { lock: 'L', electron: { binary }, native: fingerprint(module) };
    writeState(folder, state);
    return { binary, module, state };
  }
});
