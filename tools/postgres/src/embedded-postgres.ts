import { renameSync, existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { logFile, openCluster, USER, type Cluster } from './cluster.js';
import { createDatabase } from './create-database.js';
import { freePort } from './free-port.js';
import { ClusterInUse, Guard } from './guard.js';
import {
  hasExited,
  serverUrl,
  startPostmaster,
  StartFailed,
  type Postmaster,
  type ServerSettings,
} from './postmaster.js';
import { findRunningPostmaster, removeStaleLock, signal, stopPostmaster } from './running-postmaster.js';
import { SERVER_SETTINGS } from './server-settings.js';
import { stopWithProcess } from './stop-with-process.js';

export interface EmbeddedPostgresOptions {
  /** Folder of the cluster, its password and its log; created when missing. */
  dataDir: string;
  /** TCP port on 127.0.0.1; 0 or nothing for any that is free. */
  port?: number;
  /** Server settings over `SERVER_SETTINGS`. */
  settings?: ServerSettings;
}

export interface EmbeddedPostgres {
  /** Of the server, for `createDatabase`. The user is superuser; the password is in it. */
  readonly url: string;
  readonly port: number;
  /** Of the postmaster; another one after the server was killed and came back. */
  readonly pid: number;
  /** Ends all sessions, waits for the checkpoint. Called twice it waits for the same end. */
  stop(): Promise<void>;
}

const FREE_PORT_ATTEMPTS = 5;
const PREDECESSOR_MS = 20_000;
const BEREAVEMENT_MS = 5_000;
const REVIVAL_MS = 250;

/**
 * A real PostgreSQL in a folder. It survives what a machine does to it: whatever was left by a killed process (a
 * stale lock, a server without its parent) is cleared first, and a server that dies while we live is started again.
 * @throws ClusterInUse when another living process works with the folder
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(options.dataDir);
  await stopOrphan(cluster);
  removeStaleLock(cluster.folder);
  keepPreviousLog(cluster.folder);
  const settings = { ...SERVER_SETTINGS, ...options.settings };
  const { port, postmaster } = await startOnPort(cluster, options.port ?? 0, settings);
  const server = new RunningPostgres(cluster, port, settings, postmaster);
  // Clients that name no database mean the one called like the user.
  await createDatabase(server.url, USER);
  return server;
}

/** A server whose parent was killed still runs. It may have other settings or another port, so it is not taken over. */
async function stopOrphan(cluster: Cluster): Promise<void> {
  const running = findRunningPostmaster(cluster.folder);
  if (!running) return;
  if (await someoneWorksOn(cluster, running.port)) throw new ClusterInUse(cluster.folder);
  await stopPostmaster(running.pid, cluster.folder);
}

/** Asked for a while: a server notices only after a moment that a process was killed. */
async function someoneWorksOn(cluster: Cluster, port: number): Promise<boolean> {
  const patience = Date.now() + BEREAVEMENT_MS;
  for (;;) {
    try {
      const guard = await Guard.take(serverUrl(cluster, port), cluster.folder);
      await guard.release();
      return false;
    } catch (error) {
      // A server that answers nobody has no user to take it from.
      if (!(error instanceof ClusterInUse)) return false;
      if (Date.now() > patience) return true;
      await sleep(REVIVAL_MS);
    }
  }
}

function keepPreviousLog(folder: string): void {
  if (existsSync(logFile(folder))) renameSync(logFile(folder), `${logFile(folder)}.previous`);
}

async function startOnPort(cluster: Cluster, wanted: number, settings: ServerSettings) {
  const patience = Date.now() + PREDECESSOR_MS;
  for (let attempt = 1; ; attempt++) {
    const port = wanted || (await freePort());
    try {
      return { port, postmaster: await startPostmaster(cluster, port, settings) };
    } catch (error) {
      if (!(error instanceof StartFailed)) throw error;
      if (error.lockTaken) throw new ClusterInUse(cluster.folder);
      if (error.portTaken && wanted) throw new Error(`Port ${port} on 127.0.0.1 is taken.`, { cause: error });
      const again = error.portTaken
        ? attempt < FREE_PORT_ATTEMPTS
        : error.predecessorLeaving && Date.now() < patience;
      if (!again) throw error;
      await sleep(REVIVAL_MS);
    }
  }
}

class RunningPostgres implements EmbeddedPostgres {
  readonly url: string;
  private stopping: Promise<void> | undefined;
  private reviving: Promise<void> = Promise.resolve();
  private readonly forget = stopWithProcess({
    stop: () => this.stop(),
    stopNow: () => signal(this.postmaster.pid, 'SIGINT'),
  });

  constructor(
    private readonly cluster: Cluster,
    readonly port: number,
    private readonly settings: ServerSettings,
    private postmaster: Postmaster,
  ) {
    this.url = serverUrl(cluster, port);
    this.watch();
  }

  get pid(): number {
    return this.postmaster.pid;
  }

  stop(): Promise<void> {
    this.stopping ??= this.shutDown();
    return this.stopping;
  }

  private async shutDown(): Promise<void> {
    await this.reviving;
    await this.postmaster.guard.release();
    await stopPostmaster(this.postmaster.pid, this.cluster.folder);
    this.forget();
  }

  private watch(): void {
    this.postmaster.guard.onLost(() => {
      this.reviving = this.revive();
    });
  }

  /** The server was killed, or one of its sessions was and it has started itself anew. */
  private async revive(): Promise<void> {
    while (!this.stopping) {
      try {
        this.postmaster = await this.reconnectOrRestart();
        this.watch();
        return;
      } catch {
        // Such as a port that somebody took meanwhile: whoever needs the database says so, we go on trying.
        await sleep(REVIVAL_MS);
      }
    }
  }

  private async reconnectOrRestart(): Promise<Postmaster> {
    if (hasExited(this.postmaster.process)) {
      removeStaleLock(this.cluster.folder);
      return startPostmaster(this.cluster, this.port, this.settings);
    }
    return { ...this.postmaster, guard: await Guard.take(this.url, this.cluster.folder) };
  }
}
