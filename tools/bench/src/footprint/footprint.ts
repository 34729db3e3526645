import { readdirSync, existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase, dropDatabase } from '@viewline/postgres';
import { closedLoop } from '../client/closed-loop.js';
import { Door } from '../client/door.js';
import { newMessageId, twilioSms } from '../client/twilio-sms.js';
import type { Figure } from '../report/figure.js';
import type { RunningProcess } from '../stage/running-process.js';
import { ROOT, type Stage } from '../stage/stage.js';

export interface FootprintSize {
  rounds: number;
  idleSeconds: number;
  loadSeconds: number;
}

const BARE = 'bare Fastify and pg';

/** Every service that is built, by the name of its folder. */
export function services(): string[] {
  return readdirSync(path.join(ROOT, 'apps')).filter(
    (name) => name !== 'viewline' && existsSync(path.join(ROOT, 'apps', name, 'dist/main.js')),
  );
}

/** Of services after their load: memory, and what they cost while nothing happens. */
export async function measureIdle(
  running: ReadonlyMap<string, RunningProcess>,
  bareMemory: number,
  { idleSeconds }: FootprintSize,
): Promise<Figure[]> {
  // A service that starts late has the whole log before it.
  for (const process of running.values()) await process.quiet();
  const before = new Map([...running].map(([name, process]) => [name, process.cpu()]));
  await sleep(idleSeconds * 1000);
  return [...running].flatMap(([name, process]): Figure[] => [
    {
      name: `Memory of ${name}`,
      unit: 'MiB',
      rounds: [process.memory()],
      // Known only when the intake was measured as well.
      ...(Number.isFinite(bareMemory) && { yardstick: { name: BARE, rounds: [bareMemory] } }),
    },
    {
      name: `Idle processor time of ${name}`,
      unit: '% of a core',
      rounds: [((process.cpu() - before.get(name)!) / idleSeconds) * 100],
    },
  ]);
}

/** From the start of the process, on a database server without our databases, until it says that it is ready. */
export async function measureStartUp(
  stage: Stage,
  size: FootprintSize,
  bareMemory: number,
): Promise<Figure[]> {
  const times = new Map<string, number[]>();
  const note = (name: string, seconds: number) => times.set(name, [...(times.get(name) ?? []), seconds]);
  const DATABASE_URL = await createDatabase(stage.postgres.url, 'bare');
  const figures: Figure[] = [];
  for (let round = 0; round < size.rounds; round++) {
    const bare = await stage.startYardstick('bare-fastify', { DATABASE_URL });
    note(BARE, bare.startedIn);
    await bare.stop();
    for (const service of services()) {
      await dropDatabase(stage.postgres.url, `viewline_${service}`);
      await dropDatabase(stage.postgres.url, 'viewline_log');
      const process = await stage.startService(service);
      note(service, process.startedIn);
      await process.stop();
    }
    const product = await stage.startProduct(round);
    note('all in one', product.startedIn);
    if (round === 0) figures.push(...(await footprintOfProduct(product, bareMemory, size)));
    await product.stop();
  }
  const yardstick = { name: BARE, rounds: times.get(BARE)! };
  times.delete(BARE);
  return [
    ...figures,
    ...[...times].map(([name, rounds]): Figure => ({
      name: `Start of ${name}`,
      unit: 's',
      rounds,
      yardstick,
      ...(name === 'all in one' && {
        aim: { of: 'value' as const, is: 'at most' as const, limit: 15 },
        note:
          'From the start of the process until /health/ready says so; services with databases to be made and migrated, all in one ' +
          'with an empty data directory, in which it makes a PostgreSQL of its own (without the sample operator).',
      }),
    })),
  ];
}

async function footprintOfProduct(
  product: RunningProcess,
  bareMemory: number,
  size: FootprintSize,
): Promise<Figure[]> {
  const door = new Door(product.url, 8);
  let nth = 0;
  const call = () => door.post(twilioSms(nth++ % 1_000, newMessageId()));
  await closedLoop(call, { callers: 8, seconds: size.loadSeconds, warmUp: 0 });
  door.close();
  return measureIdle(new Map([['all in one', product]]), bareMemory, size);
}
