/** What an earlier set-up found, kept in node_modules so that `npm ci` forgets it. */
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'node_modules/.briefcase-setup.json';

/** The remembered state for this lock file and environment, or `{}` when there is none that still holds. */
export function readState(root, lock, env = process.env) {
  const file = join(root, FILE);
  if (!existsSync(file)) return {};
  const state = parse(readFileSync(file, 'utf8'));
  if (state?.lock !== lock) return {};
  const { electron, native } = state;
  const sameWish = (state.override ?? null) === (env.ELECTRON_OVERRIDE_DIST_PATH ?? null);
  const electronHolds = sameWish && electron !== undefined && existsSync(electron.binary);
  if (!electronHolds) return { lock };
  return native && isUnchanged(native) ? state : { ...state, native: undefined };
}

export function writeState(root, state) {
  const file = join(root, FILE);
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(state, null, 2));
  renameSync(`${file}.${process.pid}`, file);
}

/** A file's size and time, by which a change is noticed; size null stands for a file that must not be there. */
export function fingerprint(file) {
  if (!existsSync(file)) return { file, size: null, time: null };
  const { size, mtimeMs } = statSync(file);
  return { file, size, time: mtimeMs };
}

function isUnchanged(remembered) {
  const now = fingerprint(remembered.file);
  return now.size === remembered.size && now.time === remembered.time;
}

/** A file cut short by a full disk or a kill counts as none. */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
