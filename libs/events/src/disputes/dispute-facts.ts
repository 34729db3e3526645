import { Type } from 'typebox';

/** What a charge is disputed for. */
export const DISPUTE_REASONS = [
  'unexpectedCharge',
  'incorrectAmount',
  'duplicateCharge',
  'serviceNotReceived',
  'cancelledService',
  'priceChangeNotAccepted',
  'other',
] as const;
export type DisputeReason = (typeof DISPUTE_REASONS)[number];

/** How a dispute was decided: the customer was right, right in part, or not. */
export const DISPUTE_OUTCOMES = ['upheld', 'partly', 'rejected'] as const;
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number];

export const DISPUTE_STATES = [
  'opened',
  'acknowledged',
  'underReview',
  'decided',
  'appealed',
  'referredToAdr',
  'closed',
  'withdrawn',
] as const;
export type DisputeState = (typeof DISPUTE_STATES)[number];

/** The operator's time to acknowledge and to decide, and the customer's to appeal. */
export const DISPUTE_DEADLINES = ['acknowledge', 'decide', 'appeal'] as const;
export type DisputeDeadline = (typeof DISPUTE_DEADLINES)[number];

export const EVIDENCE_KINDS = ['text', 'link', 'reference'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Which case on which bill, of whom: in every event of a dispute. */
export const disputeKey = {
  disputeId: Type.String({ format: 'uuid' }),
  subscriberId: Type.String({ format: 'uuid' }),
  billId: Type.String({ format: 'uuid' }),
  billNo: Type.String({ minLength: 1, maxLength: 100 }),
};

/** Who did it: the name of a principal. */
export const actor = Type.String({ minLength: 1, maxLength: 300 });
