import { greatest } from './normal/long-lists.ts';
import type { PostTopic } from './brief.ts';
import { folded } from './vocabulary.ts';

/**
 * Splits topics that were printed in a row without separators: "Iran Iran Global Threat Network Russia". Every word
 * must belong to a topic of the vocabulary; of several ways, the one with the fewest topics (a repeated one counts
 * more), then the longest first topic. The names come back as the vocabulary spells them; null when there is no way.
 */
export function splitTopics(line: string, vocabulary: readonly string[]): string[] | null {
  const words = folded(line).split(' ').filter((word) => word !== '');
  if (words.length === 0 || words.length > 200) return null;
  const names = new Map(vocabulary.map((name) => [folded(name), name]));
  const longest = greatest([...names.keys()].map((name) => name.split(' ').length));
  /** The best way to split the words from `start` on. */
  const best: (string[] | null)[] = Array.from({ length: words.length + 1 }, () => null);
  best[words.length] = [];
  for (let start = words.length - 1; start >= 0; start -= 1) {
    for (let length = Math.min(longest, words.length - start); length > 0; length -= 1) {
      const name = names.get(words.slice(start, start + length).join(' '));
      const rest = best[start + length];
      if (name === undefined || rest === null || rest === undefined) continue;
      const way = [name, ...rest];
      if (best[start] === null || cost(way) < cost(best[start] as string[])) best[start] = way;
    }
  }
  return best[0] ?? null;
}

/**
 * The line as topics: split by the vocabulary or by printed separators; a run that neither splits stays whole and is
 * marked.
 */
export function readTopics(line: string, vocabulary: readonly string[]): PostTopic[] {
  const split = splitTopics(line, vocabulary);
  if (split !== null) return distinct(split.map((name) => ({ name, known: true })));
  const parts = line.split(/\s*[,;|•·]\s*|\s+\/\s+/).map((part) => part.trim()).filter((part) => part !== '');
  if (parts.length < 2) return parts.map((name) => ({ name, known: false }));
  const names = parts.flatMap((part) => splitTopics(part, vocabulary) ?? [part]);
  return distinct(names.map((name) => ({ name, known: true })));
}

/** Each topic once; a known one wins. */
export function distinct(topics: readonly PostTopic[]): PostTopic[] {
  const byName = new Map<string, PostTopic>();
  for (const topic of topics) {
    const before = byName.get(folded(topic.name));
    if (before === undefined || (topic.known && !before.known)) byName.set(folded(topic.name), topic);
  }
  return [...byName.values()];
}

function cost(topics: readonly string[]): number {
  return topics.length + (topics.length - new Set(topics).size) * 0.5;
}
