import { describe, expect, it } from 'vitest';
import { directionOf } from '../../../../renderer/page/direction.ts';

describe('which way a brief runs', () => {
  it.each([
    ['ltr', 'The port froze in the night.'],
    ['rtl', 'הנמל קפא בלילה, ואיש לא ידע מתי ייפתח שוב.'],
    ['rtl', 'تجمد الميناء في الليل ولم يعرف أحد متى سيفتح.'],
    ['rtl', 'NATO: הנמל הצפוני נסגר לחורף אחרי שלושה שבועות של קרח'],
    ['ltr', 'שלום, said the harbour master, and the harbour stayed open all winter.'],
    ['ltr', '港口在夜间结冰。'],
    ['ltr', '12 % – 07:30'],
    ['ltr', ''],
  ])('%s: %s', (direction, text) => {
    expect(directionOf(text)).toBe(direction);
  });
});
