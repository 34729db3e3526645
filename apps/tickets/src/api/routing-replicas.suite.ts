import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { START, type TicketsDoor } from './tickets-door.suite.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Another process of the service, whose rounds compete with ours. */
export interface Replica {
  origin: string;
  /** How much it has handed out so far. */
  handedOut(): number;
  /** As a machine does that loses its power. */
  kill(): Promise<void>;
}

export async function replicaOn(databaseUrl: string): Promise<Replica> {
  const program = path('./routing-replica-process.suite.ts');
  const loader = path('../../../../libs/testing/typescript/register.mjs');
  const child = spawn(process.execPath, ['--import', loader, program], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      MODE: 'embedded',
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'silent',
      PUBLIC_URL: 'https://crm.example',
      DATABASE_URL: databaseUrl,
      CLOCK_AT: START.toISOString(),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines = createInterface(child.stdout);
  const [origin] = (await Promise.race([once(lines, 'line'), exited])) as [unknown];
  if (typeof origin !== 'string') throw new Error('the replica did not start');
  let handedOut = 0;
  lines.on('line', (given) => (handedOut += Number(given)));
  return {
    origin,
    handedOut: () => handedOut,
    async kill() {
      child.kill('SIGKILL');
      await exited;
      lines.close();
    },
  };
}

/** One piece of work as it was after something happened to it. */
export interface Moment {
  position: number;
  /** Of one transaction. */
  round: string;
  itemId: string;
  needId: number;
  kind: 'ticket' | 'chat';
  priority: number;
  waitingSince: Date;
  state: 'waiting' | 'assigned' | 'done';
  agentId: string | null;
}

/**
 * Writes down everything that happens to work from now on. Who hands out holds the agents until it commits, and gives
 * only what was free before it began, so the order in which it is written is one in which it happened.
 */
export async function keepHistory(door: TicketsDoor): Promise<{ read(): Promise<Moment[]> }> {
  const database = door.app.get(DataSource, { strict: false });
  await database.query(`
    CREATE TABLE work_history (position bigserial PRIMARY KEY, round xid8 DEFAULT pg_current_xact_id(), item_id uuid,
                               need_id int, priority int, waiting_since timestamptz, state text, agent_id text);
    CREATE FUNCTION keep_history() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO work_history (item_id, need_id, priority, waiting_since, state, agent_id)
      VALUES (new.item_id, new.need_id, new.priority, new.waiting_since, new.state, new.agent_id);
      RETURN NULL;
    END $$;
    CREATE TRIGGER keep_history AFTER INSERT OR UPDATE ON work_item FOR EACH ROW EXECUTE FUNCTION keep_history()`);
  return {
    read: () =>
      database.query<Moment[]>(
        `SELECT position::int, round::text, item_id AS "itemId", need_id AS "needId", n.kind, priority,
                waiting_since AS "waitingSince", state, agent_id AS "agentId"
         FROM work_history JOIN work_need n USING (need_id) ORDER BY position`,
      ),
  };
}

/** More than somebody may have at once, as `agent kind had/may`. */
export function overloads(
  history: readonly Moment[],
  capacities: ReadonlyMap<string, Readonly<Record<Moment['kind'], number>>>,
): string[] {
  const now = new Map<string, Moment>();
  const found: string[] = [];
  for (const moment of history) {
    now.set(moment.itemId, moment);
    const { agentId, kind, state } = moment;
    if (state !== 'assigned' || agentId === null) continue;
    const had = [...now.values()].filter(
      (one) => one.state === 'assigned' && one.agentId === agentId && one.kind === kind,
    ).length;
    const may = capacities.get(agentId)![kind];
    if (had > may) found.push(`${agentId} ${kind} ${had}/${may}`);
  }
  return found;
}

/** Work that went from one agent to another without being free in between. */
export function grabbed(history: readonly Moment[]): string[] {
  const now = new Map<string, Moment>();
  return history.flatMap((moment) => {
    const before = now.get(moment.itemId);
    now.set(moment.itemId, moment);
    const isGrabbed =
      before?.state === 'assigned' && moment.state === 'assigned' && before.agentId !== moment.agentId;
    return isGrabbed ? [`${moment.itemId}: ${before.agentId} ${moment.agentId}`] : [];
  });
}

/** Work that stayed behind although a round gave away younger work of the same need and urgency. */
export function passedOver(history: readonly Moment[], settled: ReadonlySet<string>): string[] {
  const waiting = new Map<string, Moment>();
  const found: string[] = [];
  for (const [i, moment] of history.entries()) {
    const wasWaiting = waiting.has(moment.itemId);
    if (moment.state === 'waiting') waiting.set(moment.itemId, moment);
    else waiting.delete(moment.itemId);
    if (moment.state !== 'assigned' || !wasWaiting) continue;
    // The order within one round is the database's own.
    const inRound = new Set(
      history
        .slice(i)
        .filter(({ round, state }) => round === moment.round && state === 'assigned')
        .map(({ itemId }) => itemId),
    );
    for (const one of waiting.values()) {
      const isLikeIt = one.needId === moment.needId && one.priority === moment.priority;
      if (
        isLikeIt &&
        settled.has(one.itemId) &&
        one.waitingSince < moment.waitingSince &&
        !inRound.has(one.itemId)
      )
        found.push(`${one.itemId} behind ${moment.itemId}`);
    }
  }
  return found;
}
