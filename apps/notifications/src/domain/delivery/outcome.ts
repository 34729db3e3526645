/**
 * What came of asking a provider.
 * - `accepted`: it took the message;
 * - `rejected`: it will never take this message to this address;
 * - `unavailable`: it surely did not take it, and may later;
 * - `unknown`: nobody knows whether it did.
 */
export type Outcome =
  | { kind: 'accepted'; providerMessageId?: string }
  | { kind: 'rejected'; code: string; reason?: string }
  | { kind: 'unavailable'; code: string; retryAfterSeconds?: number }
  | { kind: 'unknown'; code: string };

export const OUTCOME_KINDS = ['accepted', 'rejected', 'unavailable', 'unknown'] as const;
