import { chmodSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const MEMORY = '/dev/shm';
const ENOUGH = 4 * 1024 ** 3;

/**
 * A new folder, in memory where there is plenty. A killed process loses nothing that it has written, to whatever kind
 * of disk, so a real one would only make PostgreSQL's recovery wait for it. TMPDIR overrides.
 */
export function scratchFolder(): string {
  const folder = mkdtempSync(
    path.join(process.env['TMPDIR'] ?? (hasMemory() ? MEMORY : tmpdir()), 'viewline-torture-'),
  );
  // PostgreSQL runs as another user where we are root.
  chmodSync(folder, 0o755);
  return folder;
}

function hasMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ENOUGH;
  } catch {
    return false;
  }
}
