import { app } from 'electron';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FirstAnswers } from '../shared/contract/first-answers.ts';

/*
 * The window paints its list before the store has started: the store's last answers are kept beside the archive, with
 * the state of the archive's files. They are used only while not one byte was written to the archive since, by whomever.
 */

interface Kept {
  /** Another Briefcase may shape its answers otherwise. */
  briefcase: string;
  files: string;
  answers: FirstAnswers;
}

const fileIn = (archive: string) => join(archive, 'first-answers.json');

/** The store's answers when it closed this archive; null when there are none, or when the archive has been written to since. */
export function firstAnswers(archive: string): FirstAnswers | null {
  try {
    const kept = JSON.parse(readFileSync(fileIn(archive), 'utf8')) as Kept;
    return kept.briefcase === app.getVersion() && kept.files === stateOf(archive) ? kept.answers : null;
  } catch {
    // The first start, or a file that was cut off: the store will answer.
    return null;
  }
}

/** Keeps the store's answers. Called when it has closed the archive. Failing to is no reason to disturb anybody. */
export function keepFirstAnswers(archive: string, answers: FirstAnswers): void {
  try {
    const file = fileIn(archive);
    const kept: Kept = { briefcase: app.getVersion(), files: stateOf(archive), answers };
    writeFileSync(`${file}.new`, JSON.stringify(kept));
    renameSync(`${file}.new`, file);
  } catch (error) {
    console.error('the first answers were not kept', error);
  }
}

/** Every commit changes the database file or its log. */
function stateOf(archive: string): string {
  return ['archive.db', 'archive.db-wal'].map((name) => {
    const state = statSync(join(archive, name), { bigint: true, throwIfNoEntry: false });
    return state ? `${state.ino} ${state.size} ${state.mtimeNs}` : 'none';
  }).join(', ');
}
