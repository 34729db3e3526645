import { whenUp } from '@viewline/messaging';
import { Client } from 'pg';

/** A connected client; while the server is not up yet it tries again for `wait` seconds. */
export function connectWhenUp(url: string, applicationName: string, wait: number): Promise<Client> {
  return whenUp(() => connect(url, applicationName), { within: wait * 1000 });
}

async function connect(url: string, applicationName: string): Promise<Client> {
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
    throw error;
  }
}
