import {
  completeName, completeValue, completeWord, fitting, fixedValues, typingAt, type AnyField, type Completion, type NameCount, type Typing,
} from '../../../shared/search/complete.ts';
import { wordsOf } from '../../../shared/search/words.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { vocabulary } from './vocabulary.ts';

/** What could stand at the caret, and which part of the text it replaces; null when nothing is being typed there. */
export function complete(db: Db, text: string, caret: number): { typing: Typing; completions: Completion[] } | null {
  const typing = typingAt(text, caret);
  if (typing === null) return null;
  const completions =
    typing.field === null
      ? [...namesLike(db, typing), ...completeWord(typing, wordsLike(db, typing.start))]
      : completeValue(typing, valuesOf(db, typing.field, typing.start));
  return { typing, completions };
}

/** Names that a word may mean without its field, a few of each: shorter beginnings would mean half of them. */
const NAMED_BARE = ['speaker', 'topic', 'tag'] as const;
const NAMES = 2;
const LEAST_NAME = 3;

function namesLike(db: Db, typing: Typing): Completion[] {
  if (typing.start.length < LEAST_NAME) return [];
  return NAMED_BARE.flatMap((field) => completeName(typing, field, valuesOf(db, field, typing.start), NAMES));
}

const WORDS = 6;

function wordsLike(db: Db, start: string): NameCount[] {
  const [word, ...more] = wordsOf(start);
  if (word === undefined || more.length > 0) return [];
  return vocabulary(db)?.completions(word, WORDS).map(({ word: name, briefs }) => ({ name, briefs })) ?? [];
}

/** How many of the names that fit are counted, and how far. */
const COUNTED = 40;

interface NameTable {
  /** Every name, each once. */
  names: string;
  /** Briefs with a name, no more than needed to tell frequent from rare. */
  count: string | null;
}

const TABLES: Partial<Record<AnyField, NameTable>> = {
  topic: {
    names: 'SELECT name FROM topic',
    count: 'SELECT count(*) FROM (SELECT 1 FROM brief_topic WHERE topic_id = (SELECT id FROM topic WHERE name = ?) LIMIT 1000)',
  },
  speaker: {
    names: 'SELECT name FROM speaker',
    count: 'SELECT count(*) FROM (SELECT 1 FROM quote WHERE speaker_id = (SELECT id FROM speaker WHERE name = ?) LIMIT 1000)',
  },
  tag: {
    names: 'SELECT name FROM tag',
    count: `SELECT (SELECT count(*) FROM brief_tag WHERE tag_id = tag.id) + (SELECT count(*) FROM highlight_tag WHERE tag_id = tag.id) FROM tag WHERE name = ?`,
  },
  source: {
    names: 'SELECT DISTINCT name FROM source',
    count: null,
  },
  // The kinds and headings of the newest briefs: nearly all there are, without reading the whole archive.
  series: { names: 'SELECT DISTINCT series FROM (SELECT series FROM brief WHERE series IS NOT NULL ORDER BY id DESC LIMIT 2000)', count: null },
  in: {
    names: `SELECT heading FROM (SELECT heading FROM section ORDER BY revision_id DESC LIMIT 5000) GROUP BY heading ORDER BY count(*) DESC LIMIT 500`,
    count: null,
  },
  by: {
    names: `
      SELECT DISTINCT value FROM (SELECT authors FROM brief ORDER BY id DESC LIMIT 2000) AS recent, json_each(recent.authors)`,
    count: null,
  },
};

function valuesOf(db: Db, field: AnyField, start: string): NameCount[] {
  const fixed = fixedValues(field);
  if (fixed !== null) return fixed.map((name) => ({ name, briefs: null }));
  if (field === 'before' || field === 'after' || field === 'on') return years(db).map((name) => ({ name, briefs: null }));
  const table = TABLES[field];
  if (table === undefined) return [];
  const names = prepared<string>(db, table.names).pluck().all();
  const { count } = table;
  const fits = fitting(start, names.map((name) => ({ name, briefs: null }))).slice(0, COUNTED);
  return count === null ? fits : fits.map(({ name }) => ({ name, briefs: prepared<number>(db, count).pluck().get(name) ?? 0 }));
}

/** The years from the newest brief back to the oldest. */
function years(db: Db): string[] {
  const edge = (order: 'ASC' | 'DESC') => prepared<string>(db, `SELECT date FROM brief WHERE date IS NOT NULL ORDER BY id ${order} LIMIT 1`).pluck().get();
  const newest = edge('DESC');
  const oldest = edge('ASC');
  if (newest === undefined || oldest === undefined) return [];
  const last = Number(newest.slice(0, 4));
  const first = Math.max(Number(oldest.slice(0, 4)), last - 200);
  return Array.from({ length: last - first + 1 }, (_, back) => String(last - back).padStart(4, '0'));
}
