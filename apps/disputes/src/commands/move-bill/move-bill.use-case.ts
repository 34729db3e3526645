import { Inject, Injectable } from '@nestjs/common';
import type { BillState } from '@viewline/events';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { patchDocument } from '@viewline/tmf';
import { move } from '../../domain/bill/bill-move.js';
import { billVersionConflict } from '../../domain/bill/bill.errors.js';
import type { Bill } from '../../domain/bill/bill.js';
import { BillHubRepository } from '../../persistence/bill-hub.repository.js';
import { BillRepository } from '../../persistence/bill.repository.js';
import { customerBillDocument } from '../../resources/customer-bill-document.js';
import { CUSTOMER_BILL } from '../../resources/customer-bill.js';

export interface MoveBillRequest {
  id: string;
  expectedVersion: number | undefined;
  /** A merge patch; only the state can be changed by one. */
  patch: unknown;
}

@Injectable()
export class MoveBill {
  constructor(
    private readonly transactions: Transactions,
    private readonly bills: BillRepository,
    private readonly hub: BillHubRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `bill.illegal-move`, `bill.held-by-dispute`, `bill.version-conflict` */
  async execute({ id, expectedVersion, patch }: MoveBillRequest): Promise<Bill> {
    return await this.transactions.run(async (tx) => {
      const before = await this.bills.lock(tx, id);
      if (expectedVersion !== undefined && expectedVersion !== before.version) throw billVersionConflict();
      const { document } = patchDocument(CUSTOMER_BILL, customerBillDocument(before), patch);
      const change = move(before, document['state'] as BillState, this.clock.now());
      if (change.bill === before) return before;
      await this.bills.saveWithEvents(tx, change);
      await this.hub.changed(tx, before, change);
      return change.bill;
    });
  }
}
