import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const WORTH_IT_BYTES = 1_024;
const compressed = { br: promisify(brotliCompress), gz: promisify(gzip) };

/** Puts a compressed copy beside each built file: whoever serves them has only to send it. */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    async writeBundle({ dir = '' }, bundle) {
      for (const file of Object.values(bundle)) {
        const content = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        if (content.length < WORTH_IT_BYTES) continue;
        for (const [ending, compress] of Object.entries(compressed))
          await writeFile(join(dir, `${file.fileName}.${ending}`), await compress(content));
      }
    },
  };
}
