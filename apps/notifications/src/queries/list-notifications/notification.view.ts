import type { NotificationReason } from '@viewline/events';
import type { Notification } from '../../domain/notification.js';

export interface AttemptView {
  number: number;
  channel: string;
  provider: string;
  startedAt: string;
  /** Absent while the provider has not answered. */
  outcome?: string;
  code?: string;
}

/** One message to one person and what became of it. */
export interface NotificationView {
  id: string;
  messageId: string;
  subscriberId: string;
  purpose: string;
  severity: number;
  status: string;
  source: string;
  campaign?: string;
  template?: string;
  /** The way it took, or is to take next. */
  channel?: string;
  provider?: string;
  address?: string;
  subject?: string;
  text?: string;
  reasons: readonly NotificationReason[];
  createdAt: Date;
  until?: Date;
  sentAt?: Date;
  deliveredAt?: Date;
  readAt?: Date;
  endedAt?: Date;
  attempts: readonly AttemptView[];
}

export function notificationView(
  notification: Notification,
  attempts: readonly AttemptView[],
): NotificationView {
  const { id, messageId, subscriberId, purpose, severity, status, source, campaign, say } = notification;
  const { provider, reasons, createdAt, until, sentAt, deliveredAt, readAt, endedAt } = notification;
  const channel = notification.channels[0];
  const address = channel && notification.addresses[channel];
  const said = (channel && notification.content[channel]) ?? say.content;
  return {
    id,
    messageId,
    subscriberId,
    purpose,
    severity,
    status,
    source,
    ...(campaign && { campaign }),
    ...(say.template && { template: say.template.name }),
    ...(channel && { channel }),
    ...(provider && { provider }),
    ...(address && { address }),
    ...(said?.subject && { subject: said.subject }),
    ...(said && { text: said.text }),
    reasons,
    createdAt,
    ...(until && { until }),
    ...(sentAt && { sentAt }),
    ...(deliveredAt && { deliveredAt }),
    ...(readAt && { readAt }),
    ...(endedAt && { endedAt }),
    attempts,
  };
}
