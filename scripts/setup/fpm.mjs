#!/usr/bin/env node
/** Stands in for fpm, which electron-builder calls for deb and rpm: does the same with dpkg-deb and rpmbuild. */
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildDeb } from './fpm-deb.mjs';
import { buildRpm } from './fpm-rpm.mjs';
import { readFpmWords } from './fpm-words.mjs';

const wanted = readFpmWords(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'briefcase-package-'));
try {
  const tree = join(folder, 'tree');
  for (const { from, to } of wanted.files) place(from, join(tree, to));
  const build = { deb: buildDeb, rpm: buildRpm }[wanted.target];
  if (!build) throw new Error(`This fpm makes deb and rpm, not ${wanted.target}.`);
  build(wanted, tree, folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Copies a file that all may read, or a folder's content where `from` ends in a slash, as fpm has it. */
function place(from, to) {
  mkdirSync(from.endsWith('/') ? to : dirname(to), { recursive: true });
  if (from.endsWith('/')) return cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  copyFileSync(from, to);
  chmodSync(to, 0o644);
}
