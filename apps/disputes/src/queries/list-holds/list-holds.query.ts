import { Injectable } from '@nestjs/common';
import { Money } from '@viewline/kernel';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { DataSource } from 'typeorm';
import type { BillHold } from '../../domain/bill/bill.js';
import { type TmfMoney, tmfMoney } from '../../resources/tmf-money.js';

export interface HeldBill {
  billId: string;
  billNo: string;
  /** With whose id the bill came. */
  subscriberId: string;
  /** What it goes back to when the last hold ends. */
  resumeState: string;
  remaining: TmfMoney;
  /** Why; a dispute's id is the dispute's. */
  holds: BillHold[];
}

interface Row extends Omit<HeldBill, 'remaining'> {
  currency: string;
  remaining: string;
}

/** Nobody has a thousand disputed bills; the list must end all the same. */
const MOST = 1000;

/** For which bills nobody may be reminded or cut off now. */
@Injectable()
export class ListHolds {
  constructor(
    private readonly dataSource: DataSource,
    private readonly subscribers: SubscriberCopy,
  ) {}

  /** Of the subscriber and everybody who is one with them. */
  async execute(subscriberId: string): Promise<HeldBill[]> {
    const family = await this.subscribers.familyOf(subscriberId);
    const rows = await this.dataSource.query<Row[]>(
      `SELECT id AS "billId", bill_no AS "billNo", subscriber_id AS "subscriberId", resume_state AS "resumeState",
              currency, remaining, holds
       FROM bill WHERE subscriber_id = ANY($1::uuid[]) AND state = 'onHold' ORDER BY bill_date, id LIMIT ${MOST}`,
      [family],
    );
    return rows.map(({ currency, ...row }) => ({
      ...row,
      remaining: tmfMoney(Money.of(Number(row.remaining), currency)),
    }));
  }
}
