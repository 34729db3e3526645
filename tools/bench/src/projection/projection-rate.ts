import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Figure } from '../report/figure.js';
import { run, withClient } from '../stage/sql.js';
import type { Stage } from '../stage/stage.js';
import { runWorker } from '../stage/worker.js';
import { fillLog } from './recorded-events.js';

export interface ProjectionSize {
  events: number;
  /** The usual service takes events one at a time, and so gets fewer. */
  usualEvents: number;
  rounds: number;
}

const PARTITIONS = 12;
const LOOK_EVERY = 25;
const ENTRIES = 'timeline.entries';
const DIRECTORY = 'timeline.directory';
const YARDSTICK_SCHEMAS = ['bare', 'usual'];

/** Rows per second from the log into entries, beside what the database can take and beside what is commonly built. */
export async function measureProjectionRate(stage: Stage, size: ProjectionSize): Promise<Figure[]> {
  const database = stage.databaseUrl('viewline_timeline');
  // The first start makes databases and tables.
  await (await stage.startService('timeline')).stop();
  await fillLog(stage.databaseUrl('viewline_log'), PARTITIONS, size.events);
  for (const schema of YARDSTICK_SCHEMAS) {
    await run(
      database,
      `CREATE SCHEMA ${schema}; CREATE TABLE ${schema}.entry (LIKE public.entry INCLUDING ALL)`,
    );
  }
  const rates: Record<'ours' | 'whole' | 'bare' | 'usual', number[]> = {
    ours: [],
    whole: [],
    bare: [],
    usual: [],
  };
  for (let round = 0; round < size.rounds; round++) {
    await reset(database);
    rates.whole.push(await projectionRun(stage, [ENTRIES, DIRECTORY], size.events));
    await reset(database);
    rates.ours.push(await projectionRun(stage, [ENTRIES], size.events));
    rates.bare.push(await runWorker<number>('bare-insert', [database]));
    const log = stage.databaseUrl('viewline_log');
    rates.usual.push(await runWorker<number>('usual-service', [log, database, String(size.usualEvents)]));
  }
  const unit = 'events/s';
  return [
    {
      name: 'Projection of entries',
      unit,
      rounds: rates.ours,
      yardstick: { name: 'bare loop of multi-row inserts', rounds: rates.bare },
      aim: { of: 'ratio', is: 'at least', limit: 0.7 },
      note:
        `${size.events.toLocaleString('en')} events wait on the embedded log; the timeline service is started and takes them in with dedupe, ` +
        'dead-letter check and position in each transaction (from 10 % on, until the last is committed). The loop puts the same ' +
        'rows into a table of the same shape and indexes, 500 at a time on one connection, with nothing else to do.',
    },
    {
      name: 'Projection of entries',
      unit,
      rounds: rates.ours,
      yardstick: { name: '@EventPattern and repository.save()', rounds: rates.usual },
      aim: { of: 'ratio', is: 'at least', limit: 10 },
      note:
        'The usual service: a handler of Nest per message and TypeORM’s repository.save() on an entity of the same table, ' +
        `reading ${size.usualEvents.toLocaleString('en')} events of the same log, one at a time, from memory.`,
    },
    {
      name: 'Projection of entries and directory together',
      unit,
      rounds: rates.whole,
      yardstick: { name: 'bare loop of multi-row inserts', rounds: rates.bare },
      note: 'The whole service: every event goes through both of its consumers, on the same two tables’ worth of connections.',
    },
  ];
}

async function reset(database: string): Promise<void> {
  await run(
    database,
    `TRUNCATE entry, retraction, edge, profile, relationship, search_term, consumer_position, bare.entry, usual.entry`,
  );
}

/** Other consumers than the named ones find their work done. */
async function projectionRun(stage: Stage, consumers: readonly string[], events: number): Promise<number> {
  const database = stage.databaseUrl('viewline_timeline');
  const idle = [ENTRIES, DIRECTORY].filter((consumer) => !consumers.includes(consumer));
  await withClient(stage.databaseUrl('viewline_log'), async (log) => {
    const { rows } = await log.query<{ topic: string; partition: number; next: string }>(
      'SELECT topic, partition, next FROM log_partition',
    );
    for (const consumer of idle) await finish(database, consumer, rows);
  });
  return withClient(database, async (client) => {
    const starting = stage.startService('timeline');
    try {
      return await rateOf(client, consumers, events);
    } finally {
      await (await starting).stop();
    }
  });
}

async function finish(
  database: string,
  consumer: string,
  ends: readonly { topic: string; partition: number; next: string }[],
): Promise<void> {
  await withClient(database, (client) =>
    client.query(
      `INSERT INTO consumer_position (consumer, topic, partition, next)
       SELECT $1, * FROM unnest($2::text[], $3::int[], $4::bigint[])`,
      [consumer, ends.map((end) => end.topic), ends.map((end) => end.partition), ends.map((end) => end.next)],
    ),
  );
}

const WARM_PART = 0.1;

async function rateOf(client: pg.Client, consumers: readonly string[], events: number): Promise<number> {
  let warm: { at: number; done: number } | undefined;
  for (;;) {
    const { rows } = await client.query<{ done: number | null }>(
      `SELECT min(done)::float8 AS done FROM unnest($1::text[]) AS c (consumer) CROSS JOIN LATERAL (
         SELECT coalesce(sum(next), 0) AS done FROM consumer_position p WHERE p.consumer = c.consumer) p`,
      [consumers],
    );
    const done = rows[0]?.done ?? 0;
    const at = performance.now();
    if (!warm && done >= events * WARM_PART) warm = { at, done };
    if (warm && done >= events) return ((done - warm.done) / (at - warm.at)) * 1000;
    await sleep(LOOK_EVERY);
  }
}
