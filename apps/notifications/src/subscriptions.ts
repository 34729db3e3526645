import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  InteractionRecorded,
  NotificationCancelled,
  NotificationFailed,
  NotificationRead,
  NotificationSent,
  ProductActivated,
  ProductChanged,
  ProductRenewed,
  ProductStatusChanged,
  ServiceProblemDeclared,
  ServiceProblemHit,
  ServiceProblemLifted,
  ServiceProblemResolved,
  ServiceProblemUpdated,
  type EventEnvelope,
} from '@viewline/events';
import { BatchContext, Consumes } from '@viewline/messaging';
import { saveSubscriberCopy, SUBSCRIBER_COPY_EVENTS } from '@viewline/subscriber-copy';
import { ChangeConsentWhenToldToStop } from './reactions/change-consent-when-told-to-stop/change-consent.js';
import { FreeAttention } from './reactions/free-attention-when-a-message-fails/free-attention.js';
import { LearnHabits } from './reactions/learn-habits-when-messages-are-noticed/learn-habits.js';
import { RemindWhenProductExpires } from './reactions/remind-when-product-expires/remind-when-product-expires.js';
import { TellWhenOutageChanges } from './reactions/tell-when-outage-changes/tell-when-outage-changes.js';

export const SUBSCRIBER_COPY_CONSUMER = 'notifications.subscriber-copy';

/** Everything this service listens to. */
@Controller()
export class NotificationsSubscriptions {
  constructor(
    private readonly stopWords: ChangeConsentWhenToldToStop,
    private readonly habits: LearnHabits,
    private readonly attention: FreeAttention,
    private readonly products: RemindWhenProductExpires,
    private readonly outages: TellWhenOutageChanges,
  ) {}

  @Consumes({ consumer: SUBSCRIBER_COPY_CONSUMER, events: SUBSCRIBER_COPY_EVENTS, dedupe: 'handler' })
  copySubscribers(@Payload() events: EventEnvelope[], @Ctx() { tx }: BatchContext): Promise<number> {
    return saveSubscriberCopy(events, tx);
  }

  @Consumes({ consumer: 'notifications.stop-words', events: [InteractionRecorded] })
  obeyStopWords(@Payload() events: EventEnvelope[], @Ctx() { tx }: BatchContext): Promise<void> {
    return this.stopWords.execute(events, tx);
  }

  @Consumes({
    consumer: 'notifications.habits',
    events: [NotificationSent, NotificationRead, InteractionRecorded],
    leisurely: true,
  })
  learnHabits(@Payload() events: EventEnvelope[], @Ctx() { tx }: BatchContext): Promise<void> {
    return this.habits.execute(events, tx);
  }

  @Consumes({
    consumer: 'notifications.attention',
    events: [NotificationSent, NotificationFailed, NotificationCancelled],
    leisurely: true,
  })
  freeAttention(@Payload() events: EventEnvelope[], @Ctx() { tx }: BatchContext): Promise<void> {
    return this.attention.execute(events, tx);
  }

  @Consumes({
    consumer: 'notifications.products',
    events: [ProductActivated, ProductChanged, ProductRenewed, ProductStatusChanged],
    dedupe: 'handler',
  })
  keepProducts(@Payload() events: EventEnvelope[], @Ctx() { tx }: BatchContext): Promise<number> {
    return this.products.apply(events, tx);
  }

  @Consumes({
    consumer: 'notifications.outages',
    events: [
      ServiceProblemDeclared,
      ServiceProblemUpdated,
      ServiceProblemResolved,
      ServiceProblemHit,
      ServiceProblemLifted,
    ],
  })
  keepOutages(@Payload() events: EventEnvelope[], @Ctx() { tx }: BatchContext): Promise<void> {
    return this.outages.apply(events, tx);
  }
}
