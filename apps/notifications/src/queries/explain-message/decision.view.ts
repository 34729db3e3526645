import type { NotificationChannel, NotificationPurpose } from '@viewline/events';
import type { DecisionRecord, DecisionStep } from '../../domain/policy/decision.js';

/** One time that the policy decided over a message. */
export interface DecisionView {
  notificationId: string;
  subscriberId: string;
  /** From 1; a message that waits is decided over again when its time has come. */
  round: number;
  decidedAt: Date;
  /** Which version of the settings held. */
  policyVersion: number;
  action: DecisionRecord['action'];
  channels: NotificationChannel[] | null;
  until: Date | null;
  steps: DecisionStep[];
}

/** One call of a provider, and what came of it. */
export interface AttemptView {
  number: number;
  channel: NotificationChannel;
  provider: string;
  startedAt: Date;
  endedAt: Date | null;
  outcome: string | null;
  code: string | null;
  providerMessageId: string | null;
}

/** Why a message went or did not go, from the wish to the receipt. */
export interface WhyView {
  notificationId: string;
  messageId: string;
  subscriberId: string;
  purpose: NotificationPurpose;
  severity: number;
  status: string;
  /** In one sentence. */
  answer: string;
  decisions: DecisionView[];
  delivery: {
    attempts: AttemptView[];
    sentAt: string | null;
    deliveredAt: string | null;
    readAt: string | null;
    endedAt: string | null;
    /** What stands on the message itself, also where it never came to a decision. */
    reasons: { rule: string; text: string }[];
  };
}
