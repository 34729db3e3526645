import pg from 'pg';

/** One connection for as long as the work takes. */
export async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'bench' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function run(url: string, sql: string): Promise<void> {
  return withClient(url, async (client) => void (await client.query(sql)));
}
