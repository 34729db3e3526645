import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { dataFolder, logFile, pathForServer, SERVER_ENVIRONMENT, USER, type Cluster } from './cluster.js';
import { ClusterInUse, Guard } from './guard.js';
import { signal } from './running-postmaster.js';

export type ServerSettings = Readonly<Record<string, string | number>>;

/** A server that accepts connections, held by our guard. */
export interface Postmaster {
  process: ChildProcess;
  pid: number;
  guard: Guard;
}

/** The server ended before it accepted connections; `log` is what it said. */
export class StartFailed extends Error {
  constructor(readonly log: string) {
    super(`PostgreSQL did not start: ${log.trim().split('\n').slice(-8).join('\n')}`);
  }
  get portTaken(): boolean {
    return /could not (bind|create any TCP)/.test(this.log);
  }
  /** Workers of a killed server still hold its memory; they leave within moments. */
  get predecessorLeaving(): boolean {
    return this.log.includes('pre-existing shared memory block');
  }
  get lockTaken(): boolean {
    return /lock file "postmaster.pid" already exists/.test(this.log);
  }
}

const POLL_MS = 15;
/** Recovery after a crash replays at most max_wal_size, minutes on a slow disk. */
const START_MS = 5 * 60_000;

export function serverUrl({ password }: Cluster, port: number): string {
  return `postgres://${USER}:${password}@127.0.0.1:${port}`;
}

/** Spawns the server and waits until it accepts connections. */
export async function startPostmaster(
  cluster: Cluster,
  port: number,
  settings: ServerSettings,
): Promise<Postmaster> {
  const logStart = statSync(logFile(cluster.folder), { throwIfNoEntry: false })?.size ?? 0;
  const child = spawnServer(cluster, port, settings);
  let spawnError: Error | undefined;
  child.once('error', (error) => (spawnError = error));
  const deadline = Date.now() + START_MS;
  for (;;) {
    if (spawnError) throw spawnError;
    if (hasExited(child)) {
      throw new StartFailed(readFileSync(logFile(cluster.folder)).subarray(logStart).toString());
    }
    try {
      const guard = await Guard.take(serverUrl(cluster, port), cluster.folder);
      return { process: child, pid: child.pid ?? 0, guard };
    } catch (error) {
      // Until the deadline every other refusal means "not yet", or another server has the port and ours is about to end.
      if (!(error instanceof ClusterInUse) && Date.now() < deadline) {
        await sleep(POLL_MS);
        continue;
      }
      if (child.pid) signal(child.pid, 'SIGINT');
      throw error;
    }
  }
}

export const hasExited = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

function spawnServer(cluster: Cluster, port: number, settings: ServerSettings): ChildProcess {
  const data = dataFolder(cluster.folder);
  const flags = Object.entries({ ...settings, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // A file, not a pipe: an orphaned server must be able to go on writing.
  const log = openSync(logFile(cluster.folder), 'a', 0o600);
  try {
    const child = spawn(cluster.binaries.postgres, ['-D', pathForServer(data, cluster.user), ...flags], {
      ...cluster.user,
      cwd: data,
      env: SERVER_ENVIRONMENT,
      stdio: ['ignore', log, log],
      // Out of our process group: Ctrl-C must not take the database from under an application that still drains.
      detached: true,
    });
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}
