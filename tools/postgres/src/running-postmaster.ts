import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dataFolder } from './cluster.js';

export interface RunningPostmaster {
  pid: number;
  port: number;
}

const POLL_MS = 20;
const FAST_STOP_MS = 30_000;

/** The server that runs on the cluster of `folder` now, whoever started it. */
export function findRunningPostmaster(folder: string): RunningPostmaster | undefined {
  const lines = lockFileLines(folder);
  const pid = Number(lines[0]);
  return pid > 1 && isPostmaster(pid, folder) ? { pid, port: Number(lines[3]) } : undefined;
}

/**
 * After a crash the number in postmaster.pid may belong to any other process (in a container it usually does), and
 * then PostgreSQL would refuse to start.
 */
export function removeStaleLock(folder: string): void {
  if (!findRunningPostmaster(folder)) rmSync(lockFile(folder), { force: true });
}

/** Ends all sessions and checkpoints (a "fast" shutdown); after 30 s without (an "immediate" one: recovery at the next start). */
export async function stopPostmaster(pid: number, folder: string): Promise<void> {
  signal(pid, 'SIGINT');
  const patience = Date.now() + FAST_STOP_MS;
  while (isPostmaster(pid, folder)) {
    if (Date.now() > patience) signal(pid, 'SIGQUIT');
    await sleep(POLL_MS);
  }
}

/** Does not throw when the process is gone. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const lockFile = (folder: string) => path.join(dataFolder(folder), 'postmaster.pid');

function lockFileLines(folder: string): string[] {
  try {
    return readFileSync(lockFile(folder), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** A postmaster stands in its data folder for all its life; a process that is gone, or a zombie, stands nowhere. */
function isPostmaster(pid: number, folder: string): boolean {
  try {
    if (process.platform === 'linux')
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataFolder(folder));
    const command = execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(dataFolder(folder));
  } catch {
    return false;
  }
}
