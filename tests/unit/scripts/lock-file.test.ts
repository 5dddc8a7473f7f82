import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Locked {
  version: string;
  integrity?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const root = join(import.meta.dirname, '../../..');
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
const locked = Object.entries(packages).filter(([place]) => place !== '');

test('the lock file pins every package by its content and names no host', () => {
  expect(locked.filter(([, { integrity }]) => !integrity)).toEqual([]);
  expect(locked.filter(([, { resolved }]) => resolved)).toEqual([]);
});

/** npm leaves out, without a word, what the registry did not have at the time; `npm ci` then refuses the whole file. */
test('the lock file has the builds for every platform', () => {
  const missing = locked.flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isReachable(place, name)).map((name) => `${name} of ${place}`),
  );
  expect(missing).toEqual([]);
});

/** Whether a package at `place` finds `name` in its own node_modules or in one above. */
function isReachable(place: string, name: string): boolean {
  const above = place.lastIndexOf('/node_modules/');
  return `${place}/node_modules/${name}` in packages
    || (above >= 0 ? isReachable(place.slice(0, above), name) : `node_modules/${name}` in packages);
}
