import type { NotificationRequest, Purpose } from '../notification-request.js';

/** A small piece of news that does not deserve a message of its own. */
export interface Notice {
  /** The same key twice is one notice. */
  key: string;
  subscriberId: string;
  purpose: Purpose;
  title: string;
  text: string;
}

/** Most notices in one digest; what is over goes into another one at once. */
export const DIGEST_ITEMS = 200;
export const NOTICE_LIMITS = { title: 150, text: 600 } as const;

/** The one message that lists them all. A digest is long, so no SMS is made of it. */
export function digestRequest(
  digestId: string,
  { subscriberId, purpose }: Pick<Notice, 'subscriberId' | 'purpose'>,
  notices: readonly Pick<Notice, 'title' | 'text'>[],
): NotificationRequest {
  const items = notices.map(({ title, text }) => ({ title, text }));
  return {
    idempotencyKey: `digest:${digestId}`,
    subscriberId,
    purpose,
    severity: DIGEST_SEVERITY,
    channels: ['email', 'push', 'whatsapp', 'in-app'],
    say: { template: { name: 'digest', slots: { count: items.length, items } } },
    source: 'digests',
  };
}

/** Above what the policy makes wait for a digest: this is one already. */
const DIGEST_SEVERITY = 5;
