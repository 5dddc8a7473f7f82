import { expect, test } from 'vitest';
import { change, goOn, spotOf, startTrail, turn, type Left, type Spot, type Trail } from '../../../../renderer/window/trail.ts';
import type { BriefId, TextOffset } from '../../../../shared/ids.ts';

const LIBRARY: Spot = { place: { view: 'library', filter: 'all', sourceId: null }, query: '', listing: { filter: 'all', sourceId: null, sort: 'newest' }, opened: null, pane: 'list' };
const left = (listTop = 0, reading: number | null = null): Left => ({ listTop, reading: reading as TextOffset | null });
const brief = (id: number, serial = id) => ({ briefId: id as BriefId, revisionId: null, at: null, takeFocus: true, serial });
const open = (trail: Trail, id: number, how = left()): Trail => goOn(trail, { ...spotOf(trail), opened: brief(id), pane: 'reader' }, how);
/** Back or forward, which there has to be. */
const walk = (trail: Trail, way: -1 | 1, how = left(), takeFocus = true): Trail => turn(trail, way, how, takeFocus)!;

test('back comes to the brief before, where it was left, and forward to the later one', () => {
  const two = open(open(startTrail(LIBRARY), 1), 2, left(40, 512));
  const back = walk(two, -1, left(80, 90));
  expect(spotOf(back)).toMatchObject({ opened: { briefId: 1, at: { kind: 'place', offset: 512 }, takeFocus: true }, listTop: 40 });
  expect(spotOf(walk(back, 1))).toMatchObject({ opened: { briefId: 2, at: { kind: 'place', offset: 90 } }, listTop: 80 });
});

test('each opening has a number of its own, so that the reader goes there', () => {
  const two = open(open(startTrail(LIBRARY), 1), 2);
  const back = walk(two, -1);
  expect(spotOf(back).opened!.serial).not.toBe(spotOf(two).opened!.serial);
});

test('the brief that is open stays as it is when only the list beside it changes', () => {
  const reading = open(startTrail(LIBRARY), 1);
  const notes = goOn(reading, { ...spotOf(reading), place: { view: 'notes' }, pane: 'list' }, left(300, 77));
  const back = walk(notes, -1);
  expect(spotOf(back).opened).toEqual(spotOf(reading).opened);
  expect(spotOf(back)).toMatchObject({ place: LIBRARY.place, listTop: 300, pane: 'reader' });
});

test('what lay ahead is forgotten when the analyst goes on another way', () => {
  const two = open(open(startTrail(LIBRARY), 1), 2);
  const other = open(walk(two, -1), 3);
  expect(turn(other, 1, left(), true)).toBeNull();
  expect(spotOf(walk(other, -1)).opened!.briefId).toBe(1);
});

test('letters in the search box are no steps, and the matches of a search come back with its brief', () => {
  const searching = change(goOn(startTrail(LIBRARY), { ...LIBRARY, query: 'p' }, left()), { query: 'pier' });
  const at = { kind: 'matches', query: 'pier', start: null } as const;
  const found = goOn(searching, { ...spotOf(searching), opened: { ...brief(1), at } }, left());
  const on = open(found, 2, left(0, 600));
  const back = walk(on, -1);
  expect(spotOf(back)).toMatchObject({ query: 'pier', opened: { at } });
  expect(spotOf(walk(walk(back, -1), -1)).query).toBe('');
});

test('back to before the first brief shows none, and there is nothing before that', () => {
  const first = walk(open(startTrail(LIBRARY), 1), -1);
  expect(spotOf(first).opened).toBeNull();
  expect(turn(first, -1, left(), true)).toBeNull();
});

test('a day of reading keeps its last two hundred steps', () => {
  let trail = startTrail(LIBRARY);
  for (let id = 1; id <= 1000; id++) trail = open(trail, id);
  expect([trail.spots.length, spotOf(trail).opened!.briefId]).toEqual([200, 1000]);
});
