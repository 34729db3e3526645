import pg from 'pg';
import { LOG_CHANNEL } from './append-records.js';

const RECONNECT_DELAY = 500;

/** Told which topic grew; nothing where it may have been any of them. */
export type AppendListener = (topic?: string) => void;

/** Hears what was appended, on a connection of its own. Only a hint: subscriptions poll as well. */
export class LogListener {
  private readonly listeners = new Set<AppendListener>();
  private client: pg.Client | undefined;
  private connecting = false;
  private closed = false;

  constructor(private readonly url: string) {}

  onAppend(listener: AppendListener): () => void {
    this.listeners.add(listener);
    void this.connect();
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.client?.end().catch(() => undefined);
  }

  private tell(topic?: string): void {
    for (const listener of this.listeners) listener(topic);
  }

  private async connect(): Promise<void> {
    if (this.client || this.connecting || this.closed) return;
    this.connecting = true;
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'viewline-log-listener',
      keepAlive: true,
    });
    const lost = () => {
      if (this.client === client) this.client = undefined;
      if (!this.closed) setTimeout(() => void this.connect(), RECONNECT_DELAY).unref();
    };
    client.once('end', lost);
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => this.tell(payload));
    try {
      await client.connect();
      await client.query(`LISTEN ${LOG_CHANNEL}`);
      this.client = client;
      // Whatever was appended while nobody listened.
      this.tell();
    } catch {
      await client.end().catch(() => undefined);
    } finally {
      this.connecting = false;
    }
    if (this.closed) await client.end().catch(() => undefined);
  }
}
