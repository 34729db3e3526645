import { Inject, Injectable } from '@nestjs/common';
import type { DisputeReason } from '@viewline/events';
import { CLOCK, type Clock, isId, newId } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import { IdempotencyKeys } from '@viewline/platform';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { billNotFound } from '../../domain/bill/bill.errors.js';
import { billId as idOfBill } from '../../domain/bill/bill.js';
import { type Actor, signatureOf } from '../../domain/credit/actor.js';
import { type DeadlineRule, DeadlineRules } from '../../domain/dispute/deadline-rules.js';
import { open } from '../../domain/dispute/dispute.js';
import { disputedItems, type ItemClaim } from '../../domain/dispute/disputed-items.js';
import { AppliedRateRepository } from '../../persistence/applied-rate.repository.js';
import { BillRepository } from '../../persistence/bill.repository.js';
import { DisputedBillRepository } from '../../persistence/disputed-bill.repository.js';
import { DisputeRepository } from '../../persistence/dispute.repository.js';

export interface DisputeOpening {
  /** One of the two. */
  billId?: string | undefined;
  billNo?: string | undefined;
  items: readonly ItemClaim[];
  reason: DisputeReason;
  description?: string | undefined;
  /** As the subscriber's region says, unless given. */
  jurisdiction?: string | undefined;
}

@Injectable()
export class OpenDispute {
  constructor(
    private readonly transactions: Transactions,
    private readonly disputes: DisputeRepository,
    private readonly bills: BillRepository,
    private readonly rates: AppliedRateRepository,
    private readonly disputedBills: DisputedBillRepository,
    private readonly idempotency: IdempotencyKeys,
    private readonly subscribers: SubscriberCopy,
    private readonly rules: DeadlineRules,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Opens a dispute and puts the bill on hold.
   * @param key the same key again is answered with the same dispute
   * @returns its id
   */
  async execute(opening: DisputeOpening, by: Actor, key: string | undefined): Promise<string> {
    const { billId = idOfBill(opening.billNo ?? '') } = opening;
    if (!isId(billId)) throw billNotFound();
    const id = newId();
    return await this.transactions.run(async (tx) => {
      const before = key && (await this.idempotency.claim(tx, { key, body: opening }, id));
      if (before) return before;
      const bill = await this.bills.lock(tx, billId);
      const rates = await this.rates.ofBill(tx, bill.id);
      const items = disputedItems(opening.items, rates, await this.disputes.disputedByRate(tx, bill.id));
      const rule = await this.ruleOf(tx, bill.subscriberId, opening.jurisdiction);
      const now = this.clock.now();
      const change = open(id, bill, items, { ...opening, by: signatureOf(by) }, rule, now);
      await this.disputes.insertWithEvents(tx, change);
      await this.disputedBills.hold(tx, bill, change.dispute, now);
      return id;
    });
  }

  private async ruleOf(
    tx: Transaction,
    subscriberId: string,
    jurisdiction: string | undefined,
  ): Promise<DeadlineRule> {
    if (jurisdiction !== undefined) return this.rules.named(jurisdiction);
    const family = await this.subscribers.familyOf(subscriberId, tx);
    const known = await this.subscribers.findAll(family, tx);
    const regions = new Map(known.map((one) => [one.subscriberId, one.profile?.region]));
    // The root of the family is who the customer is by now.
    return this.rules.forRegion(family.map((id) => regions.get(id)).find((region) => region !== undefined));
  }
}
