/**
 * A typed address and the name and password that stood in it ("https://desk:secret@site.example/"): these are secrets, and the
 * address is kept and shown. null: there was no password.
 */
export function splitTyped(typed: string): { address: string; credentials: { user: string; password: string } | null } {
  const match = /^(\s*(?:feed:)?(?:[a-z][a-z0-9+.-]*:\/+|\/\/)?)([^/?#@]*)@([^@]*)$/i.exec(typed);
  if (match === null) return { address: typed, credentials: null };
  const [, before = '', secret = '', after = ''] = match;
  const colon = secret.indexOf(':');
  const credentials = colon < 0 || colon === secret.length - 1 ? null : { user: plain(secret.slice(0, colon)), password: plain(secret.slice(colon + 1)) };
  return { address: before + after, credentials };
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray % is part of the password.
    return text;
  }
}
