import {
  NotificationCancelled,
  NotificationDelivered,
  NotificationFailed,
  NotificationLeftUncertain,
  NotificationRead,
  NotificationScheduled,
  NotificationSent,
  NotificationSuppressed,
  type Facts,
  type NewEvent,
} from '@viewline/events';
import type { Channel } from './channel.js';
import { cut } from './cut.js';
import type { Notification } from './notification.js';

/** A notification after a change, and what there is to tell of it. */
export interface Change {
  notification: Notification;
  events: NewEvent[];
}

export interface Way {
  channel: Channel;
  provider: string;
}

const LONGEST_TEXT = 20_000;

export function scheduled(before: Notification, until: Date, at: Date): Change {
  const { reasons } = before;
  return told(before, at, (when) =>
    NotificationScheduled.create(
      {
        ...factsOf(before),
        until: until.toISOString(),
        reasons: [...reasons],
      },
      when,
    ),
  );
}

export function suppressed(before: Notification, at: Date): Change {
  return told(before, at, (when) =>
    NotificationSuppressed.create({ ...factsOf(before), reasons: [...before.reasons] }, when),
  );
}

export function sent(before: Notification, way: Way, at: Date, providerMessageId?: string): Change {
  const said = before.content[way.channel];
  return told(before, at, (when) =>
    NotificationSent.create(
      {
        ...factsOf(before),
        ...way,
        address: before.addresses[way.channel] ?? before.subscriberId,
        attempts: Math.max(before.attempts, 1),
        ...(providerMessageId && { providerMessageId: cut(providerMessageId, 500) }),
        ...(said?.subject && { subject: cut(said.subject, 1000) }),
        text: cut(said?.text ?? '', LONGEST_TEXT),
      },
      when,
    ),
  );
}

export function delivered(before: Notification, way: Way, at: Date): Change {
  return told(before, at, (when) => NotificationDelivered.create({ ...factsOf(before), ...way }, when));
}

export function read(before: Notification, way: Way, at: Date): Change {
  return told(before, at, (when) => NotificationRead.create({ ...factsOf(before), ...way }, when));
}

export function leftUncertain(before: Notification, way: Way, code: string, at: Date): Change {
  return told(before, at, (when) =>
    NotificationLeftUncertain.create(
      {
        ...factsOf(before),
        ...way,
        code: cut(code, 120) || 'unknown',
      },
      when,
    ),
  );
}

export function failed(
  before: Notification,
  { code, reason, ...way }: { code: string; reason?: string } & Partial<Way>,
  at: Date,
): Change {
  return told(before, at, (when) =>
    NotificationFailed.create(
      {
        ...factsOf(before),
        ...way,
        code: cut(code, 120) || 'unknown',
        ...(reason && { reason: cut(reason, 1000) }),
      },
      when,
    ),
  );
}

export function cancelled(
  before: Notification,
  by: string | undefined,
  reason: string | undefined,
  at: Date,
) {
  return told(before, at, (when) =>
    NotificationCancelled.create(
      {
        ...factsOf(before),
        ...(by && { by: cut(by, 200) }),
        ...(reason && { reason: cut(reason, 1000) }),
      },
      when,
    ),
  );
}

function told(before: Notification, time: Date, event: (when: Facts) => NewEvent): Change {
  const sequence = before.sequence + 1;
  return { notification: { ...before, sequence }, events: [event({ time, sequence })] };
}

function factsOf({ id, messageId, subscriberId, purpose, severity, say, source, campaign }: Notification) {
  return {
    notificationId: id,
    messageId,
    subscriberId,
    purpose,
    severity,
    source,
    ...(say.template && { template: say.template.name }),
    ...(campaign && { campaign }),
  };
}
