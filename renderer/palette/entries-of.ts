import type { BriefTitle, Names, SavedSearch } from '../../shared/contract/calls.ts';
import { filterText } from '../../shared/search/filters.ts';
import { shortDay } from '../ui/dates.ts';
import type { Command, Entry } from './entry.ts';

/* Everything quick open knows, as entries. */

export const commandEntries = (commands: readonly Command[]): Entry[] =>
  commands.map((command) => ({ id: `command ${command.name}`, name: command.name, detail: '', target: { kind: 'command', command } }));

export const searchEntries = (searches: readonly SavedSearch[]): Entry[] =>
  searches.map(({ id, name, query }) => ({ id: `search ${id}`, name, detail: query, target: { kind: 'search', query } }));

export const briefEntries = (titles: readonly BriefTitle[]): Entry[] =>
  titles.map(({ id, title, date }) => ({ id: `brief ${id}`, name: title, detail: date === null ? '' : shortDay(date), target: { kind: 'brief', briefId: id } }));

export function nameEntries({ speakers, topics, tags, notes }: Names): Entry[] {
  const named = (kind: 'speaker' | 'topic' | 'tag', names: readonly string[]): Entry[] =>
    names.flatMap((name) => {
      const query = filterText({ field: kind, name });
      return query === null ? [] : [{ id: `${kind} ${name}`, name, detail: '', target: { kind, query: `${query} ` } }];
    });
  return [
    ...named('speaker', speakers),
    ...named('topic', topics),
    ...named('tag', tags),
    ...notes.map(({ briefId, highlightId, noteId, text, title }): Entry => ({
      id: `note ${noteId}`, name: text.replace(/\s+/g, ' ').trim(), detail: title, target: { kind: 'note', briefId, highlightId },
    })),
  ];
}
