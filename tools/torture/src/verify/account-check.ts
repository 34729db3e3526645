import pg from 'pg';

export interface AccountFindings {
  deadLetters: number;
  /** Partitions whose consumer believes that something is missing, or that stands below what was published. */
  incomplete: string[];
}

/** What the timeline says of itself: dead letters, and whether its count agrees with what its source published. */
export async function checkAccounts(timelineUrl: string, interactionsUrl: string): Promise<AccountFindings> {
  const published = new Map(
    (
      await rows<{ partition: number; published: string }>(
        interactionsUrl,
        'SELECT partition, published FROM relay_count',
      )
    ).map((row) => [row.partition, Number(row.published)]),
  );
  const received = await rows<{ partition: number; received: string; short: boolean }>(
    timelineUrl,
    `SELECT partition, received, short_since IS NOT NULL AS short FROM consumer_position
     WHERE consumer = 'timeline.entries' AND topic = 'viewline.interactions'`,
  );
  const [dead] = await rows<{ count: string }>(timelineUrl, 'SELECT count(*) FROM dead_letter');
  return {
    deadLetters: Number(dead?.count ?? 0),
    incomplete: received
      .filter((row) => row.short || Number(row.received) !== (published.get(row.partition) ?? 0))
      .map(
        (row) =>
          `partition ${row.partition}: ${row.received} received, ${published.get(row.partition) ?? 0} published`,
      ),
  };
}

async function rows<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'torture-check' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
