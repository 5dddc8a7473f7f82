import type { PostTopic } from '../../../shared/brief/brief.ts';
import { splitTopics } from '../../../shared/brief/topics.ts';
import type { TopicName } from '../../../shared/contract/calls.ts';
import type { BriefId, TopicId } from '../../../shared/ids.ts';
import { prepared, write } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { writeIndexed } from '../search-index/index-briefs.ts';

/** Makes a brief's topics exactly these, in this order. */
export function saveTopics(db: Db, briefId: BriefId, topics: readonly PostTopic[]): void {
  const before = topicsOf(db, briefId);
  const kept = asKept(db, topics);
  if (areSame(kept, before)) return;
  if (before.length > 0) prepared(db, 'DELETE FROM brief_topic WHERE brief_id = ?').run(briefId);
  const insert = prepared(db, 'INSERT INTO brief_topic (brief_id, position, topic_id) VALUES (?, ?, ?)');
  kept.forEach((topic, position) => insert.run(briefId, position, topicNamed(db, topic)));
}

export function hasTopics(db: Db, briefId: BriefId, topics: readonly PostTopic[]): boolean {
  return areSame(asKept(db, topics), topicsOf(db, briefId));
}

type Names = readonly { name: string }[];

function areSame(one: Names, other: Names): boolean {
  return one.length === other.length && one.every(({ name }, i) => name.toLowerCase() === other[i]!.name.toLowerCase());
}

export function topicsOf(db: Db, briefId: BriefId): TopicName[] {
  return prepared<{ id: TopicId; name: string; known: 0 | 1 }>(db, `
    SELECT topic.id, topic.name, topic.known
    FROM brief_topic JOIN topic ON topic.id = brief_topic.topic_id
    WHERE brief_id = +?
    ORDER BY position`).all(briefId).map((row) => ({ ...row, known: row.known === 1 }));
}

/** Known topics, in alphabetical order. */
export function listTopics(db: Db): TopicName[] {
  return prepared<{ id: TopicId; name: string }>(db, 'SELECT id, name FROM topic WHERE known = 1 ORDER BY name COLLATE NOCASE')
    .all().map((row) => ({ ...row, known: true }));
}

/** Topics the archive knows for certain: a publisher listed them, or the analyst named them. */
export function vocabulary(db: Db): string[] {
  return prepared<{ name: string }>(db, 'SELECT name FROM topic WHERE known = 1').all().map(({ name }) => name);
}

/** Adds to the vocabulary, then splits what it can split now. Answers how many names were new and how many briefs were split. */
export function addTopics(db: Db, names: readonly string[]): { added: number; split: BriefId[] } {
  return write(db, () => {
    const before = vocabulary(db).length;
    for (const name of names) topicNamed(db, { name, known: true });
    return { added: vocabulary(db).length - before, split: splitUnknownTopics(db) };
  });
}

/** Looks again at every run of topics that was left whole, and answers the briefs that changed. */
export function splitUnknownTopics(db: Db): BriefId[] {
  const runs = prepared<{ name: string }>(db, 'SELECT name FROM topic WHERE known = 0').all();
  const splittable = runs.filter(({ name }) => split(db, name) !== null);
  const changed = new Set<BriefId>();
  if (splittable.length === 0) return [];
  writeIndexed(db, (toIndex) => {
    for (const { name } of splittable) {
      const briefs = prepared<{ brief_id: BriefId }>(db, `
        SELECT brief_id FROM brief_topic JOIN topic ON topic.id = brief_topic.topic_id WHERE topic.name = ?`).all(name);
      for (const { brief_id: briefId } of briefs) {
        saveTopics(db, briefId, topicsOf(db, briefId));
        toIndex(briefId);
        changed.add(briefId);
      }
      prepared(db, 'DELETE FROM topic WHERE name = ? AND known = 0').run(name);
    }
  });
  return [...changed];
}

/** A run of topics is split when the archive knows all of its parts; otherwise it stays whole. */
function asKept(db: Db, topics: readonly PostTopic[]): PostTopic[] {
  return distinct(topics.flatMap((topic) => (topic.known ? [topic] : (split(db, topic.name) ?? [topic]))));
}

function split(db: Db, run: string): PostTopic[] | null {
  return splitTopics(run, vocabulary(db))?.map((name: string) => ({ name, known: true })) ?? null;
}

/** A topic once known stays known. */
function topicNamed(db: Db, { name, known }: PostTopic): TopicId {
  const find = prepared<{ id: TopicId; known: 0 | 1 }>(db, 'SELECT id, known FROM topic WHERE name = ?');
  const before = find.get(name);
  if (before && before.known >= Number(known)) return before.id;
  prepared(db, 'INSERT INTO topic (name, known) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET known = 1').run(name, known ? 1 : 0);
  return find.get(name)!.id;
}

function distinct(topics: readonly PostTopic[]): PostTopic[] {
  return [...new Map(topics.map((topic) => [topic.name.toLowerCase(), topic])).values()];
}
