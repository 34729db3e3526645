import { freshDatabase } from '@viewline/testing';
import { DataSource } from 'typeorm';
import { CreateViewing1767000000200 } from '../../persistence/migrations/create-viewing.js';
import { peersSql, readPeers, type PeersRow } from './count-peers.js';

const NOW = new Date('2026-03-14T20:00:00Z');
const FROM = new Date(NOW.getTime() - 30 * 60_000);
const viewing = {
  at: NOW.toISOString(),
  stream: 'stream-3',
  server: 'server-3',
  isp: 'isp-3',
  region: 'region-3',
  deviceClass: 'class-3',
};

let database: DataSource;
beforeAll(async () => {
  const { url } = await freshDatabase('peers');
  database = await new DataSource({
    type: 'postgres',
    url,
    migrations: [CreateViewing1767000000200],
  }).initialize();
  await database.runMigrations();
  // Two weeks of sessions; at this moment one in a thousand of them goes on.
  await database.query(
    `INSERT INTO viewing_session (session_id, subscriber_id, stream_id, server_id, isp, region, device_class, started_at, ended_at)
     SELECT gen_random_uuid(), gen_random_uuid(), 'stream-' || i % 100, 'server-' || i % 20, 'isp-' || i % 10,
            'region-' || i % 10, 'class-' || i % 10, $1::timestamptz - i * interval '20 seconds',
            CASE WHEN i < 60 THEN 'infinity' ELSE $1::timestamptz - i * interval '20 seconds' + interval '1 minute' END
     FROM generate_series(0, 59999) i`,
    [NOW],
  );
  await database.query(
    `INSERT INTO playback_error (playback_error_id, subscriber_id, stream_id, server_id, isp, region, device_class, error_code, occurred_at)
     SELECT gen_random_uuid(), subscriber_id, stream_id, server_id, isp, region, device_class, 'source_offline', started_at
     FROM viewing_session WHERE device_class = 'class-3'`,
  );
  await database.query('VACUUM ANALYZE viewing_session, playback_error');
});
afterAll(() => database.destroy());

const parameters = (values: readonly string[]) => [
  FROM,
  NOW,
  ['0198c5a0-3c1e-7b52-9d0e-5a7c1f20b801'],
  ...values,
];

describe('counting peers', () => {
  it('counts those of the window, of each dimension and of all', async () => {
    const { sql, values } = peersSql(viewing);
    const rows = await database.query<PeersRow[]>(sql, parameters(values));
    const { cohorts, everybody } = readPeers(rows, viewing);
    expect(everybody).toEqual({ peers: 94, failing: 9 });
    expect(cohorts.map(({ dimension, peers, failing }) => [dimension, peers, failing])).toEqual([
      ['stream', 1, 1],
      ['server', 5, 5],
      ['isp', 10, 9],
      ['region', 10, 9],
      ['device-class', 10, 9],
    ]);
    expect(cohorts.at(-1)!.others).toEqual({ peers: 84, failing: 0 });
  });

  it('reads indexes only, not the two weeks that are kept', async () => {
    const { sql, values } = peersSql(viewing);
    const plan = await database.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${sql}`, parameters(values));
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('Index');
    expect(text).not.toContain('Seq Scan');
  });

  it('counts only everybody where nothing is known of what they watch', async () => {
    const { sql, values } = peersSql(undefined);
    const rows = await database.query<PeersRow[]>(sql, parameters(values));
    expect(readPeers(rows, undefined)).toMatchObject({ cohorts: [], everybody: { peers: 94 } });
  });
});
