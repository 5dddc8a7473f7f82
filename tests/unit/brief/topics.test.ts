import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTopics, splitTopics } from '../../../shared/brief/topics.ts';
import { topicsOf } from '../../../shared/brief/read/topics-line.ts';

describe('topics in a row', () => {
  const vocabulary = ['Ports', 'Ports and Shipping', 'Shipping', 'Sanctions', 'Black Sea', 'Sea'];

  it('are split when the archive knows every one of them', () => {
    expect(splitTopics('Ports Ports and Shipping Black Sea', vocabulary)).toEqual(['Ports', 'Ports and Shipping', 'Black Sea']);
    expect(splitTopics('ports and shipping  SANCTIONS', vocabulary)).toEqual(['Ports and Shipping', 'Sanctions']);
    expect(splitTopics('Ports Ports Unknown', vocabulary)).toBeNull();
    expect(splitTopics('', vocabulary)).toBeNull();
    expect(splitTopics('Ports', [])).toBeNull();
  });

  it('stay whole and are marked when it does not', () => {
    expect(readTopics('Ports Unknown', vocabulary)).toEqual([{ name: 'Ports Unknown', known: false }]);
    expect(readTopics('Fish; Ports Sanctions, Fish', vocabulary)).toEqual([{ name: 'Fish', known: true }, { name: 'Ports', known: true }, { name: 'Sanctions', known: true }]);
  });

  it('are never fewer words than the row had, and the fewest topics that fit', () => {
    const words = fc.constantFrom('a', 'b', 'c');
    const name = fc.array(words, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
    fc.assert(fc.property(fc.array(name, { maxLength: 5 }), fc.array(words, { minLength: 1, maxLength: 7 }), (known, row) => {
      const ways = (from: number): string[][] => (from === row.length ? [[]] : [...new Set(known)].flatMap((topic) => {
        const length = topic.split(' ').length;
        return row.slice(from, from + length).join(' ') === topic ? ways(from + length).map((rest) => [topic, ...rest]) : [];
      }));
      const all = ways(0);
      const found = splitTopics(row.join(' '), known);
      expect(found?.join(' ') ?? null).toBe(all.length === 0 ? null : row.join(' '));
      if (found !== null) expect(found.length).toBeLessThanOrEqual(Math.min(...all.map((way) => way.length)) + 1);
    }));
  });
});

describe('the last line of a brief', () => {
  const line = (text: string, place: Partial<{ afterRelated: boolean; isApart: boolean }> = {}): string | null => topicsOf({ text, afterRelated: false, isApart: false, ...place }, ['Trade', 'Black Sea']);
  it('is its topics when nothing else looks like it', () => {
    expect(line('Iran Iran Global Threat Network Russia')).toBe('Iran Iran Global Threat Network Russia');
    expect(line('Iran Russia', { afterRelated: true })).toBe('Iran Russia');
    expect(line('Military and Political Power', { isApart: true })).toBe('Military and Political Power');
    expect(line('Topics: Iran, Russia')).toBe('Iran, Russia');
    expect(line('Trade Black Sea', { isApart: true })).toBe('Trade Black Sea');
  });

  it('is not a sentence, a title with its author, or a signature', () => {
    expect(line('The talks go on.', { afterRelated: true, isApart: true })).toBeNull();
    expect(line('“A Title,” by Jane Roe', { afterRelated: true })).toBeNull();
    expect(line('Jane Roe', { isApart: true })).toBeNull();
    expect(line('Washington')).toBeNull();
    expect(line('the end of the matter', { afterRelated: true })).toBeNull();
  });
});
