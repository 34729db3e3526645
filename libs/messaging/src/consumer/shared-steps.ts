import type { Step, StepApplier } from './step-applier.js';

/** Records above which a step is worth a transaction of its own. */
const LARGE = 100;
/** Records that share one transaction. */
const MOST = 500;

interface Waiting {
  step: Step;
  settle: (applied: boolean) => void;
}

/**
 * Lets small steps of different partitions share a transaction: whatever comes while one is under way goes into the
 * next. At a moderate rate every partition has an event or two at a time, and a transaction for each would keep the
 * processor busy with nothing but beginning and committing. A backlog comes in large steps, which go side by side.
 *
 * Sharing is an attempt. When it fails for whatever reason nothing of it has happened, and each step is applied alone,
 * so that nobody pays for the fault of another.
 */
export class SharedSteps {
  private waiting: Waiting[] = [];
  private running = false;

  constructor(private readonly applier: StepApplier) {}

  /** @throws as StepApplier.apply */
  async apply(step: Step): Promise<void> {
    if (step.records.length > LARGE || !(await this.shared(step))) await this.applier.apply([step]);
  }

  private shared(step: Step): Promise<boolean> {
    return new Promise((settle) => {
      this.waiting.push({ step, settle });
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) {
      // Steps that were read together arrive one after the other, within this turn.
      await new Promise(setImmediate);
      const group = this.take();
      const applied = await this.applier.apply(group.map(({ step }) => step)).then(
        () => true,
        () => false,
      );
      for (const { settle } of group) settle(applied);
    }
    this.running = false;
  }

  private take(): Waiting[] {
    let records = 0;
    const end = this.waiting.findIndex(({ step }) => (records += step.records.length) > MOST);
    return this.waiting.splice(0, end < 0 ? this.waiting.length : end);
  }
}
