import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceProblemDeclared, ServiceProblemLifted } from '@viewline/events';
import { newId } from '@viewline/kernel';
import { logRecordOf, openEventLog } from '@viewline/messaging';
import type { Random } from '../random.js';
import type { Stage } from '../stage/stage.js';
import { ask } from './ask.js';
import { WorkClient } from './work-client.js';
import { somebody } from './work-load.js';

export const COMPENSATED = 100;
/** Minor units for each. */
export const COMPENSATION = 275;
const PACK = 'torture';
/** Milliseconds. */
const LOOK_EVERY = 200;
const KNOWN_WITHIN = 60_000;
const REST = [1_500, 4_000] as const;

/** One outage whose victims are compensated over and over, by runs that are asked for again and again: once each is right. */
export class Compensation {
  readonly problemId = newId();
  runs = 0;
  private readonly client: WorkClient;
  private running: Promise<void> | undefined;

  constructor(
    private readonly stage: Stage,
    private readonly random: Random,
  ) {
    this.client = new WorkClient(random);
  }

  /** Tells of the outage, and waits until it is known. */
  async prepare(): Promise<void> {
    const log = openEventLog(this.stage.eventLogUrl, 'torture');
    try {
      await log.publish(outage(this.problemId).map(logRecordOf));
    } finally {
      await log.close();
    }
    const known = 'SELECT count(*)::int AS people FROM outage_effect WHERE problem_id = $1';
    for (const deadline = Date.now() + KNOWN_WITHIN; ; await sleep(LOOK_EVERY)) {
      const [row] = await ask<{ people: number }>(this.stage.databaseUrl('disputes'), known, [
        this.problemId,
      ]);
      if (row?.people === COMPENSATED) return;
      if (Date.now() > deadline) throw new Error('disputes does not hear of the outage');
    }
  }

  start(): void {
    this.running ??= this.compensate();
  }

  async stop(): Promise<void> {
    this.client.stopping = true;
    await this.running;
  }

  private async compensate(): Promise<void> {
    const path = '/api/disputes/v1/compensation';
    const command = { apiKey: this.stage.operatorKey };
    const { disputes } = this.stage;
    const rules = [{ name: 'everybody', when: {}, pay: { kind: 'fixed', amount: COMPENSATION } }];
    await this.client.untilAcknowledged(disputes, {
      ...command,
      method: 'PUT',
      path: `${path}/rule-packs/${PACK}`,
      body: { title: 'Torture', currency: 'EUR', rules },
    });
    while (!this.client.stopping) {
      const body = { problemId: this.problemId, pack: PACK, version: 1 };
      const run = await this.client.untilAcknowledged(disputes, { ...command, path: `${path}/runs`, body });
      const grant = { ...command, path: `${path}/runs/${run?.id}/grant`, body: {} };
      // Twice at once, as two people press the button.
      await Promise.all([
        this.client.untilAcknowledged(disputes, grant).catch(refusedAsDone),
        this.client.untilAcknowledged(disputes, grant).catch(refusedAsDone),
      ]);
      this.runs += 1;
      await sleep(this.random.between(...REST));
    }
  }
}

/** The other one was quicker. */
function refusedAsDone(error: unknown): undefined {
  if (!/: 409 /.test((error as Error).message)) throw error;
  return undefined;
}

function outage(problemId: string) {
  const time = new Date('2026-03-01T20:00:00Z');
  const title = 'Torture';
  const problem = {
    problemId,
    title,
    scope: 'general',
    category: 'technical',
    duration: 'temporary',
    priority: 1,
    startedAt: time.toISOString(),
    affected: {},
  } as const;
  const until = new Date(time.getTime() + 90 * 60_000).toISOString();
  return [
    ServiceProblemDeclared.create(problem, { time, sequence: 1 }),
    ...Array.from({ length: COMPENSATED }, (_, n) =>
      ServiceProblemLifted.create(
        { problemId, subscriberId: somebody(n), title, since: time.toISOString(), until, minutesLost: 90 },
        { time, sequence: 2 },
      ),
    ),
  ];
}
