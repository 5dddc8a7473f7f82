import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressesTyped, addressIn, splitTyped, withoutUser } from '../../shared/address/typed-address.ts';

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

test('name and password are found in every shape of an address', () => {
  expect([
    'https://a:p@ss@host/', 'https://desk:pw@site.example/@author', '<https://a:p@host.example/>', 'https://desk:pa/ss@site.example/feed', 'https:\\\\desk:pw@site.example\\a', 'https:desk:pw@site.example',
    'https//desk:pw@site.example', '//desk:pw@site.example', 'desk:pa?ss#x@site.example', 'https://desk:12/34@site.example/', 'https://u:p@[::1]:80/a', '“desk:pw@site.example”',
  ].map((typed) => [addressesTyped(typed)[0], splitTyped(typed).credentials?.password])).toEqual([
    ['https://host/', 'p@ss'], ['https://site.example/@author', 'pw'], ['https://host.example/', 'p'], ['https://site.example/feed', 'pa/ss'], ['https://site.example/a', 'pw'], ['https://site.example/', 'pw'],
    ['https://site.example/', 'pw'], ['https://site.example/', 'pw'], ['https://site.example/', 'pa?ss#x'], ['https://site.example/', '12/34'], ['https://[::1]:80/a', 'p'], ['https://site.example/', 'pw'],
  ]);
});

test('where nobody can say what is the password, nothing is asked', () => {
  expect(['https://desk:x@one.example/y@two.example/', 'desk:x@one.example?y@two.example'].map(splitTyped)).toEqual([{ address: '', credentials: null }, { address: '', credentials: null }]);
});

test('a password never comes out of an address that was typed, pasted or listed', () => {
  const MARK = 'q7Zs3cretQ';
  const noise = fc.string({ unit: fc.constantFrom('a', '1', '@', '/', ':', '?', '#', '.', '%', '&', '=', ' ', '"', '<', '>', '(', '[', ']', '\\', 'é', '%40', 'b.example'), maxLength: 6 });
  const password = fc.tuple(noise, noise).map(([before, after]) => before + MARK + after);
  const host = fc.constantFrom('site.example', 'a.b.site.example', 'site.example:8080', 'localhost', 'nas', '127.0.0.1:81', '[::1]');
  const path = fc.constantFrom('', '/', '/feed/', '/@author', '/a?b=c', '/#top', '/x/@y/z');
  const scheme = fc.constantFrom('https://', 'http://', 'HTTPS://', 'feed:https://', 'feed://', 'https:', 'http:/', 'https//', '//', '', 'rss://', 'https:\\\\', ' https://', '<https://', '“https://', 'view-source:https://', 'ftp://');
  const user = fc.constantFrom('desk', 'desk.officer', 'desk%40home', 'd', 'Ünder', '12');
  fc.assert(fc.property(scheme, user, password, host, path, (begin, name, secret, at, end) => {
    // "x@one.example/y/" before "@nas": the same as a path "/y/@nas" of one.example.
    fc.pre(!/@.*[/\\]$/.test(secret));
    const typed = `${begin}${name}:${secret}@${at}${end}`;
    const out = [splitTyped(typed).address, addressIn(typed) ?? '', ...addressesTyped(typed)].join(' ');
    return !out.includes(MARK) && !out.toLowerCase().includes(MARK.toLowerCase());
  }), { numRuns: 10_000 });
});

test('an address without a password is the same before and after', () => {
  fc.assert(fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
    fc.pre(!url.includes('@'));
    return splitTyped(url).address === url && withoutUser(url) === new URL(url).href;
  }));
});
