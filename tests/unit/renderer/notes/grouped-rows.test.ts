import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutOf } from '../../../../renderer/notes/grouped-rows.ts';

test('headings and rows stand where a list written out would have them', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 12 }), (sizes) => {
    const written = sizes.flatMap((size, group) => [{ group, row: -1 }, ...Array.from({ length: size }, () => ({ group, row: 0 }))]);
    let row = 0;
    for (const line of written) if (line.row === 0) line.row = row++;
    const layout = layoutOf(sizes, row);
    expect(layout.count).toBe(written.length);
    written.forEach((line, index) => {
      expect(layout.groupAt(index)).toBe(line.row === -1 ? line.group : null);
      if (line.row === -1) expect(layout.rowAt(index)).toBe(written[index + 1]!.row);
      else {
        expect(layout.rowAt(index)).toBe(line.row);
        expect(layout.indexOfRow(line.row)).toBe(index);
      }
      const [from, to] = layout.rowsOf(line.group);
      expect(to - from).toBe(sizes[line.group]);
    });
  }));
});

test('without groups an index is a row', () => {
  const layout = layoutOf(null, 7);
  expect([layout.count, layout.groupAt(3), layout.rowAt(3), layout.indexOfRow(3)]).toEqual([7, null, 3, 3]);
});
