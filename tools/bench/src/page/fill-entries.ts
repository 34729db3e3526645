import { idFromName } from '@viewline/kernel';
import { withClient } from '../stage/sql.js';

/** Entries of one subscriber on average; a page is half of them. */
export const PER_SUBSCRIBER = 100;
export const LONG_TIMELINE = 200_000;
const STEP = 1_000_000;

/** The n-th filled subscriber's id in SQL, with the version and variant of a real one. */
const SUBSCRIBER = (nth: string) =>
  `overlay(overlay(md5('bench ' || ${nth}) PLACING '5' FROM 13) PLACING '8' FROM 17)::uuid`;
export const LONG_SUBSCRIBER = idFromName('bench', 'long timeline');

/**
 * Entries at random over subscribers and a year, as years of events leave them. The keys are made after the rows:
 * the same table in a tenth of the time.
 * @returns ids of subscribers to ask for
 */
export async function fillEntries(databaseUrl: string, entries: number, asked: number): Promise<string[]> {
  const subscribers = Math.ceil(entries / PER_SUBSCRIBER);
  return withClient(databaseUrl, async (client) => {
    await client.query('ALTER TABLE entry DROP CONSTRAINT entry_pkey; DROP INDEX entry_arrival');
    for (let done = 0; done < entries; done += STEP) {
      const last = Math.min(done + STEP, entries);
      await client.query(insert(SUBSCRIBER(`(hashint8(n) & 2147483647) % ${subscribers}`), done + 1, last));
    }
    await client.query(insert(`'${LONG_SUBSCRIBER}'::uuid`, entries + 1, entries + LONG_TIMELINE));
    await client.query('ALTER TABLE entry ADD PRIMARY KEY (subscriber_id, occurred_at, event_id)');
    await client.query('CREATE INDEX entry_arrival ON entry (arrival)');
    await client.query('VACUUM ANALYZE entry');
    await client.query('CHECKPOINT');
    const { rows } = await client.query<{ id: string }>(
      `SELECT ${SUBSCRIBER('n')} AS id FROM generate_series(0, ${subscribers - 1}) AS n ORDER BY random() LIMIT $1`,
      [asked],
    );
    return rows.map(({ id }) => id);
  });
}

function insert(subscriber: string, first: number, last: number): string {
  return `
    INSERT INTO entry (subscriber_id, occurred_at, event_id, recorded_at, type, source, channel, kind, title, text,
                       direction, actor, subject_id, conversation_id, sequence, details)
    SELECT ${subscriber}, at, gen_random_uuid(), at, 'viewline.interaction.recorded.v1', '/viewline/interactions',
           (ARRAY['sms', 'email', 'phone', 'whatsapp'])[1 + n % 4], 'message', 'SMS message received',
           'My receiver has shown error E48 on all sport channels since this morning.', 'inbound', '+4915112345678',
           gen_random_uuid(), gen_random_uuid(), 1, jsonb_build_object('provider', 'twilio', 'externalId', 'SM' || n)
    FROM generate_series(${first}::bigint, ${last}) AS n
    CROSS JOIN LATERAL (SELECT timestamptz '2025-01-01' + interval '1 second' * (hashint8extended(n, 7) & 31536000)) AS t (at)`;
}
