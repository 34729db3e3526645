import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { type Transaction, Transactions } from '@viewline/messaging';
import { type Principal, Sweeps, Throttled } from '@viewline/platform';
import { codeNotValid } from '../../domain/coupon/coupon.js';
import { CodeAttemptRepository } from '../../persistence/code-attempt.repository.js';

/** Attempts in vain per hour. */
const FOR_ONE_SUBSCRIBER = 10;
const BY_ONE_PERSON = 60;
/** A self-service portal speaks for many people. */
const BY_ONE_SYSTEM = 1000;
const DAY = 24 * 60 * 60 * 1000;

/** Whoever tries codes learns only whether this one is valid, and not often. */
@Injectable()
export class GuardedCode implements OnApplicationBootstrap {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly transactions: Transactions,
    private readonly attempts: CodeAttemptRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.schedule('forget-code-attempts', '0 30 * * * *', () => {
      const yesterday = new Date(this.clock.now().getTime() - DAY);
      return this.transactions.run((tx) => this.attempts.forgetBefore(tx, yesterday, 5000));
    });
  }

  /**
   * @param work gives nothing where the code is not valid, for whatever reason
   * @throws DomainError `code.not-valid`; Throttled, even for a valid code, after too many that were not
   */
  async try<Result>(
    { caller, subscriberId }: { caller: Principal; subscriberId: string },
    work: (tx: Transaction, now: Date) => Promise<Result | undefined>,
  ): Promise<Result> {
    const now = this.clock.now();
    const who = [
      { name: `for ${subscriberId}`, most: FOR_ONE_SUBSCRIBER },
      { name: `by ${caller.id}`, most: caller.kind === 'system' ? BY_ONE_SYSTEM : BY_ONE_PERSON },
    ];
    const { tooMany, retryAfter } = await this.transactions.run((tx) => this.attempts.count(tx, who, now));
    if (tooMany) throw new Throttled(retryAfter);
    const result = await this.transactions.run(async (tx) => {
      const done = await work(tx, now);
      if (done !== undefined) await this.attempts.takeBack(tx, who, now);
      return done;
    });
    if (result === undefined) throw codeNotValid();
    return result;
  }
}
