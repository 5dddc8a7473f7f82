import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOpml } from '../../../shared/feed/opml.ts';
import { writeOpml } from '../../../shared/feed/write-opml.ts';

describe('a list of feeds from another reader', () => {
  test('gives every feed in it once, however deep it stands', () => {
    expect(readOpml(`<?xml version="1.0"?>
      <opml version="1.1"><head><title>Mine</title></head><body>
        <outline text="Think tanks"><outline text="Port &amp; Sea" type="rss" xmlUrl="https://port.example/feed/?a=1&amp;b=2"/>
          <outline text="More"><outline title="Inner" XMLURL="http://inner.example/rss"/></outline></outline>
        <outline text="Twice" xmlUrl="https://port.example/feed/?a=1&amp;b=2"/>
        <outline xmlUrl="https://nameless.example/"/><outline text="No feed" htmlUrl="https://page.example/"/><outline text="Odd" xmlUrl="javascript:1"/>
      </body></opml>`)?.sort((one, other) => one.address.localeCompare(other.address))).toEqual([
      { name: 'Inner', address: 'http://inner.example/rss', home: null }, { name: 'nameless.example', address: 'https://nameless.example/', home: null },
      { name: 'Port & Sea', address: 'https://port.example/feed/?a=1&b=2', home: null },
    ]);
  });

  test.each(['', 'not xml', '<html><body><outline xmlUrl="https://a.example/"/></body></html>', '<opml>', '{"a":1}', '<opml><body><outline xmlUrl="%%%"/></body></opml>'])('“%s” names no feed', (text) => {
    expect(readOpml(text) ?? []).toEqual([]);
  });

  test('names addresses as other programs write them, and never a password', () => {
    const list = ['feed://a.example/rss', 'feed:https://b.example/rss', ' https://c.example/rss\n', 'www.d.example/rss', '//e.example/rss', 'f.example', '&lt;https://g.example/&gt;', 'rss://h.example/x',
      'https://desk:q7Zs3cret@i.example/rss', 'desk:q7Zs/3cret@j.example/rss', 'notes.txt y', '/local/path', 'c:\\feeds\\x.xml', 'mailto:desk@k.example'];
    expect(readOpml(`<opml version="2.0"><body>${list.map((address) => `<outline xmlUrl="${address}"/>`).join('')}</body></opml>`)?.map(({ address }) => address)).toEqual([
      'http://a.example/rss', 'https://b.example/rss', 'https://c.example/rss', 'https://www.d.example/rss', 'https://e.example/rss', 'https://f.example/', 'https://g.example/', 'http://h.example/x',
      'https://i.example/rss', 'https://j.example/rss',
    ]);
  });

  test('that Briefcase wrote is read back as it was', () => {
    const source = fc.record({ name: fc.string({ unit: 'grapheme', minLength: 1 }), host: fc.domain(), home: fc.option(fc.webUrl()) });
    fc.assert(fc.property(fc.uniqueArray(source, { selector: ({ host }) => host }), (sources) => {
      const written = sources.map(({ name, host, home }) => ({ name, home, address: `https://${host}/feed/?a=1&b=<2>` }));
      const read = readOpml(writeOpml(written, 'Mine', 'Sun, 01 Mar 2026 12:00:00 GMT'));
      expect(read!.map(({ address }) => address)).toEqual(written.map(({ address }) => new URL(address).href));
    }));
  });
});
