import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { BatchControl, LogBatch, LogRecord } from '../log/event-log.port.js';
import { isPassing } from '../sql-state.js';
import { ReadAgain } from './read-again.js';
import { SharedSteps } from './shared-steps.js';
import type { StepApplier } from './step-applier.js';

const CHUNK = 500;
/** How often a step is tried before one of its records is held to be poison. */
const ATTEMPTS = 3;
/** Milliseconds. */
const FIRST_BACK_OFF = 50;
const LONGEST_BACK_OFF = 2_000;

/**
 * Carries one batch through to the last record: applies it in steps of one transaction each, waits out passing
 * trouble, and when a step keeps failing halves it until the offending record stands alone and can be set aside.
 */
export class BatchProcessor {
  private readonly logger: Logger;
  private readonly next = new Map<string, number>();
  private readonly steps: SharedSteps;

  constructor(
    consumer: string,
    private readonly applier: StepApplier,
  ) {
    this.logger = new Logger(`${BatchProcessor.name} ${consumer}`);
    this.steps = new SharedSteps(applier);
  }

  async position(at: { topic: string; partition: number }): Promise<number> {
    const next = await this.applier.position(at);
    this.next.set(`${at.topic}/${at.partition}`, next);
    return next;
  }

  async process(batch: LogBatch, control: BatchControl): Promise<void> {
    const key = `${batch.topic}/${batch.partition}`;
    const from = this.next.get(key) ?? (await this.position(batch));
    // Redelivered from before our position: done already.
    const todo = batch.records.filter((record) => record.offset >= from);
    for (let start = 0; start < todo.length; start += CHUNK) {
      await this.complete(key, todo.slice(start, start + CHUNK), ATTEMPTS, control);
    }
  }

  private async complete(
    key: string,
    records: LogRecord[],
    attempts: number,
    control: BatchControl,
  ): Promise<void> {
    const failure = await this.attempt(key, records, attempts, control);
    if (!failure) return;
    if (records.length > 1) {
      const middle = records.length >> 1;
      await this.complete(key, records.slice(0, middle), 1, control);
      await this.complete(key, records.slice(middle), 1, control);
      return;
    }
    // Alone and failing: give it the full number of tries before it is set aside.
    const last = attempts === ATTEMPTS ? failure : await this.attempt(key, records, ATTEMPTS, control);
    if (!last) return;
    this.logger.error(`dead letter at ${key}/${records[0]!.offset}: ${last.message}`);
    await this.untilItPasses(control, () =>
      this.step(key, records, (from) => this.applier.setAside(records[0]!, last, ATTEMPTS, from)),
    );
  }

  /** Undefined when the step is applied; otherwise why it failed so many times. */
  private async attempt(
    key: string,
    records: LogRecord[],
    attempts: number,
    control: BatchControl,
  ): Promise<Error | undefined> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.untilItPasses(control, () =>
          this.step(key, records, (from) => this.steps.apply({ records, from })),
        );
        return undefined;
      } catch (error) {
        if (error instanceof ReadAgain || !control.isRunning()) throw error;
        if (attempt >= attempts) return error as Error;
        await this.pause(attempt, control);
      }
    }
  }

  private async step(
    key: string,
    records: LogRecord[],
    work: (from: number) => Promise<void>,
  ): Promise<void> {
    try {
      await work(this.next.get(key)!);
      this.next.set(key, records.at(-1)!.offset + 1);
    } catch (error) {
      // The commit may have gone through although its answer was lost, so only the database knows where we stand.
      if (isPassing(error) || error instanceof ReadAgain) this.next.delete(key);
      throw error;
    }
  }

  /** Database away, deadlock, failover: no record is to blame, so there is no limit but the loss of the partition. */
  private async untilItPasses(control: BatchControl, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!isPassing(error)) throw error;
      // Not retried here: the log asks for the position again and delivers from there.
      await this.pause(3, control);
      throw new ReadAgain((error as Error).message);
    }
  }

  private async pause(attempt: number, control: BatchControl): Promise<void> {
    const longest = Math.min(FIRST_BACK_OFF * 2 ** attempt, LONGEST_BACK_OFF);
    await control.heartbeat();
    await sleep(longest * (0.5 + Math.random() / 2));
  }
}
