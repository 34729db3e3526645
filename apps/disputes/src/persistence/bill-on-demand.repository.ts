import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import { publicBase, ServiceConfig } from '@viewline/platform';
import { type Document, enqueueNotifications, notification } from '@viewline/tmf';
import { CUSTOMER_BILL_ON_DEMAND, type OnDemandState } from '../resources/customer-bill-on-demand.js';

export interface BillOnDemand {
  id: string;
  accountId: string;
  state: OnDemandState;
  document: Document;
}

type OnDemandEvent = (typeof CUSTOMER_BILL_ON_DEMAND.events)[number];

/** Requests for a bill, saved with what the hub's subscribers are told of them. */
@Injectable()
export class BillOnDemandRepository {
  private readonly publicUrl: string;

  constructor(config: ServiceConfig) {
    this.publicUrl = publicBase(config);
  }

  async insert(tx: Transaction, asked: BillOnDemand, now: Date): Promise<void> {
    await tx.query(
      `INSERT INTO bill_on_demand (id, state, account_id, asked_at, updated_at, document)
       VALUES ($1, $2, $3, $4, $4, $5::jsonb)`,
      [asked.id, asked.state, asked.accountId, now, JSON.stringify(asked.document)],
    );
    await this.tell(tx, 'Create', asked, now);
  }

  /** Requests in the order of asking; those that another replica works on are passed over. */
  async lockWaiting(tx: Transaction, limit: number): Promise<BillOnDemand[]> {
    return await tx.query<BillOnDemand[]>(
      `SELECT id, state, account_id AS "accountId", document FROM bill_on_demand WHERE state = 'inProgress'
       ORDER BY asked_at, id LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [limit],
    );
  }

  async saveState(tx: Transaction, asked: BillOnDemand, now: Date): Promise<void> {
    await tx.query(
      'UPDATE bill_on_demand SET state = $2, updated_at = $3, document = $4::jsonb WHERE id = $1',
      [asked.id, asked.state, now, JSON.stringify(asked.document)],
    );
    await this.tell(tx, 'StateChange', asked, now);
  }

  private async tell(
    tx: Transaction,
    event: OnDemandEvent,
    { id, document }: BillOnDemand,
    time: Date,
  ): Promise<void> {
    const rendered = CUSTOMER_BILL_ON_DEMAND.render(id, document, this.publicUrl);
    await enqueueNotifications(tx, [notification(CUSTOMER_BILL_ON_DEMAND, event, rendered, { time })]);
  }
}
