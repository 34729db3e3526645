import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { pay } from '../../domain/bill/bill-payment.js';
import type { Bill, Payment } from '../../domain/bill/bill.js';
import { BillHubRepository } from '../../persistence/bill-hub.repository.js';
import { BillRepository } from '../../persistence/bill.repository.js';

@Injectable()
export class RecordPayment {
  constructor(
    private readonly transactions: Transactions,
    private readonly bills: BillRepository,
    private readonly hub: BillHubRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The same payment told of again changes nothing. @throws DomainError `bill.overpaid`, `bill.payment-reused` */
  async execute(billId: string, payment: Payment): Promise<Bill> {
    return await this.transactions.run(async (tx) => {
      const before = await this.bills.lock(tx, billId);
      const change = pay(before, payment, this.clock.now());
      if (change.bill === before) return before;
      await this.bills.saveWithEvents(tx, change);
      await this.hub.changed(tx, before, change);
      return change.bill;
    });
  }
}
