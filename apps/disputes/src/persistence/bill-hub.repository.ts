import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { publicBase, ServiceConfig } from '@viewline/platform';
import { enqueueNotifications, isHeard, notification } from '@viewline/tmf';
import type { Bill, BillChange } from '../domain/bill/bill.js';
import { customerBillDocument } from '../resources/customer-bill-document.js';
import { CUSTOMER_BILL } from '../resources/customer-bill.js';

/** Tells the hub's subscribers of bills, in the transaction of the change. */
@Injectable()
export class BillHubRepository {
  private readonly publicUrl: string;

  constructor(
    config: ServiceConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.publicUrl = publicBase(config);
  }

  async created(tx: Transaction, bills: readonly { bill: Bill }[]): Promise<void> {
    // An import says very much at once, mostly to nobody.
    if (bills.length > 1 && !(await isHeard(tx, CUSTOMER_BILL))) return;
    await enqueueNotifications(
      tx,
      bills.map(({ bill }) => this.say('Create', bill)),
    );
  }

  async changed(tx: Transaction, before: Bill, { bill: after, events }: BillChange): Promise<void> {
    if (events.length === 0) return;
    const state = before.state === after.state ? [] : [this.say('StateChange', after)];
    const values = before.remaining.equals(after.remaining)
      ? []
      : [this.say('AttributeValueChange', after, 'remainingAmount,appliedPayment')];
    await enqueueNotifications(tx, [...values, ...state]);
  }

  private say(event: (typeof CUSTOMER_BILL.events)[number], bill: Bill, fieldPath?: string) {
    const rendered = CUSTOMER_BILL.render(bill.id, customerBillDocument(bill), this.publicUrl);
    return notification(CUSTOMER_BILL, event, rendered, {
      time: this.clock.now(),
      ...(fieldPath && { fieldPath }),
    });
  }
}
