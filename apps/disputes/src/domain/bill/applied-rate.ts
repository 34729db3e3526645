import { idFromName, isId, type Money } from '@viewline/kernel';
import type { TaxItem } from './bill.js';

/** A charge as it is told of. */
export interface RateDraft {
  /** The operator's own: a UUID is taken as it is, anything else is theirs within the bill or account. */
  id?: string | undefined;
  name?: string | undefined;
  description?: string | undefined;
  /** Such as `recurringCharge`, `usageCharge`, `oneTimeCharge`. */
  type?: string | undefined;
  /** ISO 8601, as the others. */
  date: string;
  periodStart?: string | undefined;
  periodEnd?: string | undefined;
  productId?: string | undefined;
  /** Without and with tax. */
  net: Money;
  gross: Money;
  tax?: TaxItem | undefined;
}

/** An applied customer billing rate (TMF678): a charge, on a bill or waiting for one. */
export interface AppliedRate extends Omit<RateDraft, 'id'> {
  id: string;
  subscriberId: string;
  accountId: string | null;
  billId: string | null;
}

export interface RateOwner {
  subscriberId: string;
  accountId: string | null;
  billId: string | null;
}

/** The same charges told of again are the same rates. On a bill, one without an id of its own is known by its place. */
export function appliedRates(
  drafts: readonly RateDraft[],
  { subscriberId, accountId, billId }: RateOwner,
): AppliedRate[] {
  const scope = billId ?? subscriberId;
  return drafts.map((draft, index) => ({
    ...draft,
    id: isId(draft.id) ? draft.id : rateId(scope, draft.id ?? `#${index + 1}`),
    subscriberId,
    accountId,
    billId,
  }));
}

const rateId = (scope: string, name: string): string => idFromName('applied-rate', scope, name);
