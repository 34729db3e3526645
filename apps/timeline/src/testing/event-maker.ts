import {
  IdentityLinked,
  IdentityUnlinked,
  InteractionRecorded,
  InteractionRemoved,
  InteractionStatusChanged,
  provisionalSubscriberId,
  SubscriberMerged,
  SubscriberRegistered,
  SubscriberStatusChanged,
  SubscriberUnmerged,
  SubscriberUpdated,
  type Identity,
  type NewEvent,
} from '@viewline/events';
import { idFromName } from '@viewline/kernel';

const START = Date.parse('2026-01-01T00:00:00.000Z');

/** Makes events as the services would: sequences that count, times that pass, ids that can be said again. */
export class EventMaker {
  private readonly sequences = new Map<string, number>();
  private ticks = 0;

  phone(n: number): Identity {
    return { kind: 'phone', value: `+4479${String(10_000_000 + n)}` };
  }

  /** The provisional subscriber behind that phone. */
  behind(n: number): string {
    return provisionalSubscriberId(this.phone(n));
  }

  subscriber(n: number): string {
    return idFromName('test-subscriber', String(n));
  }

  /** @param sender the name shown with it, and whose it is if that is known */
  sms(
    phone: number,
    text: string,
    at = this.tick(),
    sender: { displayName?: string; subscriber?: number } = {},
  ): NewEvent {
    const interactionId = idFromName('test-interaction', String(phone), text, String(at.getTime()));
    return InteractionRecorded.create(
      {
        interactionId,
        subscriberId:
          sender.subscriber === undefined ? this.behind(phone) : this.subscriber(sender.subscriber),
        ...(sender.displayName && { displayName: sender.displayName }),
        conversationId: idFromName('test-conversation', String(phone)),
        channel: 'sms',
        provider: 'test',
        externalId: interactionId,
        direction: 'inbound',
        kind: 'message',
        identity: this.phone(phone),
        reason: 'SMS',
        status: 'completed',
        text,
        startedAt: at.toISOString(),
      },
      { time: at, sequence: 1, id: idFromName('test-event', interactionId) },
    );
  }

  remove(sms: NewEvent): NewEvent {
    const { interactionId, subscriberId, channel } = sms.data as {
      interactionId: string;
      subscriberId: string;
      channel: 'sms';
    };
    return InteractionRemoved.create(
      { interactionId, subscriberId, channel },
      this.facts(interactionId, 'removed'),
    );
  }

  statusOf(sms: NewEvent, toStatus: string): NewEvent {
    const { interactionId, subscriberId, channel } = sms.data as {
      interactionId: string;
      subscriberId: string;
      channel: 'sms';
    };
    const data = { interactionId, subscriberId, channel, fromStatus: 'open', toStatus };
    return InteractionStatusChanged.create(data, this.facts(interactionId, 'status'));
  }

  register(n: number, name: string, status = 'active'): NewEvent {
    const subscriberId = this.subscriber(n);
    return SubscriberRegistered.create(
      { subscriberId, name, status, accountNumber: `ACC-${n}`, language: 'en', identities: [] },
      this.facts(subscriberId, 'profile'),
    );
  }

  update(n: number, name: string, status = 'active'): NewEvent {
    const subscriberId = this.subscriber(n);
    const profile = { subscriberId, name, status, accountNumber: `ACC-${n}`, identities: [] };
    return SubscriberUpdated.create(profile, this.facts(subscriberId, 'profile'));
  }

  status(n: number, toStatus: string): NewEvent {
    const subscriberId = this.subscriber(n);
    return SubscriberStatusChanged.create(
      { subscriberId, fromStatus: 'active', toStatus },
      this.facts(subscriberId, 'profile'),
    );
  }

  link(phone: number, n: number): NewEvent {
    return IdentityLinked.create(this.linkData(phone, n), this.facts(this.behind(phone), 'edge'));
  }

  unlink(phone: number, n: number): NewEvent {
    return IdentityUnlinked.create(this.linkData(phone, n), this.facts(this.behind(phone), 'edge'));
  }

  merge(absorbed: number, survivor: number): NewEvent {
    return SubscriberMerged.create(
      this.mergeData(absorbed, survivor),
      this.facts(this.subscriber(absorbed), 'edge'),
    );
  }

  unmerge(absorbed: number, survivor: number): NewEvent {
    return SubscriberUnmerged.create(
      this.mergeData(absorbed, survivor),
      this.facts(this.subscriber(absorbed), 'edge'),
    );
  }

  private linkData(phone: number, n: number) {
    const identity = this.phone(phone);
    return {
      provisionalId: this.behind(phone),
      subscriberId: this.subscriber(n),
      identity,
      verified: true,
      source: 'test',
    };
  }

  private mergeData(absorbed: number, survivor: number) {
    return {
      absorbedId: this.subscriber(absorbed),
      survivorId: this.subscriber(survivor),
      reason: 'same person',
      by: 'test',
    };
  }

  private facts(aggregate: string, kind: string): { time: Date; sequence: number; id: string } {
    const key = `${kind} ${aggregate}`;
    const sequence = (this.sequences.get(key) ?? 0) + 1;
    this.sequences.set(key, sequence);
    return { time: this.tick(), sequence, id: idFromName('test-event', key, String(sequence)) };
  }

  /** A second passes; every tenth event happens at the same moment as the one before. */
  private tick(): Date {
    this.ticks++;
    return new Date(START + Math.floor(this.ticks / 1.1) * 1_000);
  }
}
