import fc from 'fast-check';
import type { Notification } from '../notification.js';
import { NOW, queued, receipt } from './queued-message.suite.js';
import { withReceipt, type Receipt } from './receipt.js';

describe('receipts', () => {
  const RETURNED: Receipt = { status: 'failed', returned: true, code: 'dsn.5.1.1' };
  const SMS_A = { channel: 'sms', provider: 'sms-a' } as const;
  const all = fc.array(receipt, { minLength: 1, maxLength: 12 });
  const apply = (receipts: readonly Receipt[]) =>
    receipts.reduce(
      (now, one) => withReceipt(now, one, { channel: 'sms', provider: 'sms-a' }, NOW).notification,
      queued(['sms']),
    );

  it('lead to the same status in any order and however often they come', () => {
    fc.assert(
      fc.property(
        all.chain((receipts) =>
          fc.tuple(
            fc.constant(receipts),
            fc.shuffledSubarray(receipts, { minLength: receipts.length }),
            fc.constantFrom(...receipts),
          ),
        ),
        ([receipts, shuffled, again]) => {
          expect(apply([...shuffled, again]).status).toBe(apply(receipts).status);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each<[string, Receipt['status'][], string, string[]]>([
    ['was sent', ['sent'], 'failed', ['sent', 'failed']],
    ['was delivered', ['delivered'], 'failed', ['sent', 'delivered', 'failed']],
    ['failed already', ['failed'], 'failed', ['sent', 'failed']],
    ['was read', ['read'], 'read', ['sent', 'read', 'failed']],
  ])('that a letter came back count after it %s', (_what, before, status, told) => {
    const receipts: Receipt[] = [...before.map((one) => ({ status: one })), RETURNED, RETURNED];
    const events: string[] = [];
    const after = receipts.reduce(
      (now, one) => {
        const change = withReceipt(now, one, SMS_A, NOW);
        events.push(...change.events.map(({ type }) => type.split('.')[2]!));
        return change.notification;
      },
      queued(['sms']),
    );
    expect(after).toMatchObject({ status, returnedAt: NOW });
    expect(events).toEqual(told);
  });

  it('that a letter came back say nothing of the other way that the message takes now', () => {
    const onward: Notification = { ...queued(['sms']), provider: 'sms-b' };
    expect(withReceipt(onward, RETURNED, SMS_A, NOW)).toEqual({ notification: onward, events: [] });
  });

  it('say nothing about a message that was called off', () => {
    const off: Notification = { ...queued(), status: 'cancelled' };
    const change = withReceipt(off, { status: 'read' }, { channel: 'sms', provider: 'sms-a' }, NOW);
    expect(change).toEqual({ notification: off, events: [] });
  });

  it('are not believed about the future', () => {
    const later = new Date(NOW.getTime() + 1);
    const { notification } = withReceipt(
      queued(['sms']),
      { status: 'delivered', at: later },
      { channel: 'sms', provider: 'sms-a' },
      NOW,
    );
    expect(notification.deliveredAt).toEqual(NOW);
  });
});
