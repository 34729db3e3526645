import { rmSync } from 'node:fs';
import path from 'node:path';
import { findRunningPostmaster, stopPostmaster } from './running-postmaster.js';

/** Deletes a cluster with all its data; a server that still runs on it is stopped first. */
export async function discardCluster(dataDir: string): Promise<void> {
  const folder = path.resolve(dataDir);
  const running = findRunningPostmaster(folder);
  if (running) await stopPostmaster(running.pid, folder);
  rmSync(folder, { recursive: true, force: true });
}
