import { protocol } from 'electron';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

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

/** Serves the page from `pageFolder` and the archive's images by their hash. Read here rather than through the network service: start-up waits for it. */
export function serveScheme(pageFolder: string, archive: string): void {
  protocol.handle(SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = host === 'app' ? fileIn(pageFolder, pathname) : host === 'asset' ? imageIn(archive, pathname) : null;
    if (!file) return new Response(null, { status: 404 });
    try {
      // The page's own few files are read at once: each hop to another thread would cost the start more than they do.
      return new Response(host === 'app' ? readFileSync(file) : await readFile(file), { headers: { ...typeOf(file), 'Content-Security-Policy': POLICY } });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.woff2': 'font/woff2', '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** An image of the archive has no ending: the page knows pictures by their bytes. */
function typeOf(file: string): Record<string, string> {
  const type = TYPES[extname(file)];
  return type === undefined ? {} : { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' };
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
