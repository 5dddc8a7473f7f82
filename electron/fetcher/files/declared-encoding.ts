/** Stands where a browser would not look for an encoding: comments, scripts, styles, titles. */
const HIDDEN = /<!--[\s\S]*?(?:-->|$)|<(script|style|title|textarea|noscript|template)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
/** Where the text of a page begins. */
const TEXT = /<(?:body|p|div|h[1-6]|article|main|section|table|ul|ol|blockquote|\/head)\b/i;

/**
 * The encoding that a page declares in its head (`<meta charset>`, `<meta http-equiv="Content-Type">`) or in its XML
 * declaration, lower-case; null when it declares none, or when this is no page. `start`: its first bytes as Latin-1.
 */
export function declaredEncoding(start: string): string | null {
  const xml = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(start)?.[1];
  if (xml !== undefined) return xml.toLowerCase();
  const page = start.replace(HIDDEN, ' ');
  if (!/^\s*(?:<\?[^>]*>\s*)?<(?:!|[a-z])/i.test(page)) return null;
  const text = page.search(TEXT);
  for (const [meta] of page.slice(0, text < 0 ? page.length : text).matchAll(/<meta\b(?:[^>"']|"[^"]*"|'[^']*')*>/gi)) {
    const attributes = attributesOf(meta);
    const charset = attributes.get('charset') ?? (attributes.get('http-equiv')?.toLowerCase() === 'content-type'
      ? /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(attributes.get('content') ?? '')?.[1] : undefined);
    if (charset !== undefined && /^[\w.:-]+$/.test(charset.trim())) return charset.trim().toLowerCase();
  }
  return null;
}

function attributesOf(tag: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single, bare] of tag.slice(5).matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g)) {
    found.set(name.toLowerCase(), double ?? single ?? bare ?? '');
  }
  return found;
}
