import type { ElementContent, Nodes, Properties, RootContent } from 'hast';

/** Written out, because the reducer reads them; everything else is presentation. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  href: 'href', src: 'src', alt: 'alt', id: 'id', start: 'start', className: 'class', lang: 'lang', dir: 'dir',
};
const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input']);

/**
 * HTML for the reducer, with the raw HTML of the file spliced in where it stood: `<div>` opened in one place of a
 * Markdown file and closed in another is one div only after both are parsed together. Never shown to anybody.
 */
export function hastToHtml(node: Nodes | RootContent | ElementContent): string {
  switch (node.type) {
    case 'root':
      return node.children.map(hastToHtml).join('');
    case 'element': {
      const open = `<${node.tagName}${attributes(node.properties)}>`;
      return VOID.has(node.tagName) ? open : `${open}${node.children.map(hastToHtml).join('')}</${node.tagName}>`;
    }
    case 'text':
      return escaped(node.value);
    default:
      return 'value' in node && (node.type as string) === 'raw' ? String(node.value) : '';
  }
}

function attributes(properties: Properties): string {
  return Object.entries(properties).map(([key, value]) => {
    const name = ATTRIBUTES[key];
    if (name === undefined || value === undefined || value === null || value === false) return '';
    return ` ${name}="${escaped(Array.isArray(value) ? value.join(' ') : String(value))}"`;
  }).join('');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
