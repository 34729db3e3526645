import { Injectable } from '@nestjs/common';
import type { Money } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import type { Actor } from '../domain/credit/actor.js';
import { creditCauseOf } from '../domain/dispute/decision.js';
import type { Dispute } from '../domain/dispute/dispute.js';
import { RequestCredit } from './request-credit/request-credit.use-case.js';

/** What a decision gives the customer becomes a credit, with the decision or not at all. */
@Injectable()
export class AwardCredit {
  constructor(private readonly credits: RequestCredit) {}

  /** @param dispute after the decision */
  async ask(tx: Transaction, dispute: Dispute, amount: Money, requestedBy: Actor): Promise<void> {
    if (amount.minor === 0) return;
    await this.credits.execute(tx, {
      subscriberId: dispute.subscriberId,
      amount,
      cause: { kind: 'dispute', id: creditCauseOf(dispute) },
      requestedBy,
      note: `Dispute of bill ${dispute.billNo}`,
    });
  }
}
