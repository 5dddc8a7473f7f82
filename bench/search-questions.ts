import type { Db } from '../electron/store/kernel/database.ts';
import { newest } from '../electron/store/search/find.ts';
import { ranked } from '../electron/store/search/rank.ts';
import { parse } from '../shared/search/parse.ts';
import { planFor } from '../shared/search/plan.ts';
import { rankingFor } from '../shared/search/ranking.ts';
import { wordsOf } from '../shared/search/words.ts';
import type { Vocabulary } from '../shared/search/vocabulary.ts';

/* What the benches of search ask an archive, and how it is asked. */

const CASES = 60;
export const SHOWN = 20;

export interface Questions {
  rare: string[];
  common: string[];
  both: string[];
  phrase: string[];
  near: string[];
  commonInMonth: string[];
  titleInYear: string[];
  /** Words as they grow letter by letter. */
  keystrokes: string[];
  remembered: string[];
}

/** The same archive always gives the same questions. */
export function questionsFor(db: Db, vocabulary: Vocabulary): Questions {
  const total = db.prepare<unknown[], number>('SELECT count(*) FROM brief').pluck().get() ?? 0;
  const texts = db.prepare<unknown[], string>(`
    SELECT text FROM brief JOIN revision ON revision.id = revision_id ORDER BY (brief.id * 7919) % 104729 LIMIT 400`).pluck().all();
  const words = [...new Set(texts.flatMap((text) => wordsOf(text).slice(40, 60)))].map((word) => ({ word, briefs: vocabulary.briefsWith(word) }));
  const near = (share: number) => [...words].sort((a, b) => Math.abs(a.briefs - total * share) - Math.abs(b.briefs - total * share)).map(({ word }) => word);
  const common = near(0.3).slice(0, 12);
  const rare = words.filter(({ briefs, word }) => briefs >= 2 && briefs <= Math.max(20, total / 2_000) && !/^(?:19|20)\d\d$/.test(word)).map(({ word }) => word).slice(0, CASES);
  const pairs = texts.slice(0, CASES).map((text) => wordsOf(text).filter((word) => /^[a-z]+$/.test(word)).slice(50, 53));
  return {
    rare,
    common,
    both: common.map((word, at) => `${word} ${common[(at + 1) % common.length] ?? ''}`),
    phrase: pairs.map(([one, two]) => `"${one} ${two}"`),
    near: pairs.map(([one, , three]) => `NEAR(${one} ${three}, 5)`),
    commonInMonth: Array.from({ length: CASES }, (_, at) => `${common[at % common.length] ?? ''} ${2008 + (at % 17)}-0${1 + (at % 9)}`),
    titleInYear: Array.from({ length: CASES }, (_, at) => `title:${common[at % common.length] ?? ''} ${2008 + (at % 17)}`),
    keystrokes: near(0.05).slice(0, 12).flatMap((word) => Array.from(word, (_, at) => word.slice(0, at + 1))),
    remembered: texts.slice(0, CASES).map((text) => {
      const sentence = wordsOf(text.split('. ')[3] ?? text).slice(0, 14);
      return sentence.map((word, at) => (at === 5 ? 'elsewhere' : at === 8 && word.length > 4 ? `${word.slice(0, 2)}${word.slice(3)}` : word)).join(' ');
    }),
  };
}

/** From text to ids, the newest first. */
export const byDate = (db: Db) => (query: string) => () => newest(db, planFor(parse(query).query), 0, SHOWN);

/** The same, the best first. */
export const best = (db: Db, vocabulary: Vocabulary) => (query: string) => () => {
  const tree = parse(query).query;
  return ranked(db, planFor(tree), 0, SHOWN, rankingFor(tree, vocabulary)).found;
};
