import type { Notification } from '../notification.js';
import { delivered, failed, read, sent, type Change, type Way } from '../notification-events.js';

export const RECEIPT_STATUSES = ['sent', 'delivered', 'failed', 'read'] as const;
export type ReceiptStatus = (typeof RECEIPT_STATUSES)[number];

/** A provider's word on what became of a message. Words come late, twice and in any order. */
export interface Receipt {
  status: ReceiptStatus;
  /** Ours, where the provider gives it back. */
  notificationId?: string;
  /** Of one try of ours, where the provider gives that back. */
  attemptId?: string;
  providerMessageId?: string;
  /** When it happened; absent: when we heard. */
  at?: Date;
  code?: string;
  reason?: string;
  /** What was taken came back later. */
  returned?: boolean;
}

/**
 * Takes a receipt in. Each thing is told once, and where the words end does not depend on their order: failed counts for
 * more than sent, delivered for more than failed, that it came back for more than delivered, read for more than all.
 */
export function withReceipt(before: Notification, receipt: Receipt, way: Way, now: Date): Change {
  const none: Change = { notification: before, events: [] };
  if (before.status === 'cancelled' || before.status === 'suppressed' || before.status === 'waiting')
    return none;
  // What comes back of a try that led nowhere says nothing of the way that the message takes now.
  if (receipt.returned && (before.provider !== way.provider || before.channels[0] !== way.channel))
    return none;
  const at = receipt.at && receipt.at < now ? receipt.at : now;
  const first = before.sentAt ? none : asSent(before, way, at, receipt.providerMessageId);
  const then = apply(first.notification, receipt, way, at);
  return { notification: then.notification, events: [...first.events, ...then.events] };
}

/** Any word from a provider proves that it took the message, also while we did not know. */
export function asSent(before: Notification, way: Way, at: Date, providerMessageId?: string): Change {
  const change = sent(before, way, at, providerMessageId);
  const { status } = before;
  return {
    ...change,
    notification: {
      ...change.notification,
      status: status === 'queued' || status === 'uncertain' ? 'sent' : status,
      channels: [way.channel],
      provider: way.provider,
      bound: false,
      sentAt: at,
    },
  };
}

function apply(before: Notification, receipt: Receipt, way: Way, at: Date): Change {
  const none: Change = { notification: before, events: [] };
  const { code = 'failed', reason } = receipt;
  switch (receipt.status) {
    case 'sent':
      return none;
    case 'delivered':
      if (before.deliveredAt) return none;
      return moved(delivered(before, way, at), {
        deliveredAt: at,
        ...(before.status !== 'read' && !before.returnedAt && { status: 'delivered' }),
      });
    case 'read':
      return before.readAt ? none : moved(read(before, way, at), { readAt: at, status: 'read' });
    case 'failed':
      if (receipt.returned) return cameBack(before, receipt, way, at);
      return before.status === 'sent'
        ? moved(failed(before, { code, reason, ...way }, at), { status: 'failed', endedAt: at })
        : none;
  }
}

/** A letter that came back was not received, whatever a server on its way had said; one that was read was. */
function cameBack(before: Notification, { code = 'failed', reason }: Receipt, way: Way, at: Date): Change {
  const none: Change = { notification: before, events: [] };
  if (before.returnedAt) return none;
  // That it failed is told already; it is noted that a word that it arrived changes nothing any more.
  if (before.status === 'failed') return moved(none, { returnedAt: at });
  const change = failed(before, { code, reason, ...way }, at);
  const isRead = before.status === 'read';
  return moved(change, { returnedAt: at, ...(!isRead && { status: 'failed', endedAt: at }) });
}

function moved(change: Change, to: Partial<Notification>): Change {
  return { ...change, notification: { ...change.notification, ...to } };
}
