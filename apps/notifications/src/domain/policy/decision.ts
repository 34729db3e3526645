import type { NotificationChannel, NotificationReason } from '@viewline/events';

/**
 * `passed` had nothing against it, `narrowed` took channels away, `delayed` put it off, `refused` ended it, `noted` is
 * something to know.
 */
export const STEP_OUTCOMES = ['passed', 'narrowed', 'delayed', 'refused', 'noted'] as const;

/** One rule as it was applied to one message, with what it saw. */
export interface DecisionStep {
  rule: string;
  outcome: (typeof STEP_OUTCOMES)[number];
  /** Stable. */
  code: string;
  /** One sentence in plain English. */
  text: string;
  inputs: Readonly<Record<string, unknown>>;
}

export const DECISION_ACTIONS = ['send', 'defer', 'suppress', 'displaced'] as const;

/** Everything that led to what happens with one message now. Kept for ever and never changed. */
export interface DecisionRecord {
  notificationId: string;
  subscriberId: string;
  /** `displaced`: a waiting message lost its place and will be decided over again when its time has come. */
  action: (typeof DECISION_ACTIONS)[number];
  /** Best first; of `send`. */
  channels?: readonly NotificationChannel[];
  /** Of `defer`. */
  until?: Date;
  steps: readonly DecisionStep[];
}

const TEXT = 500;

/** What is told to others: why it waits or will not go; of what goes, how the channel was chosen. */
export function reasonsOf({ action, steps }: DecisionRecord): NotificationReason[] {
  const telling = steps.filter(({ outcome, rule }) =>
    action === 'send' ? rule === 'channel' : outcome === 'delayed' || outcome === 'refused',
  );
  return telling.slice(-30).map(({ code, text }) => ({ rule: code, text: text.slice(0, TEXT) }));
}
