import type {
  BillIssued,
  BillPaymentRecorded,
  BillStateChanged,
  CouponRedeemed,
  CreditDeclined,
  CreditGranted,
  CreditRequested,
  CreditReversed,
  CreditSpendingReversed,
  CreditSpent,
  DisputeAppealed,
  DisputeClosed,
  DisputeDeadlineMissed,
  DisputeDecided,
  DisputeEvidenceAdded,
  DisputeFileSealed,
  DisputeOpened,
  DisputeReferred,
  DisputeStateChanged,
  EventDefinition,
} from '@viewline/events';
import { Money } from '@viewline/kernel';
import type { EntryWriter } from './entry.js';

type DataOf<Definition> = Definition extends EventDefinition<infer Data> ? Data : never;

const bill = { channel: null, kind: 'bill' } as const;
const dispute = { channel: null, kind: 'dispute' } as const;
const credit = { channel: null, kind: 'credit' } as const;

const amountOf = ({ minor, currency }: { minor: number; currency: string }): string =>
  Money.of(minor, currency).toString();

export const billIssued: EntryWriter<DataOf<typeof BillIssued>> = (facts) => ({
  ...bill,
  title: `Bill ${facts.billNo}: ${amountOf(facts.amount)}`,
  details: { ...facts },
});

export const billPaymentRecorded: EntryWriter<DataOf<typeof BillPaymentRecorded>> = (payment) => ({
  ...bill,
  title: `Payment of ${amountOf(payment.amount)} on bill ${payment.billNo}`,
  details: { ...payment },
});

export const billStateChanged: EntryWriter<DataOf<typeof BillStateChanged>> = (change) => ({
  ...bill,
  title: `Bill ${change.billNo}: ${change.fromState} → ${change.toState}`,
  text: change.reason,
  details: { ...change },
});

export const disputeOpened: EntryWriter<DataOf<typeof DisputeOpened>> = (facts) => ({
  ...dispute,
  title: `Dispute opened on bill ${facts.billNo}: ${amountOf(facts.amount)}`,
  text: facts.description,
  actor: facts.openedBy,
  conversationId: facts.disputeId,
  details: { ...facts },
});

export const disputeStateChanged: EntryWriter<DataOf<typeof DisputeStateChanged>> = (change) => ({
  ...dispute,
  title: `Dispute on bill ${change.billNo}: ${change.fromState} → ${change.toState}`,
  actor: change.by,
  conversationId: change.disputeId,
  details: { ...change },
});

export const disputeEvidenceAdded: EntryWriter<DataOf<typeof DisputeEvidenceAdded>> = (evidence) => ({
  ...dispute,
  title: `Evidence added to the dispute on bill ${evidence.billNo}`,
  text: evidence.text,
  actor: evidence.by,
  conversationId: evidence.disputeId,
  details: { ...evidence },
});

export const disputeDecided: EntryWriter<DataOf<typeof DisputeDecided>> = (decision) => ({
  ...dispute,
  title:
    `Dispute on bill ${decision.billNo} ${decision.onAppeal ? 'decided on appeal' : 'decided'}: ${decision.outcome}` +
    (decision.outcome === 'rejected' ? '' : `, ${amountOf(decision.amount)}`),
  text: decision.note,
  actor: decision.by,
  conversationId: decision.disputeId,
  details: { ...decision },
});

export const disputeAppealed: EntryWriter<DataOf<typeof DisputeAppealed>> = (appeal) => ({
  ...dispute,
  title: `Decision on bill ${appeal.billNo} appealed`,
  text: appeal.grounds,
  actor: appeal.by,
  conversationId: appeal.disputeId,
  details: { ...appeal },
});

export const disputeReferred: EntryWriter<DataOf<typeof DisputeReferred>> = (referral) => ({
  ...dispute,
  title: `Dispute on bill ${referral.billNo} referred to ${referral.body}`,
  actor: referral.by,
  conversationId: referral.disputeId,
  details: { ...referral },
});

export const disputeClosed: EntryWriter<DataOf<typeof DisputeClosed>> = (end) => ({
  ...dispute,
  title: `Dispute on bill ${end.billNo} ${end.resolution === 'withdrawn' ? 'withdrawn' : 'closed'}`,
  text: end.note,
  actor: end.by,
  conversationId: end.disputeId,
  details: { ...end },
});

export const disputeDeadlineMissed: EntryWriter<DataOf<typeof DisputeDeadlineMissed>> = (missed) => ({
  ...dispute,
  title:
    missed.deadline === 'appeal'
      ? `Time to appeal is over: dispute on bill ${missed.billNo}`
      : `Deadline to ${missed.deadline} missed: dispute on bill ${missed.billNo}`,
  conversationId: missed.disputeId,
  details: { ...missed },
});

export const creditRequested: EntryWriter<DataOf<typeof CreditRequested>> = (request) => ({
  ...credit,
  title: `Credit of ${amountOf(request.amount)} requested`,
  text: request.note,
  actor: request.requestedBy,
  details: { ...request },
});

export const creditGranted: EntryWriter<DataOf<typeof CreditGranted>> = (grant) => ({
  ...credit,
  title: `Credit of ${amountOf(grant.amount)} granted`,
  text: grant.note,
  actor: grant.approvedBy.at(-1) ?? grant.requestedBy,
  details: { ...grant },
});

export const creditDeclined: EntryWriter<DataOf<typeof CreditDeclined>> = (refusal) => ({
  ...credit,
  title: `Credit of ${amountOf(refusal.amount)} declined`,
  text: refusal.reason,
  actor: refusal.declinedBy,
  details: { ...refusal },
});

export const creditReversed: EntryWriter<DataOf<typeof CreditReversed>> = (reversal) => ({
  ...credit,
  title: `Credit of ${amountOf(reversal.amount)} taken back`,
  text: reversal.reason,
  actor: reversal.reversedBy,
  details: { ...reversal },
});

export const creditSpent: EntryWriter<DataOf<typeof CreditSpent>> = (spending) => ({
  ...credit,
  title: `Credit of ${amountOf(spending.amount)} spent on ${spending.spentOn.kind} ${spending.spentOn.id}`,
  actor: spending.by,
  details: { ...spending },
});

export const creditSpendingReversed: EntryWriter<DataOf<typeof CreditSpendingReversed>> = (reversal) => ({
  ...credit,
  title: `Credit of ${amountOf(reversal.amount)} spent on ${reversal.spentOn.kind} ${reversal.spentOn.id} given back`,
  text: reversal.reason,
  actor: reversal.reversedBy,
  details: { ...reversal },
});

export const couponRedeemed: EntryWriter<DataOf<typeof CouponRedeemed>> = (coupon) => ({
  ...credit,
  title: `Coupon ${coupon.code} redeemed`,
  text: coupon.campaign,
  details: { ...coupon },
});

export const disputeFileSealed: EntryWriter<DataOf<typeof DisputeFileSealed>> = (file) => ({
  ...dispute,
  title: `Dispute file sealed with ${file.entryCount} entries`,
  actor: file.by,
  conversationId: file.disputeId,
  details: { ...file },
});
