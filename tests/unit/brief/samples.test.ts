import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileKind, parseFile } from '../../../shared/brief/read/file-post.ts';
import { partsOf } from '../../../shared/brief/brief-parts.ts';
import { splitTopics } from '../../../shared/brief/topics.ts';

const folder = new URL('../../../resources/samples/', import.meta.url).pathname;
const samples = readdirSync(folder).sort().map((file) => {
  const text = readFileSync(folder + file, 'utf8');
  const post = parseFile({ key: file, text, kind: fileKind(file, text) ?? 'text' });
  if (post === null) throw new Error(`${file} has no words`);
  return { file, text, post, parts: partsOf(post.body) };
});
const titles = new Set(samples.map(({ post }) => post.title));
const vocabulary = [...new Set(samples.flatMap(({ post }) => post.topics.filter(({ known }) => known).map(({ name }) => name)))];

describe('the samples that a new archive is offered', () => {
  it('are eight, in every kind of file', () => {
    const kinds = samples.map(({ file }) => file.split('.').at(-1));
    expect(['html', 'md', 'txt'].map((kind) => kinds.filter((one) => one === kind).length)).toEqual([2, 3, 3]);
  });

  it.each(samples.map((sample) => [sample.file, sample] as const))('%s comes out whole and says that it is a sample', (_, { post, parts }) => {
    expect({ ...post, body: null }).toMatchObject({ titleGuessed: false, date: expect.stringMatching(/^202[45]-\d\d-\d\d$/), series: expect.stringMatching(/^Sample /) });
    expect(parts.text).toContain('This is a sample brief. The institute, the people and the places in it are invented.');
    expect(parts.text.split(/\s+/).length).toBeGreaterThanOrEqual(300);
    expect(parts.text.split(/\s+/).length).toBeLessThanOrEqual(700);
    expect(parts.sections.length).toBeGreaterThanOrEqual(5);
    expect(parts.sections.at(-1)?.heading).toBe('Related Analysis');
    expect(parts.quotes.slice(0, 2).map(({ role }) => role)).not.toContain(null);
    expect(parts.quotes.length).toBeGreaterThanOrEqual(2);
    expect(parts.related.length).toBeGreaterThanOrEqual(2);
    expect(parts.related.filter(({ title }) => !titles.has(title))).toEqual([]);
  });

  it('know each other’s topics, so that a row of them can be split', () => {
    expect(samples.flatMap(({ post }) => post.topics.filter(({ known }) => !known).map(({ name }) => splitTopics(name, vocabulary)))).toEqual([
      ['Merrow Strait', 'Maritime Security', 'Undersea Cables', 'Velmora'],
    ]);
  });
});
