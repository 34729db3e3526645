import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { read, ROOT } from './published-language.js';

const SUMS = 'libs/events/golden.sha256';
const GOLDEN = path.join(ROOT, 'libs/events/golden');

/** Adds the hashes of golden events that have none yet; a hash that is there is never touched. */
export function recordNewGoldenEvents(): string[] {
  const known = read(SUMS) ?? '';
  const fresh = readdirSync(GOLDEN).filter((file) => !known.includes(`  ${file}\n`));
  const lines = fresh.map((file) => {
    const hash = createHash('sha256')
      .update(readFileSync(path.join(GOLDEN, file)))
      .digest('hex');
    return `${hash}  ${file}\n`;
  });
  if (fresh.length > 0) writeFileSync(path.join(ROOT, SUMS), known + lines.join(''));
  return fresh;
}
