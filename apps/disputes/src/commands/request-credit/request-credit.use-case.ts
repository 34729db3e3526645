import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, type Money } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { type Actor, signatureOf } from '../../domain/credit/actor.js';
import { type Credit, type CreditCause, grantAtOnce, request } from '../../domain/credit/credit.js';
import { causeUsed } from '../../domain/credit/credit.errors.js';
import { isWithin } from '../../domain/credit/credit-limits.js';
import { CreditLimitRepository } from '../../persistence/credit-limit.repository.js';
import { CreditRepository } from '../../persistence/credit.repository.js';

const DAY = 24 * 60 * 60 * 1000;

export interface CreditAsked {
  subscriberId: string;
  amount: Money;
  cause: CreditCause;
  /** Its limit decides whether the credit is granted at once or waits for a second person. */
  requestedBy: Actor;
  note?: string | undefined;
}

@Injectable()
export class RequestCredit {
  constructor(
    private readonly credits: CreditRepository,
    private readonly limits: CreditLimitRepository,
    private readonly subscribers: SubscriberCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Grants within the requester's limit for one subscriber and day, and else asks for approval. The same cause asked again is answered with the
   * credit that it has, whatever became of that.
   * @throws DomainError `credit.amount-not-positive`, `credit.cause-used` for another amount under the same cause
   */
  async execute(tx: Transaction, asked: CreditAsked): Promise<{ credit: Credit; isNew: boolean }> {
    const wanted = { ...asked, requestedBy: signatureOf(asked.requestedBy) };
    const decide = (await this.mayAlone(tx, asked)) ? grantAtOnce : request;
    const [found] = await this.credits.insertWithEvents(tx, [decide(wanted, this.clock.now())]);
    if (!found!.credit.amount.equals(asked.amount)) throw causeUsed();
    return found!;
  }

  /** What one person gives one subscriber alone within a day counts together. */
  private async mayAlone(
    tx: Transaction,
    { subscriberId, amount, requestedBy }: CreditAsked,
  ): Promise<boolean> {
    const { currency } = amount;
    const authority = await this.limits.authority(tx, requestedBy.roles, currency);
    if (!isWithin(amount, authority)) return false;
    const family = await this.subscribers.familyOf(subscriberId, tx);
    const since = new Date(this.clock.now().getTime() - DAY);
    const before = await this.credits.lockGrantedAlone(tx, requestedBy.id, family, currency, since);
    return isWithin(before.plus(amount), authority);
  }
}
