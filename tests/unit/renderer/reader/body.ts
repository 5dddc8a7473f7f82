import type { Body, BodyElement } from '../../../../shared/brief/body.ts';

/** A body of plain paragraphs; one that starts with "# " is a heading. */
export function bodyOf(...paragraphs: string[]): Body {
  return {
    type: 'root',
    children: paragraphs.map((words): BodyElement => {
      const isHeading = words.startsWith('# ');
      return {
        type: 'element',
        tagName: isHeading ? 'h2' : 'p',
        properties: {},
        children: [{ type: 'text', value: isHeading ? words.slice(2) : words }],
      };
    }),
  };
}
