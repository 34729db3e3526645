import { createDatabase } from '@viewline/postgres';
import { closedLoop, type LoopReport } from '../client/closed-loop.js';
import { Door } from '../client/door.js';
import { newMessageId, twilioSms } from '../client/twilio-sms.js';
import type { Figure } from '../report/figure.js';
import type { RunningProcess } from '../stage/running-process.js';
import type { Stage } from '../stage/stage.js';

export interface IntakeSize {
  seconds: number;
  rounds: number;
}

const CALLERS = 48;
const SUBSCRIBERS = 5_000;
const WARM_UP = 1;

export interface Intake {
  figures: Figure[];
  interactions: RunningProcess;
  /** After the load, MiB. */
  bareMemory: number;
}

/** Signed SMS through the real door, beside a handler that does nothing but one insert. Leaves the service running. */
export async function measureIntake(stage: Stage, size: IntakeSize): Promise<Intake> {
  const DATABASE_URL = await createDatabase(stage.postgres.url, 'bare');
  const interactions = await stage.startService('interactions');
  const bare = await stage.startYardstick('bare-fastify', { DATABASE_URL });
  const ours: LoopReport[] = [];
  const theirs: LoopReport[] = [];
  for (let round = 0; round < size.rounds; round++) {
    ours.push(await load(interactions.url, size.seconds));
    theirs.push(await load(bare.url, size.seconds));
  }
  const refused = ours.reduce((sum, report) => sum + report.refused, 0);
  const bareMemory = bare.memory();
  await bare.stop();
  const name = 'bare Fastify handler, one insert';
  return {
    interactions,
    bareMemory,
    figures: [
      {
        name: 'Intake of signed SMS',
        unit: 'requests/s',
        rounds: ours.map(({ rate }) => rate),
        yardstick: { name, rounds: theirs.map(({ rate }) => rate) },
        note:
          `${CALLERS} callers on keep-alive connections for ${size.seconds} s a round, the same client and bodies for both; each is one process ` +
          'with ten connections to PostgreSQL. Ours checks the signature, knows repetitions and writes interaction and event in one ' +
          'transaction, and its relay moves the events to the log meanwhile.' +
          (refused > 0 ? ` ${refused} requests were refused because the machine did not keep up.` : ''),
      },
      {
        name: 'Intake, p99',
        unit: 'ms',
        rounds: ours.map(({ p99 }) => p99),
        yardstick: { name, rounds: theirs.map(({ p99 }) => p99) },
      },
    ],
  };
}

async function load(url: string, seconds: number): Promise<LoopReport> {
  const door = new Door(url, CALLERS);
  let nth = 0;
  const call = () => door.post(twilioSms(nth++ % SUBSCRIBERS, newMessageId()));
  try {
    return await closedLoop(call, { callers: CALLERS, seconds, warmUp: WARM_UP });
  } finally {
    door.close();
  }
}
