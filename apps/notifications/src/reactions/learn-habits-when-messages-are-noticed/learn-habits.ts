import { Injectable } from '@nestjs/common';
import {
  InteractionRecorded,
  NotificationRead,
  NotificationSent,
  type EventEnvelope,
  type InteractionFacts,
  type NotificationChannel,
} from '@viewline/events';
import type { Transaction } from '@viewline/messaging';
import { HabitRepository, type HabitSign } from '../../persistence/habit.repository.js';

/** Where they write to us is where they read. */
const WRITTEN_ON: Readonly<Partial<Record<InteractionFacts['channel'], NotificationChannel>>> = {
  sms: 'sms',
  whatsapp: 'whatsapp',
  email: 'email',
  app: 'in-app',
};

@Injectable()
export class LearnHabits {
  constructor(private readonly habits: HabitRepository) {}

  async execute(events: readonly EventEnvelope[], tx: Transaction): Promise<void> {
    await this.habits.add(tx, events.flatMap(signOf));
  }
}

function signOf(event: EventEnvelope): HabitSign[] {
  const at = new Date(event.time);
  if (NotificationSent.is(event)) return [{ ...of(event.data), sign: 'sent', at }];
  if (NotificationRead.is(event)) return [{ ...of(event.data), sign: 'read', at }];
  if (!InteractionRecorded.is(event) || event.data.direction !== 'inbound') return [];
  const channel = WRITTEN_ON[event.data.channel];
  return channel ? [{ subscriberId: event.data.subscriberId, channel, sign: 'written', at }] : [];
}

const of = ({ subscriberId, channel }: { subscriberId: string; channel: NotificationChannel }) => ({
  subscriberId,
  channel,
});
