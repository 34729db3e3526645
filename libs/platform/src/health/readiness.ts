import { Logger } from '@nestjs/common';

/** Resolves when the part is in order, rejects when it is not. */
export type ReadinessCheck = () => Promise<unknown>;

export interface PartReport {
  status: 'up' | 'down';
}

export interface ReadinessReport {
  status: 'ready' | 'not-ready' | 'draining';
  parts: Record<string, PartReport>;
}

/** Milliseconds: a part that does not answer in time is down. */
const CHECK_TIMEOUT = 2_000;

/** Whether this service may be sent requests. Modules contribute what they depend on. */
export class Readiness {
  private readonly checks = new Map<string, ReadinessCheck>();
  private readonly down = new Set<string>();
  private readonly logger = new Logger('Readiness');
  private draining = false;

  add(part: string, check: ReadinessCheck): void {
    if (this.checks.has(part)) throw new Error(`Readiness of "${part}" is already checked by somebody else`);
    this.checks.set(part, check);
  }

  /** From now on not ready, whatever the parts say. */
  drain(): void {
    this.draining = true;
  }

  get isDraining(): boolean {
    return this.draining;
  }

  async report(): Promise<ReadinessReport> {
    const entries = await Promise.all(
      [...this.checks].map(
        async ([part, check]) => [part, { status: await this.statusOf(part, check) }] as const,
      ),
    );
    const parts: Record<string, PartReport> = Object.fromEntries(entries);
    const allUp = entries.every(([, { status }]) => status === 'up');
    return { status: this.draining ? 'draining' : allUp ? 'ready' : 'not-ready', parts };
  }

  // Why a part is down goes to the log, not to the public page: it may name hosts and users.
  private async statusOf(part: string, check: ReadinessCheck): Promise<'up' | 'down'> {
    try {
      await inTime(check);
      if (this.down.delete(part)) this.logger.log(`${part} is up again`);
      return 'up';
    } catch (error) {
      if (!this.down.has(part)) this.logger.warn({ msg: `${part} is down`, error });
      this.down.add(part);
      return 'down';
    }
  }
}

async function inTime(check: ReadinessCheck): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${CHECK_TIMEOUT} ms`)), CHECK_TIMEOUT);
  });
  try {
    await Promise.race([check(), late]);
  } finally {
    clearTimeout(timer);
  }
}
