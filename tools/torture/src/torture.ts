import path from 'node:path';
import { setAsideBuild } from './build/set-aside-build.js';
import { killAround, type Struck } from './kills/killer.js';
import { Journal } from './load/journal.js';
import { Load } from './load/load.js';
import type { TortureOptions } from './options.js';
import { Random } from './random.js';
import { Stage } from './stage/stage.js';
import type { Evidence } from './verdict.js';
import { checkAccounts } from './verify/account-check.js';
import { checkLog } from './verify/log-check.js';
import { checkTimelines } from './verify/timeline-check.js';
import { untilQuiet } from './watch/quiescence.js';
import { Compensation } from './workload/compensation.js';
import { FakeProvider } from './workload/fake-provider.js';
import { checkWork } from './workload/work-check.js';
import { WorkLoad } from './workload/work-load.js';
import { Watcher } from './watch/watcher.js';

/** Milliseconds under load before the first kill and after the last. */
const WARM_UP = 2_000;

/** Load, kills, quiet, and what is found then. Everything lives in `folder`, which must be new. */
export async function torture(
  options: TortureOptions,
  folder: string,
  say: (line: string) => void,
): Promise<Evidence> {
  const build = setAsideBuild(path.join(folder, 'build'), options.mutant);
  const provider = await FakeProvider.start(new Random(options.seed + 2));
  const stage = await Stage.open(folder, build, options.log, provider.configuration);
  const watcher = new Watcher(stage.databaseUrl('timeline'));
  try {
    say(`${stage.victims.map(({ name }) => name).join(', ')} on ${options.log}: ready`);
    const journal = await Journal.create(path.join(folder, 'acknowledged.txt'));
    // Two sources of chance: how many requests there are must not change who is killed.
    const load = new Load(stage, journal, new Random(options.seed + 1), options.rate);
    const work = new WorkLoad(stage, new Random(options.seed + 3));
    const compensation = new Compensation(stage, new Random(options.seed + 4));
    await compensation.prepare();
    watcher.start();
    load.start();
    work.start();
    compensation.start();
    const began = Date.now();
    // A group that has just met may still be sharing out its partitions; that is no recovery.
    await watcher.firstVisible();
    await calm();
    const parts = { stage, load, watcher, random: new Random(options.seed) };
    const struck = await killAround(parts, options, (one, nth) => {
      say(describe(one, nth, options.kills));
      work.assertAccepted();
    });
    await calm();
    await Promise.all([load.stop(), work.stop(), compensation.stop()]);
    const seconds = (Date.now() - began) / 1000;
    const acknowledged = await journal.read();
    await journal.close();
    await Promise.all(stage.victims.map((one) => one.ready()));
    await untilQuiet(watcher, stage.eventLogUrl, new Set(acknowledged));
    const done = await checkWork(stage, work.acknowledged, provider, compensation);
    await watcher.stop();
    return {
      options,
      seconds,
      acknowledged: acknowledged.length,
      attempts: load.attempts,
      struck,
      timeline: await checkTimelines(stage, acknowledged),
      log: await checkLog(stage.eventLogUrl, acknowledged),
      accounts: await checkAccounts(stage.databaseUrl('timeline'), stage.databaseUrl('interactions')),
      movedBack: watcher.movedBack,
      work: done,
      deaths: Object.fromEntries(stage.victims.map((one) => [one.name, one.deathsOfItsOwn])),
    };
  } finally {
    await watcher.stop();
    await stage.close();
    await provider.close();
  }
}

const calm = () => new Promise((resolve) => setTimeout(resolve, WARM_UP));

function describe({ name, whom, recovery }: Struck, nth: number, kills: number): string {
  const outcome = recovery === undefined ? 'NO PROGRESS' : `${recovery} ms`;
  return `${String(nth).padStart(String(kills).length)}/${kills} ${name.padEnd(18)} ${outcome.padStart(9)}  ${whom}`;
}
