import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT } from './app.ts';
import { ELECTRON } from './command.ts';

/** `words`: the pages of the index are gone, its outline stands. `outline`: nothing can be read from it and nothing written to it. */
const DAMAGE = {
  words: 'DELETE FROM brief_search_data WHERE id > 10',
  outline: `UPDATE brief_search_data SET block = x'00' WHERE id = 10`,
};

/** Damages the search index of an archive that nobody has open, as a disk might; SQLite lets nobody write there by itself. */
export async function damageIndex(folder: string, how: keyof typeof DAMAGE): Promise<void> {
  const program = `
    const db = new (require('better-sqlite3'))(process.argv[1]);
    db.unsafeMode(true);
    if (db.prepare(process.argv[2]).run().changes === 0) throw new Error('there was nothing to damage');
    db.close();`;
  await promisify(execFile)(ELECTRON, ['-e', program, join(folder, 'archive.db'), DAMAGE[how]], { cwd: PROJECT, env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
}
