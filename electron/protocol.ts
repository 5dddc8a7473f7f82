import { net, protocol } from 'electron';
import { join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const SCHEME = 'briefcase';
/** Where the window's own page lives. */
export const ORIGIN = `${SCHEME}://app`;

/** Script, style and font from the app alone; images from the app and the archive; nothing else at all, and no string becomes a script. */
const POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", `img-src 'self' ${SCHEME}://asset`, "font-src 'self'", "connect-src 'none'",
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'",
].join('; ');

/** Called before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
}

/** Serves the page from `pageFolder` and the archive's images by their hash. */
export function serveScheme(pageFolder: string, archive: string): void {
  protocol.handle(SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = host === 'app' ? fileIn(pageFolder, pathname) : host === 'asset' ? imageIn(archive, pathname) : null;
    if (!file) return new Response(null, { status: 404 });
    try {
      const response = await net.fetch(pathToFileURL(file).href);
      const headers = new Headers(response.headers);
      headers.set('Content-Security-Policy', POLICY);
      headers.set('X-Content-Type-Options', 'nosniff');
      return new Response(response.body, { status: response.status, headers });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

function fileIn(folder: string, pathname: string): string | null {
  const file = normalize(join(folder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)));
  return file.startsWith(folder + sep) ? file : null;
}

/** Images lie in images/ab/abcdef…, named by their SHA-256. */
function imageIn(archive: string, pathname: string): string | null {
  const hash = /^\/([0-9a-f]{64})$/.exec(pathname)?.[1];
  return hash === undefined ? null : join(archive, 'images', hash.slice(0, 2), hash);
}
