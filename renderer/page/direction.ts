/** Letters of scripts that are written from the right. */
const FROM_RIGHT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}]/u;
/** Letters that are looked at. */
const LETTERS = 400;

/** Which way a text runs as a whole: the way of most of its first letters. A block may still run the other way. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const letters = text.slice(0, 10 * LETTERS).match(/\p{L}/gu)?.slice(0, LETTERS) ?? [];
  return letters.filter((letter) => FROM_RIGHT.test(letter)).length > letters.length / 2 ? 'rtl' : 'ltr';
}
