import { describe, expect, test } from 'vitest';
import { readCommand } from '../../../electron/command-line/arguments.ts';

const read = (...words: string[]) => readCommand(words, '/desk');

describe('the words about sources', () => {
  test.each([
    [['sources', 'list'], { name: 'sources list' }],
    [['sources', 'add', 'port.example'], { name: 'sources add', address: 'port.example', kind: null, wishes: {} }],
    [['sources', 'add', 'port.example', '--kind', 'feed', '--name', 'Ports', '--every', '6h'], { name: 'sources add', kind: 'feed', wishes: { name: 'Ports', everyMinutes: 360 } }],
    [['sources', 'add', 'port.example', '--topic', 'Iran', '--topic', 'Ports & Sea', '--images', 'off'], { wishes: { topics: ['Iran', 'Ports & Sea'], withImages: false } }],
    [['sources', 'set', '3', '--every', 'never', '--pause'], { name: 'sources set', source: { id: 3 }, wishes: { everyMinutes: null, isPaused: true } }],
    [['sources', 'set', 'Port Notes', '--all-topics', '--resume', '--user', ''], { source: { name: 'Port Notes' }, wishes: { topics: null, isPaused: false, user: null } }],
    [['sources', 'set', '3', '--post-type', 'event', '--post-type', 'post'], { wishes: { types: ['event', 'post'] } }],
    [['sources', 'remove', '3'], { name: 'sources remove', source: { id: 3 } }],
    [['sources', 'log', '3', '--limit', '5'], { name: 'sources log', limit: 5 }],
    [['sources', 'import', 'feeds.opml'], { name: 'sources import', path: '/desk/feeds.opml' }],
    [['sources', 'export', '--json'], { name: 'sources export', json: true }],
    [['sync'], { name: 'sync', sources: [], everything: false }],
    [['sync', '1', 'Port Notes', '--everything', '--archive', 'there'], { name: 'sync', sources: [{ id: 1 }, { name: 'Port Notes' }], everything: true, archive: '/desk/there' }],
  ])('%j are understood', (words, command) => {
    expect(read(...words)).toMatchObject(command);
  });

  test.each([
    [['sources']], [['sources', 'fly']], [['sources', 'add']], [['sources', 'add', 'a', 'b']], [['sources', 'add', 'a', '--kind', 'gopher']], [['sources', 'set', '3']],
    [['sources', 'set', '3', '--every', '5m']], [['sources', 'set', '3', '--every', 'often']], [['sources', 'set', '3', '--pause', '--resume']],
    [['sources', 'set', '3', '--images', 'some']], [['sources', 'set', '3', '--topic', 'x', '--all-topics']], [['sources', 'log', '3', '--limit', '0']], [['sync', '--fast']],
    [['sources', 'list', 'all']], [['sources', 'add', 'a', '--name', ' ']],
  ])('%j are refused with one sentence', (words) => {
    expect(read(...words)).toEqual({ usage: expect.stringMatching(/^[^\n]+[.?]$/) });
  });
});
