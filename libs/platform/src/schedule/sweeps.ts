import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Cron } from 'croner';

interface Sweep {
  work: () => Promise<number>;
  timer: Cron;
  running: Promise<void> | undefined;
}

/**
 * Work that comes due by itself, such as deadlines: each sweep is run at its times until it finds nothing left to do.
 * A sweep never overlaps itself in one process; replicas share the work by `FOR UPDATE SKIP LOCKED`. Its own failures
 * are logged and tried again at the next time.
 */
@Injectable()
export class Sweeps implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Sweeps.name);
  private readonly sweeps = new Map<string, Sweep>();
  private stopping = false;

  /**
   * @param name unique in the service, such as `overdue-tickets`
   * @param times cron pattern with seconds, UTC, such as `* * * * * *` for every second
   * @param work one round in a transaction of its own; returns how much it found to do
   */
  schedule(name: string, times: string, work: () => Promise<number>): void {
    if (this.sweeps.has(name)) throw new Error(`sweep ${name} is scheduled already`);
    const timer = new Cron(times, { name: undefined, timezone: 'UTC', unref: true }, () => this.run(name));
    this.sweeps.set(name, { work, timer, running: undefined });
  }

  /** Does now what is due, whatever the time. Rejects with the work's own failure. */
  async runNow(name: string): Promise<void> {
    const sweep = this.sweeps.get(name);
    if (!sweep) throw new Error(`no sweep ${name}`);
    while (sweep.running) await sweep.running;
    await this.begin(sweep);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    const sweeps = [...this.sweeps.values()];
    for (const { timer } of sweeps) timer.stop();
    await Promise.all(sweeps.flatMap(({ running }) => running ?? []));
  }

  private run(name: string): void {
    const sweep = this.sweeps.get(name)!;
    if (sweep.running) return;
    this.begin(sweep).catch((error: unknown) =>
      this.logger.warn(`${name}, again at its next time: ${(error as Error).message}`),
    );
  }

  private begin(sweep: Sweep): Promise<void> {
    const swept = this.untilNothingIsLeft(sweep).finally(() => (sweep.running = undefined));
    sweep.running = swept.catch(() => undefined);
    return swept;
  }

  private async untilNothingIsLeft({ work }: Sweep): Promise<void> {
    while (!this.stopping && (await work()) > 0);
  }
}
