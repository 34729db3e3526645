import { Inject, Injectable } from '@nestjs/common';
import {
  InteractionRecorded,
  type EventEnvelope,
  type InteractionFacts,
  type NotificationChannel,
} from '@viewline/events';
import { CLOCK, idFromName, type Clock } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { meantBy, START_ORIGIN, STOP_ORIGIN } from '../../domain/policy/keyword-consent.js';
import { meaningOf } from '../../domain/policy/stop-words.js';
import { ConsentRepository, type NewConsentWord } from '../../persistence/consent.repository.js';
import { FamilyRepository } from '../../persistence/family.repository.js';
import { PolicySettingsRepository } from '../../persistence/policy-settings.repository.js';

/** The networks on which one word is an order. */
const CHANNELS: Readonly<Partial<Record<InteractionFacts['channel'], NotificationChannel>>> = {
  sms: 'sms',
  whatsapp: 'whatsapp',
};

@Injectable()
export class ChangeConsentWhenToldToStop {
  constructor(
    private readonly families: FamilyRepository,
    private readonly consents: ConsentRepository,
    private readonly settings: PolicySettingsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(events: readonly EventEnvelope[], tx: Transaction): Promise<void> {
    const now = this.clock.now();
    const told = events.flatMap((event) => keywordOf(event, now));
    if (told.length === 0) return;
    const families = await this.families.lockFamiliesOf(
      tx,
      told.map(({ subscriberId }) => subscriberId),
    );
    const { settings } = await this.settings.current(tx);
    for (const { eventId, subscriberId, text, ...keyword } of told) {
      const words = await this.consents.everSaid(tx, families.get(subscriberId)!.memberIds);
      const { channel, saidAt, meaning } = keyword;
      const said = meantBy(keyword, words, settings).map(({ purpose, granted }): NewConsentWord => ({
        id: idFromName('keyword', eventId, purpose),
        subscriberId,
        purpose,
        channel,
        granted,
        saidAt,
        origin: meaning === 'stop' ? STOP_ORIGIN : START_ORIGIN,
        evidence: `wrote ${JSON.stringify(text)}`,
      }));
      await this.consents.say(tx, said, now);
    }
  }
}

function keywordOf(event: EventEnvelope, now: Date) {
  if (!InteractionRecorded.is(event)) return [];
  const { direction, channel: cameOn, subscriberId, text = '', startedAt } = event.data;
  const channel = CHANNELS[cameOn];
  const meaning = meaningOf(text);
  if (direction !== 'inbound' || !channel || !meaning) return [];
  // A clock that goes wrong elsewhere must not make a word that nothing can follow.
  const saidAt = new Date(Math.min(Date.parse(startedAt), now.getTime()));
  return [{ eventId: event.id, subscriberId, channel, meaning, text, saidAt }];
}
