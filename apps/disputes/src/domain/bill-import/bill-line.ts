import type { BillState } from '@viewline/events';

/** In major units; text keeps every digit. */
type Decimal = string | number;

export interface ItemLine {
  id?: string;
  name?: string;
  type?: string;
  description?: string;
  date?: string;
  periodStart?: string;
  periodEnd?: string;
  productId?: string;
  /** With tax. */
  amount: Decimal;
  taxExcludedAmount?: Decimal;
  taxCategory?: string;
  /** Percent. */
  taxRate?: Decimal;
}

/** One bill, or charges that wait for one, as a file tells of them. */
export interface BillLine {
  /** Absent: the items are charges that no bill has yet. */
  billNo?: string;
  accountNumber?: string;
  subscriberId?: string;
  currency: string;
  billDate?: string;
  paymentDueDate?: string;
  periodStart?: string;
  periodEnd?: string;
  category?: string;
  runType?: 'onCycle' | 'offCycle';
  state?: BillState;
  total?: Decimal;
  items: ItemLine[];
  payments?: { id: string; amount: Decimal }[];
}
