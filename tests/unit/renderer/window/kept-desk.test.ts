import { expect, test } from 'vitest';
import { parseDesk, type Desk } from '../../../../renderer/window/kept-desk.ts';

const DESK: Desk = {
  place: { view: 'library', filter: 'unread', sourceId: null },
  briefId: 77 as Desk['briefId'],
  pane: 'reader',
  sort: 'title',
  panes: { sidebar: 'icons', sidebarWidth: 230, listWidth: 410, isListHidden: true },
};

test('a desk comes back as it was kept', () => {
  expect(parseDesk(JSON.stringify(DESK))).toEqual(DESK);
});

test.each([
  ['nothing was kept', null],
  ['it was cut off', JSON.stringify(DESK).slice(0, 40)],
  ['it is no object', '[1, 2]'],
  ['its place is none that there is', JSON.stringify({ ...DESK, place: { view: 'cellar' } })],
  ['its source is no number', JSON.stringify({ ...DESK, place: { view: 'library', filter: 'all', sourceId: '1' } })],
])('the window begins as the first time when %s', (_, text) => {
  expect(parseDesk(text)).toBeNull();
});

test('what cannot be meant is left out, and the rest counts', () => {
  const odd = { ...DESK, briefId: -3, pane: 'attic', sort: 'colour', panes: { sidebar: 'none', sidebarWidth: 90_000, listWidth: 'wide', isListHidden: 'yes' } };
  expect(parseDesk(JSON.stringify(odd))).toEqual({ place: DESK.place, briefId: null, pane: 'list', sort: 'newest', panes: { sidebar: null, sidebarWidth: null, listWidth: null, isListHidden: false } });
});
