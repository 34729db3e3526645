import { createReadStream, existsSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** The built console, with its page for every path that is no file. */
export function file(path, response) {
  const asked = join(DIST, normalize(path));
  const found =
    asked.startsWith(DIST) && extname(asked) && existsSync(asked) ? asked : join(DIST, 'index.html');
  response.writeHead(200, {
    'content-type': TYPES[extname(found)] ?? 'application/octet-stream',
    // As the front door of a cluster sends it, whose identity providers are `https:`.
    'content-security-policy':
      "default-src 'self'; img-src 'self' data:; connect-src 'self' http:; object-src 'none'; base-uri 'none'",
  });
  // A build under way takes the files away for a moment.
  createReadStream(found)
    .on('error', () => response.destroy())
    .pipe(response);
}
