/**
 * The address that a reader's click may lead to: http, https or mailto, made absolute; null for everything else
 * (scripts, data, places in this page).
 */
export function linkAddress(href: string | null, base: string | null): string | null {
  const url = href === null || href.trim().startsWith('#') ? null : absolute(href, base);
  return url !== null && /^(?:https?|mailto):$/.test(url.protocol) ? url.href : null;
}

/** The address of something that can be fetched: http or https. */
export function webAddress(address: string | null, base: string | null): string | null {
  const url = address === null || address.trim() === '' ? null : absolute(address, base);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** "https://player.example.org/v/12" gives "player.example.org". */
export function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^www\./, '');
}

function absolute(address: string, base: string | null): URL | null {
  const trimmed = address.trim();
  if (trimmed.length > 8000) return null;
  if (URL.canParse(trimmed)) return new URL(trimmed);
  return base !== null && URL.canParse(trimmed, base) ? new URL(trimmed, base) : null;
}
