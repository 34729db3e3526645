import { setTimeout as sleep } from 'node:timers/promises';
import type { Load } from '../load/load.js';
import type { LogName } from '../options.js';
import type { Random } from '../random.js';
import type { Stage } from '../stage/stage.js';
import type { Watcher } from '../watch/watcher.js';
import { KILLS, type Kill } from './kill.js';

/** Milliseconds. */
const GAP = [200, 1_500] as const;
const LOOK_EVERY = 20;
const PROGRESS_WITHIN = 120_000;

export interface Struck {
  name: string;
  whom: string;
  /** Milliseconds from the kill until a contact that was sent after it stood on the timeline; undefined for never. */
  recovery: number | undefined;
}

/** Strikes so many times, each time as soon as the system shows that it works again, and a random moment later. */
export async function killAround(
  parts: { stage: Stage; load: Load; watcher: Watcher; random: Random },
  { log, kills }: { log: LogName; kills: number },
  onStruck: (struck: Struck, nth: number) => void,
): Promise<Struck[]> {
  const { stage, load, random } = parts;
  const all: Struck[] = [];
  for (const kill of deal(log, kills, random)) {
    await sleep(random.between(...GAP));
    const at = Date.now();
    const whom = await strike(kill, stage, random);
    const recovery = await untilProgress(parts, at);
    const struck = { name: kill.name, whom, recovery };
    all.push(struck);
    onStruck(struck, all.length);
    load.assertAccepted();
    if (recovery === undefined) break;
  }
  return all;
}

/** As from packs of cards: every kind comes up as often as its weight says, in no order. */
export function deal(log: LogName, kills: number, random: Random): Kill[] {
  const pack = KILLS.filter((kill) => kill.logs.includes(log)).flatMap((kill) =>
    Array.from({ length: kill.weight }, () => kill),
  );
  const dealt: Kill[] = [];
  while (dealt.length < kills) dealt.push(...random.shuffled(pack));
  return dealt.slice(0, kills);
}

async function strike(kill: Kill, stage: Stage, random: Random): Promise<string> {
  try {
    return await kill.strike(stage, random);
  } catch (error) {
    // The database that was to be asked whom to hit is itself still down from the kill before.
    return `missed: ${(error as Error).message}`;
  }
}

async function untilProgress(
  { load, watcher }: { load: Load; watcher: Watcher },
  since: number,
): Promise<number | undefined> {
  let seen = watcher.visibleAt.size;
  for (const deadline = since + PROGRESS_WITHIN; Date.now() < deadline; await sleep(LOOK_EVERY)) {
    if (watcher.visibleAt.size === seen) continue;
    for (const [id, at] of [...watcher.visibleAt].slice(seen)) {
      if ((load.sentAt.get(id) ?? 0) >= since) return at - since;
    }
    seen = watcher.visibleAt.size;
  }
  return undefined;
}
