import * as tls from 'node:tls';

let made: tls.SecureContext | null = null;

/** Whom to trust: Node's own list and, where Node can read it (22.15 and later), the system's, with what an office has added to it. */
export function secureContext(): tls.SecureContext {
  return made ??= tls.createSecureContext(authorities());
}

function authorities(): { ca?: string[] } {
  const { getCACertificates } = tls as unknown as { getCACertificates?: (type: 'default' | 'system') => string[] };
  return getCACertificates === undefined ? {} : { ca: [...new Set([...getCACertificates('default'), ...getCACertificates('system')])] };
}
