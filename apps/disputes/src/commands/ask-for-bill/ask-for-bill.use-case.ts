import { Inject, Injectable } from '@nestjs/common';
import { identity } from '@viewline/events';
import { CLOCK, type Clock, newId } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { IdempotencyKeys } from '@viewline/platform';
import { type Document, findOne, readCreate, type Stored } from '@viewline/tmf';
import { BillOnDemandRepository } from '../../persistence/bill-on-demand.repository.js';
import { CUSTOMER_BILL_ON_DEMAND } from '../../resources/customer-bill-on-demand.js';

@Injectable()
export class AskForBill {
  constructor(
    private readonly transactions: Transactions,
    private readonly asked: BillOnDemandRepository,
    private readonly idempotency: IdempotencyKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers at once; the bill is made afterwards. The state, the bill and the time are ours to tell. */
  async execute(body: unknown, key: string | undefined): Promise<Stored> {
    const told = readCreate(CUSTOMER_BILL_ON_DEMAND, body);
    const now = this.clock.now();
    const account = identity('account', (told['billingAccount'] as { id: string }).id).value;
    const { customerBill: _, ...rest } = told;
    const document: Document = { ...rest, state: 'inProgress', lastUpdate: now.toISOString() };
    const id = newId();
    return await this.transactions.run(async (tx) => {
      const before = key && (await this.idempotency.claim(tx, { key, body }, id));
      if (before) return await findOne(tx, CUSTOMER_BILL_ON_DEMAND, before);
      await this.asked.insert(tx, { id, accountId: account, state: 'inProgress', document }, now);
      return { id, document };
    });
  }
}
