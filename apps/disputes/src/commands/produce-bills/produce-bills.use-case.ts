import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, DomainError } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import type { AppliedRate } from '../../domain/bill/applied-rate.js';
import { billOfItems, MAX_ITEMS } from '../../domain/bill/bill-of-items.js';
import { issue, type IssuedBill } from '../../domain/bill/bill.js';
import { AppliedRateRepository } from '../../persistence/applied-rate.repository.js';
import { BillHubRepository } from '../../persistence/bill-hub.repository.js';
import { type BillOnDemand, BillOnDemandRepository } from '../../persistence/bill-on-demand.repository.js';
import { BillRepository } from '../../persistence/bill.repository.js';

const ROUND = 20;

/** Makes the bills that were asked for. */
@Injectable()
export class ProduceBills {
  constructor(
    private readonly transactions: Transactions,
    private readonly asked: BillOnDemandRepository,
    private readonly bills: BillRepository,
    private readonly rates: AppliedRateRepository,
    private readonly hub: BillHubRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** One round. Returns how many requests it answered. */
  async execute(): Promise<number> {
    return await this.transactions.run(async (tx) => {
      const waiting = await this.asked.lockWaiting(tx, ROUND);
      for (const one of waiting) await this.answer(tx, one);
      return waiting.length;
    });
  }

  private async answer(tx: Transaction, asked: BillOnDemand): Promise<void> {
    const now = this.clock.now();
    const rates = await this.rates.lockUnbilled(tx, asked.accountId, MAX_ITEMS);
    const bill = rates.length > 0 ? this.billOf(asked, rates, now) : 'rejected';
    const isBill = typeof bill !== 'string';
    if (isBill) await this.issue(tx, bill);
    const state = isBill ? 'done' : bill;
    const document = {
      ...asked.document,
      state,
      lastUpdate: now.toISOString(),
      ...(isBill && { customerBill: { id: bill.bill.id } }),
    };
    await this.asked.saveState(tx, { ...asked, state, document }, now);
  }

  private billOf(
    { id }: BillOnDemand,
    rates: readonly AppliedRate[],
    now: Date,
  ): IssuedBill | 'terminatedWithError' {
    const [{ subscriberId, accountId, gross }] = rates as [AppliedRate];
    try {
      const draft = billOfItems({
        billNo: `OD-${id}`,
        subscriberId,
        accountId,
        currency: gross.currency,
        items: rates,
        payments: [],
        facts: { billDate: now.toISOString(), category: 'interim', runType: 'offCycle' },
      });
      return issue(draft, now);
    } catch (error) {
      // Charges in two currencies, or a sum beyond what is exact: there can be no such bill.
      if (error instanceof DomainError) return 'terminatedWithError';
      throw error;
    }
  }

  private async issue(tx: Transaction, issued: IssuedBill): Promise<void> {
    await this.bills.insertWithEvents(tx, [{ ...issued, rates: [], fingerprint: '' }]);
    await this.rates.putOnBill(tx, issued.rates);
    await this.hub.created(tx, [issued]);
  }
}
