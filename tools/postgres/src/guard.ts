import pg from 'pg';

/** Names the lock; any number that nobody else uses in the database `postgres`. */
const LOCK = 4_861_021_973;
const CONNECT_MS = 2_000;

/** Somebody alive works with this cluster. */
export class ClusterInUse extends Error {
  constructor(folder: string) {
    super(
      `The database in ${folder} is in use by another running process. Stop that one first, or choose another DATA_DIR.`,
    );
  }
}

/**
 * One connection that holds a lock for as long as our process lives. PostgreSQL takes the lock back when we die, so
 * it tells an orphaned server from one that somebody works with, and needs no process numbers that may be reused.
 */
export class Guard {
  private constructor(private readonly client: pg.Client) {}

  /**
   * @throws ClusterInUse when another process holds the lock
   * @throws the error of the driver when the server does not accept connections (yet)
   */
  static async take(url: string, folder: string): Promise<Guard> {
    const client = new pg.Client({
      connectionString: `${url}/postgres`,
      application_name: 'viewline-guard',
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: CONNECT_MS,
      keepAlive: true,
    });
    // Loss of the connection is told by 'end'; without a listener the error would end the process.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
        LOCK,
      ]);
      if (!rows[0]?.mine) throw new ClusterInUse(folder);
    } catch (error) {
      client.end().catch(() => undefined);
      throw error;
    }
    return new Guard(client);
  }

  /** Called when the server went away, not after `release`. */
  onLost(listener: () => void): void {
    this.client.once('end', listener);
  }

  async release(): Promise<void> {
    this.client.removeAllListeners('end');
    await this.client.end().catch(() => undefined);
  }
}
