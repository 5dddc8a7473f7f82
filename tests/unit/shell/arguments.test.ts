import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCommand } from '../../../electron/command-line/arguments.ts';
import { readOptions } from '../../../electron/options.ts';

const read = (line: string) => readCommand(line.split(' ').filter((word) => word !== ''), '/desk');

describe('the words of the command line', () => {
  test.each([
    ['import a.txt b', { name: 'import', paths: ['/desk/a.txt', '/desk/b'], archive: null, json: false }],
    ['import a.txt --archive there --json', { name: 'import', paths: ['/desk/a.txt'], archive: '/desk/there', json: true }],
    ['--archive there list --limit 5 --unread', { name: 'list', archive: '/desk/there', limit: 5, offset: 0, filter: 'unread' }],
    ['show 774638239744', { name: 'show', id: 774638239744, revision: null }],
    ['show 12 --revision 2', { name: 'show', id: 12, revision: 2 }],
    ['search kindness is weakness', { name: 'search', query: 'kindness is weakness', sort: 'relevance', limit: 20 }],
    ['highlights --colour blue --colour pink', { name: 'highlights', colours: ['blue', 'pink'], briefId: null }],
    ['topics add Iran', { name: 'topics add', names: ['Iran'] }],
    ['topics list', { name: 'topics list' }],
    ['check --json', { name: 'check', json: true }],
    ['--help', { name: 'help' }],
    ['list --help', { name: 'help' }],
  ])('“%s” is understood', (line, command) => {
    expect(read(line)).toMatchObject(command);
  });

  test('a query keeps its quotation marks and its minus signs after --', () => {
    expect(readCommand(['search', '--json', '--', '"kindness is weakness"', '-fear'], '/')).toMatchObject({ query: '"kindness is weakness" -fear' });
  });

  test.each([
    [''], ['fly'], ['import'], ['show'], ['show abc'], ['show 1 2'], ['search'], ['list --limit many'], ['list --limit -1'], ['list --unread --starred'], ['list extra'],
    ['highlights --colour mauve'], ['highlights --brief x'], ['topics'], ['topics add'], ['topics drop x'], ['check --wrong'], ['--archive'],
  ])('“%s” is refused with one sentence', (line) => {
    expect(read(line)).toEqual({ usage: expect.stringMatching(/^[^\n]+[.?]$/) });
  });

  test('no words are too strange', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('import', 'show', 'search', '--json', '--limit', '--archive', '--', '-')), { maxLength: 6 }), (words) => {
      const command = readCommand(words, '/desk');
      expect('usage' in command || typeof command.name === 'string').toBe(true);
    }));
  });
});

describe('the arguments of the app', () => {
  test('a folder for the archive and files to import', () => {
    expect(readOptions(['--archive', 'mine', 'brief.txt'], '/desk', false)).toEqual({ archive: '/desk/mine', command: null, paths: ['/desk/brief.txt'] });
  });

  test('the word of a command makes it one, and Chromium keeps its own switches', () => {
    expect(readOptions(['--no-sandbox', 'list', '--json'], '/desk', false).command).toEqual(['list', '--json']);
    expect(readOptions(['changes'], '/desk', false).command).toEqual(['changes']);
  });

  test('a caller who says that it is a command gets the usage for a wrong word', () => {
    expect(readOptions(['lits'], '/desk', true).command).toEqual(['lits']);
  });
});
