import { expect, test } from 'vitest';
import { splitTyped } from '../../shared/address/typed-address.ts';

test('a name and a password that stand in an address are taken out of it', () => {
  expect([
    'https://desk:s%40cret@site.example/a?b=c#d', ' http://desk:abcd efgh@site.example', 'desk:secret@site.example/feed', 'https://desk@site.example/', 'feed:https://desk:x:y@site.example/',
    'https://site.example/@author', 'https://site.example/?mail=a@b.example', 'site.example', '',
  ].map(splitTyped)).toEqual([
    { address: 'https://site.example/a?b=c#d', credentials: { user: 'desk', password: 's@cret' } },
    { address: ' http://site.example', credentials: { user: 'desk', password: 'abcd efgh' } },
    { address: 'site.example/feed', credentials: { user: 'desk', password: 'secret' } },
    { address: 'https://site.example/', credentials: null },
    { address: 'feed:https://site.example/', credentials: { user: 'desk', password: 'x:y' } },
    { address: 'https://site.example/@author', credentials: null },
    { address: 'https://site.example/?mail=a@b.example', credentials: null },
    { address: 'site.example', credentials: null },
    { address: '', credentials: null },
  ]);
});
