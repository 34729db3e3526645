import type { CreditCauseKind } from '@viewline/events';
import { idFromName } from '@viewline/kernel';

/**
 * Where money stands. What a subscriber may spend is a debt of ours (`subscriber-credit`); where it came from is one
 * expense for each kind of cause; where it went is `redemption`.
 */
export type AccountKind = 'subscriber-credit' | `${CreditCauseKind}-expense` | 'redemption';

export interface Account {
  /** Derived from the rest, so that everybody who books names the same one. */
  id: string;
  kind: AccountKind;
  /** Of `subscriber-credit` only. */
  subscriberId: string | null;
  /** ISO 4217. */
  currency: string;
}

export const subscriberCredit = (subscriberId: string, currency: string): Account =>
  account('subscriber-credit', subscriberId, currency);

export const expenseOf = (cause: CreditCauseKind, currency: string): Account =>
  account(`${cause}-expense`, null, currency);

export const redemption = (currency: string): Account => account('redemption', null, currency);

function account(kind: AccountKind, subscriberId: string | null, currency: string): Account {
  return {
    id: idFromName('ledger-account', kind, subscriberId ?? '', currency),
    kind,
    subscriberId,
    currency,
  };
}
