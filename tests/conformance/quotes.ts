import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { partsOf } from '../../shared/brief/brief-parts.ts';
import { parseFile } from '../../shared/brief/read/file-post.ts';
import { scoreDocument, type FoundQuote, type LabelledQuote, type Score } from './quotes-scoring.ts';
import type { Suite } from './suite.ts';

const LEAST_RECALL = 95;
const LEAST_PRECISION = 98;
const LEAST_ROLES = 90;

/** DIR has `docs/` and `gold.json`: { file: { quotes: labels } }. */
export const suite: Suite = {
  name: 'quotes',
  bar: `recall of certain quotes at least ${LEAST_RECALL} %, precision at least ${LEAST_PRECISION} %, roles at least ${LEAST_ROLES} %`,
  async run(dataDir, { limit }) {
    const gold = JSON.parse(readFileSync(join(dataDir, 'gold.json'), 'utf8')) as Record<string, { quotes: LabelledQuote[] }>;
    const files = Object.keys(gold).sort().slice(0, limit ?? undefined);
    const score: Score = { must: 0, hit: 0, found: 0, right: 0, wrongSpeaker: 0, noSpeech: 0, notLabelled: 0, roles: 0, rolesRight: 0, failures: [] };
    for (const file of files) {
      scoreDocument(score, file, gold[file]?.quotes ?? [], quotesInFile(file, readFileSync(join(dataDir, 'docs', file), 'utf8')));
    }
    const judged = score.right + score.wrongSpeaker + score.noSpeech;
    const [recall, precision, roles] = [share(score.hit, score.must), share(score.right, judged), share(score.rolesRight, score.roles)];
    return {
      passed: score.hit,
      failed: score.failures.length,
      failures: score.failures,
      figures: {
        documents: files.length,
        'recall of certain quotes, %': `${recall.toFixed(1)} (${score.hit} of ${score.must})`,
        'precision, %': `${precision.toFixed(1)} (${score.right} of ${judged})`,
        'roles, %': `${roles.toFixed(1)} (${score.rolesRight} of ${score.roles})`,
        'wrong speaker': score.wrongSpeaker,
        'no speech': score.noSpeech,
        'found on unlabelled words': score.notLabelled,
      },
      ok: files.length > 0 && recall >= LEAST_RECALL && precision >= LEAST_PRECISION && roles >= LEAST_ROLES,
    };
  },
};

/** The quotes of a file as the archive would keep them. */
export function quotesInFile(name: string, text: string): FoundQuote[] {
  const post = parseFile({ key: name, text, kind: 'text' });
  return post === null ? [] : partsOf(post.body, [post.title, ...post.authors].join('\n')).quotes;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}
