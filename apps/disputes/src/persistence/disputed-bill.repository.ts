import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import { hold, release } from '../domain/bill/bill-hold.js';
import type { Bill } from '../domain/bill/bill.js';
import type { Dispute } from '../domain/dispute/dispute.js';
import { BillHubRepository } from './bill-hub.repository.js';
import { BillRepository } from './bill.repository.js';

/** What a dispute does to its bill: holds it while it is open, together with others. */
@Injectable()
export class DisputedBillRepository {
  constructor(
    private readonly bills: BillRepository,
    private readonly hub: BillHubRepository,
  ) {}

  /** @param bill locked by the caller */
  async hold(tx: Transaction, bill: Bill, dispute: Dispute, now: Date): Promise<void> {
    const change = hold(bill, 'dispute', dispute.id, now, 'a dispute was opened');
    await this.bills.saveWithEvents(tx, change);
    await this.hub.changed(tx, bill, change);
  }

  async release(tx: Transaction, { billId, id }: Dispute, now: Date): Promise<void> {
    const bill = await this.bills.lock(tx, billId);
    const change = release(bill, 'dispute', id, now, 'no dispute is open any more');
    await this.bills.saveWithEvents(tx, change);
    await this.hub.changed(tx, bill, change);
  }
}
