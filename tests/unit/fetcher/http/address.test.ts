import { expect, test } from 'vitest';
import { placeOf, placeOfName, shownAddress, splitCredentials } from '../../../../electron/fetcher/http/address.ts';

test('an address is shown without anything secret', () => {
  expect(['https://user:pass@think-tank.example:8443/a/b?key=s3cret#x', 'https://think-tank.example/', 'no address'].map(shownAddress)).toEqual(['think-tank.example:8443/a/b', 'think-tank.example', '']);
});

test('credentials in an address are taken out of it', () => {
  expect([splitCredentials('https://desk:a%20b@think-tank.example/x#y'), splitCredentials('https://think-tank.example/x'), splitCredentials('file:///etc/passwd'), splitCredentials('x')]).toEqual([
    { url: 'https://think-tank.example/x', authorization: `Basic ${Buffer.from('desk:a b').toString('base64')}` },
    { url: 'https://think-tank.example/x', authorization: null }, null, null,
  ]);
});

test('the local network is told from the public one in every dress', () => {
  const places = {
    loopback: ['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1'],
    local: ['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', 'fe80::1', 'fc00::1', 'fd12:3456::1', '::ffff:192.168.1.1', '::', 'ff02::1', '2002:c0a8:101::1', '2001:db8::1', 'nonsense'],
    public: ['8.8.8.8', '172.32.0.1', '100.128.0.1', '93.184.216.34', '2606:2800:220:1::1', '::ffff:8.8.8.8', '2001:4860:4860::8888'],
  };
  for (const [place, ips] of Object.entries(places)) expect(ips.map((ip) => [ip, placeOf(ip)])).toEqual(ips.map((ip) => [ip, place]));
});

test('a name that says where it is needs no look-up', () => {
  expect(['localhost', 'x.localhost', '[::1]', 'printer', 'nas.local', 'wiki.intranet', '10.0.0.1', 'think-tank.example', 'localhost.'].map(placeOfName))
    .toEqual(['loopback', 'loopback', 'loopback', 'local', 'local', 'local', 'local', null, 'loopback']);
});
