import type { NotificationChannel, NotificationPurpose } from '@viewline/events';
import type { ConsentState } from '../../domain/policy/consent.js';
import type { ConsentRule } from '../../domain/policy/policy-settings.js';

export interface ConsentsView {
  subscriberId: string;
  /** The subscriber whom all of this person's records are merged into. */
  personId: string;
  consents: {
    purpose: NotificationPurpose;
    channel: NotificationChannel;
    rule: ConsentRule;
    state: ConsentState['state'];
    allowed: boolean;
    saidAt?: Date;
    origin?: string;
    /** The record under which it was said. */
    saidBy?: string;
  }[];
}

export interface ConsentHistoryView {
  words: {
    id: string;
    subscriberId: string;
    purpose: NotificationPurpose;
    /** null: on all channels. */
    channel: NotificationChannel | null;
    granted: boolean;
    origin: string;
    by: string | null;
    evidence: string | null;
    saidAt: Date;
    heardAt: Date;
  }[];
  next: string | null;
}
