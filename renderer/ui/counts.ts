const NUMBER = new Intl.NumberFormat('en');

/** "1,204" */
export const number = (count: number): string => NUMBER.format(count);

/** "1 highlight", "1,204 highlights" */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;
