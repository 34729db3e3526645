import fc from 'fast-check';
import { newId } from '@viewline/kernel';
import type { Channel } from '../channel.js';
import { newNotification } from '../new-notification.js';
import type { Notification } from '../notification.js';
import { RECEIPT_STATUSES, type Receipt } from './receipt.js';

export const NOW = new Date('2026-03-14T12:00:00Z');
export const PROVIDERS: Readonly<Partial<Record<Channel, readonly string[]>>> = {
  sms: ['sms-a', 'sms-b'],
  email: ['smtp'],
  'in-app': ['in-app'],
};

export function queued(channels: readonly Channel[] = ['sms', 'email']): Notification {
  return {
    ...newNotification(
      {
        idempotencyKey: newId(),
        subscriberId: newId(),
        purpose: 'service',
        severity: 3,
        say: { content: { text: 'ok' } },
        source: 'spec',
      },
      { messageId: newId(), now: NOW },
    ),
    status: 'queued',
    channels,
    provider: PROVIDERS[channels[0]!]![0]!,
    addresses: { sms: '+33612345678', email: 'a@example.org' },
    attempts: 1,
  };
}

export const receipt: fc.Arbitrary<Receipt> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...RECEIPT_STATUSES).map((status) => ({ status, at: NOW })) },
  { weight: 1, arbitrary: fc.constant({ status: 'failed' as const, returned: true, at: NOW }) },
);
