import { setTimeout as sleep } from 'node:timers/promises';
import { isPassing } from '@viewline/messaging';
import { Client } from 'pg';

const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 2_000;

/** A connected client; while the server is not up yet it tries again, with growing pauses, for `wait` seconds. */
export async function connectWhenUp(url: string, applicationName: string, wait: number): Promise<Client> {
  const deadline = Date.now() + wait * 1000;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    const client = new Client({
      connectionString: url,
      application_name: applicationName,
      connectionTimeoutMillis: 5_000,
    });
    // A lost connection is reported by the query that needs it; without a listener it would end the process.
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (!isPassing(error) || Date.now() + pause > deadline) throw error;
      await sleep(pause);
    }
  }
}
