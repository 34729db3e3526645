import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 20;

/**
 * A broker whose parent was killed goes on and holds the folder and the port. It is known by its command line, which
 * Linux alone shows without help; elsewhere the new broker says that the folder is locked.
 */
export async function stopLeftover(dataDir: string): Promise<void> {
  for (const pid of brokersOn(dataDir)) process.kill(pid, 'SIGKILL');
  while (brokersOn(dataDir).length > 0) await sleep(POLL_MS);
}

function brokersOn(dataDir: string): number[] {
  if (process.platform !== 'linux') return [];
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes
    .map(Number)
    .filter((pid) => commandLine(pid).includes(`kafka.Kafka\0${path.join(dataDir, 'server.properties')}\0`));
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
