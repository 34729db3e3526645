import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { LogName } from '../options.js';
import type { Random } from '../random.js';
import type { Stage } from '../stage/stage.js';

/** One way to do harm, and how often it is dealt among all. */
export interface Kill {
  name: string;
  weight: number;
  logs: readonly LogName[];
  /** Returns who was hit. */
  strike(stage: Stage, random: Random): Promise<string> | string;
}

const BOTH = ['postgres', 'kafka'] as const;
/** Milliseconds of a pause; the long one outlasts the session that a Kafka broker grants a silent consumer. */
const SHORT_PAUSE = [1_000, 3_000] as const;
const LONG_PAUSE = [11_000, 14_000] as const;
const RELAY_WITHIN = 10_000;
const LOOK_EVERY = 10;

export const KILLS: readonly Kill[] = [
  { name: 'kill interactions', weight: 2, logs: BOTH, strike: (s, r) => killed(r.pick(s.interactions)) },
  { name: 'kill timeline', weight: 2, logs: BOTH, strike: (s, r) => killed(r.pick(s.timelines)) },
  { name: 'kill tickets', weight: 1, logs: BOTH, strike: (s, r) => killed(r.pick(s.tickets)) },
  { name: 'kill disputes', weight: 2, logs: BOTH, strike: (s, r) => killed(r.pick(s.disputes)) },
  { name: 'kill notifications', weight: 2, logs: BOTH, strike: (s, r) => killed(r.pick(s.notifications)) },
  { name: 'terminate backend', weight: 3, logs: BOTH, strike: terminateSomeBackend },
  { name: 'cut relay off', weight: 1, logs: BOTH, strike: cutRelayOff },
  { name: 'kill backend', weight: 1, logs: BOTH, strike: killBackend },
  { name: 'kill postmaster', weight: 2, logs: BOTH, strike: killPostmaster },
  { name: 'kill broker', weight: 2, logs: ['kafka'], strike: killBroker },
  { name: 'pause timeline', weight: 1, logs: ['postgres'], strike: zombieConsumer(SHORT_PAUSE) },
  { name: 'pause timeline', weight: 1, logs: ['kafka'], strike: zombieConsumer(LONG_PAUSE) },
  { name: 'pause interactions', weight: 1, logs: BOTH, strike: zombieRelay },
];

function killed(victim: { name: string; kill(): void }): string {
  victim.kill();
  return victim.name;
}

function killPostmaster(stage: Stage): string {
  const pid = stage.postgres.pid;
  stage.killPostmaster();
  return `pid ${pid}`;
}

function killBroker(stage: Stage): string {
  stage.killBroker();
  return 'SIGKILL, same folder and port';
}

/** By role first, so that the one connection of a relay is hit as often as one of the many in a pool. */
async function terminateSomeBackend(stage: Stage, random: Random): Promise<string> {
  const backends = await backendsOf(stage);
  if (backends.length === 0) return 'nobody';
  const role = random.pick([...new Set(backends.map((b) => b.role))].toSorted());
  const { pid } = random.pick(backends.filter((b) => b.role === role));
  await onServer(stage, (client) => client.query('SELECT pg_terminate_backend($1)', [pid]));
  return role;
}

/**
 * Ends the relay's session at its worst moment, after the log has the events and before the outbox is rid of them:
 * chance would have to be patient for that. The lock lets it read and publish, and then holds it.
 */
async function cutRelayOff(stage: Stage): Promise<string> {
  return on(stage.databaseUrl('interactions'), async (client) => {
    await client.query('BEGIN; LOCK TABLE relay_count IN SHARE MODE');
    for (const deadline = Date.now() + RELAY_WITHIN; Date.now() < deadline; await sleep(LOOK_EVERY)) {
      const { rowCount } = await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'viewline-relay' AND wait_event_type = 'Lock'`,
      );
      if (rowCount) return 'between publishing and deleting';
    }
    return 'missed: it had nothing to do';
  });
}

/** SIGKILL of one session: PostgreSQL mistrusts its memory then, ends all others and recovers. */
async function killBackend(stage: Stage, random: Random): Promise<string> {
  const backends = await backendsOf(stage);
  if (backends.length === 0) return 'nobody';
  const { pid, role } = random.pick(backends);
  process.kill(pid, 'SIGKILL');
  return `${role}, the server recovers`;
}

/** Stops a consumer in whatever it does and takes its membership away: others take over, then it comes back. */
function zombieConsumer(pause: readonly [number, number]): Kill['strike'] {
  return async (stage, random) => {
    const milliseconds = random.between(...pause);
    const victim = random.pick(stage.timelines);
    victim.pause(milliseconds);
    await terminateRole(stage, 'viewline-log timeline.%');
    return `${victim.name} for ${milliseconds} ms, membership lost`;
  };
}

/** Stops a replica and takes the relays' leadership away: the other one leads, then the stopped one comes back. */
async function zombieRelay(stage: Stage, random: Random): Promise<string> {
  const milliseconds = random.between(...SHORT_PAUSE);
  const victim = random.pick(stage.interactions);
  victim.pause(milliseconds);
  await terminateRole(stage, 'viewline-relay');
  return `${victim.name} for ${milliseconds} ms, leadership lost`;
}

function terminateRole(stage: Stage, pattern: string): Promise<unknown> {
  return onServer(stage, (client) =>
    client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE $1', [
      pattern,
    ]),
  );
}

async function backendsOf(stage: Stage): Promise<{ pid: number; role: string }[]> {
  const { rows } = await onServer(stage, (client) =>
    client.query<{ pid: number; role: string }>(
      `SELECT pid, application_name AS role FROM pg_stat_activity
       WHERE backend_type = 'client backend' AND application_name LIKE 'viewline-%' AND application_name <> 'viewline-guard'
       ORDER BY application_name, pid`,
    ),
  );
  return rows;
}

function onServer<Result>(stage: Stage, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  return on(`${stage.postgres.url}/postgres`, work);
}

async function on<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'torture-killer' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
