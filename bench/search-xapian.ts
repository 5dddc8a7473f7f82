import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../electron/store/kernel/database.ts';
import { loadVocabulary } from '../electron/store/search/index.ts';
import { indexedText } from '../shared/search/words.ts';
import { inFolder } from './in-folder.ts';
import type { Figure } from './row.ts';
import { best, byDate, questionsFor } from './search-questions.ts';
import { inTurn, summary } from './timed.ts';

/* Xapian, on the same texts and questions. */

/** Ours beside Xapian's in the place of a floor: where the ratio is above one, we are behind. Two programs take turns badly, so theirs comes after ours. */
export function xapianFigures(db: Db): Figure[] {
  const python = ['/usr/bin/python3', 'python3'].find((name) => spawnSync(name, ['-c', 'import xapian']).status === 0);
  const script = join(process.env['BRIEFCASE_ROOT'] ?? '.', 'bench/search-xapian.py');
  if (python === undefined || !existsSync(script)) {
    console.error('Xapian is not installed (Debian: python3-xapian): nothing to compare with');
    return [];
  }
  const vocabulary = loadVocabulary(db);
  const asked = questionsFor(db, vocabulary);
  const kinds: [name: string, ours: readonly string[], theirs: readonly string[]][] = [
    ['rare word', asked.rare, asked.rare],
    ['common word (30% of briefs)', asked.common, asked.common],
    ['two common words', asked.both, asked.both],
    ['phrase of two words', asked.phrase, asked.phrase],
    ['NEAR', asked.near, asked.near.map((query) => query.replace(/^NEAR\((\S+) (\S+), (\d+)\)$/, (_, one: string, two: string, words: string) => `${one} NEAR/${Number(words) + 1} ${two}`))],
  ];
  return inFolder('xapian', (folder) => {
    const text = writeTexts(db, join(folder, 'briefs.jsonl'));
    writeFileSync(join(folder, 'questions.json'), JSON.stringify(Object.fromEntries(kinds.map(([name, , theirs]) => [name, theirs]))));
    const run = spawnSync(python, [script, folder], { encoding: 'utf8', maxBuffer: 2 ** 26 });
    if (run.status !== 0) throw new Error(`Xapian failed: ${run.stderr}`);
    const answer = JSON.parse(run.stdout) as { load: number; size: number; times: Record<string, { ranked: number[]; newest: number[] }> };
    const beside = (name: string, ask: (query: string) => () => unknown, queries: readonly string[], times: readonly number[]): Figure[] => {
      const ours = inTurn(queries.map(ask), queries.map(() => () => {})).ours;
      const theirs = summary(times);
      const behind = (mine: number, other: number) => (mine > other ? `behind Xapian by ${(mine - other).toFixed(2)} ms` : 'ahead of Xapian');
      return [
        { name: `${name}, p50`, value: ours.p50, unit: 'ms', floor: theirs.p50, bound: null, note: behind(ours.p50, theirs.p50) },
        { name: `${name}, p95`, value: ours.p95, unit: 'ms', floor: theirs.p95, bound: null, note: behind(ours.p95, theirs.p95) },
      ];
    };
    return [
      ...kinds.flatMap(([name, queries]) => [
        ...beside(`beside Xapian: ${name}, newest first`, byDate(db), queries, answer.times[name]?.newest ?? []),
        ...beside(`beside Xapian: ${name}, ranked`, best(db, vocabulary), queries, answer.times[name]?.ranked ?? []),
      ]),
      { name: 'Xapian: index, of the text', value: answer.size / text, unit: 'x', floor: null, bound: null, note: 'for comparison' },
      { name: 'Xapian: briefs indexed a second', value: answer.load, unit: 'per s', floor: null, bound: null, note: 'for comparison' },
    ];
  });
}

/** A line a brief, oldest first; answers the bytes of text in all. A million briefs do not fit into memory at once. */
function writeTexts(db: Db, file: string): number {
  const out = openSync(file, 'w');
  let bytes = 0;
  const briefs = db.prepare<[], { id: number; title: string; text: string }>(`
    SELECT brief.id, brief.title, text FROM brief JOIN revision ON revision.id = revision_id ORDER BY brief.id`);
  for (const { id, title, text } of briefs.iterate()) {
    bytes += Buffer.byteLength(text);
    writeSync(out, `${JSON.stringify([id, indexedText(`${title}\n${text}`)])}\n`);
  }
  closeSync(out);
  return bytes;
}
