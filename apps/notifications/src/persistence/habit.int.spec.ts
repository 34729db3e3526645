import {
  InteractionRecorded,
  NotificationRead,
  NotificationSent,
  type EventEnvelope,
  type NewEvent,
} from '@viewline/events';
import { newId } from '@viewline/kernel';
import { DEFAULT_SETTINGS } from '../domain/policy/policy-settings.js';
import { NOON, policyCases, request, type PolicyCases } from '../policy-cases.suite.js';
import { FreeAttention } from '../reactions/free-attention-when-a-message-fails/free-attention.js';
import { LearnHabits } from '../reactions/learn-habits-when-messages-are-noticed/learn-habits.js';
import { HabitRepository } from './habit.repository.js';

let cases: PolicyCases;
beforeAll(async () => (cases = await policyCases(DEFAULT_SETTINGS)));
afterAll(() => cases.close());

const envelope = (event: NewEvent): EventEnvelope => ({
  ...event,
  source: '/viewline/spec',
  recordedtime: '',
  correlationid: event.id,
  time: event.time.toISOString(),
});
const facts = (subscriberId: string) => ({
  notificationId: newId(),
  messageId: newId(),
  subscriberId,
  purpose: 'billing' as const,
  severity: 5,
});
const sent = (subscriberId: string, channel: 'email' | 'whatsapp', time = NOON) =>
  envelope(
    NotificationSent.create(
      {
        ...facts(subscriberId),
        channel,
        provider: 'p',
        address: 'somewhere',
        attempts: 1,
        text: 'فاتورتك جاهزة',
      },
      { time, sequence: 1 },
    ),
  );
const read = (subscriberId: string, channel: 'email' | 'whatsapp', time = NOON) =>
  envelope(
    NotificationRead.create({ ...facts(subscriberId), channel, provider: 'p' }, { time, sequence: 2 }),
  );
const wrote = (subscriberId: string, channel: 'whatsapp' | 'chat', direction: 'inbound' | 'outbound') =>
  envelope(
    InteractionRecorded.create(
      {
        interactionId: newId(),
        subscriberId,
        conversationId: newId(),
        channel,
        direction,
        provider: 'meta',
        externalId: newId(),
        kind: 'message',
        reason: '',
        status: 'opened',
        startedAt: NOON.toISOString(),
      },
      { time: NOON, sequence: 1 },
    ),
  );
const learn = (events: readonly EventEnvelope[]) =>
  cases.transactions.run((tx) => new LearnHabits(new HabitRepository()).execute(events, tx));
const channelsOf = async (subscriberId: string) => {
  const [decision] = await cases.decide([request(subscriberId, { channels: ['email', 'whatsapp'] })]);
  return decision;
};

describe('the channel of the next message', () => {
  it('is the one on which the person notices messages, also on a record that was merged into theirs', async () => {
    const [a, b] = [newId(), newId()];
    expect(await channelsOf(a)).toMatchObject({ channels: ['email', 'whatsapp'] });
    await learn([1, 2, 3, 4].map(() => sent(a, 'email')));
    await learn([
      ...[1, 2, 3].flatMap(() => [sent(b, 'whatsapp'), read(b, 'whatsapp')]),
      wrote(b, 'whatsapp', 'inbound'),
      wrote(b, 'whatsapp', 'outbound'),
      wrote(b, 'chat', 'inbound'),
    ]);
    await cases.merge(b, a);
    expect(await channelsOf(a)).toMatchObject({
      channels: ['whatsapp', 'email'],
      reasons: [
        {
          rule: 'channel.habit',
          text: 'whatsapp is where they notice messages most (whatsapp: read 3 of 3, wrote 1 times).',
        },
      ],
    });
  });

  it('does not follow what a person did long ago', async () => {
    const person = newId();
    const longAgo = new Date('2025-01-10T12:00:00Z');
    await learn([1, 2, 3, 4].map(() => read(person, 'whatsapp', longAgo)));
    await learn([1, 2, 3, 4].map(() => sent(person, 'whatsapp', longAgo)));
    expect(await channelsOf(person)).toMatchObject({ channels: ['email', 'whatsapp'] });
  });
});

describe('a message that fails', () => {
  it('gives its place back only where no provider ever took it', async () => {
    const person = newId();
    const went = request(person);
    await cases.decide([went, request(person)]);
    const accepted = { ...sent(person, 'email'), subject: went.notificationId };
    const failed = { ...accepted, type: 'viewline.notification.failed.v1' };
    const react = (events: readonly EventEnvelope[]) =>
      cases.transactions.run((tx) => new FreeAttention(cases.bookings).execute(events, tx));
    await react([accepted]);
    await react([failed]);
    expect(await cases.taken(person)).toEqual([2]);
  });
});
