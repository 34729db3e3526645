import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type EventEnvelope, ProductActivated } from '@viewline/events';
import { BatchContext, Consumes } from '@viewline/messaging';
import { saveSubscriberCopy, SUBSCRIBER_COPY_EVENTS } from '@viewline/subscriber-copy';
import { RewardReferrals } from './commands/reward-referrals/reward-referrals.use-case.js';
import { OUTAGE_COPY_EVENTS, OutageCopyRepository } from './persistence/outage-copy.repository.js';
import { PRODUCT_COPY_EVENTS, ProductCopyRepository } from './persistence/product-copy.repository.js';
import { FACT_EVENTS } from './reactions/keep-facts-when-subscriber-events-come/facts.js';
import { KeepFacts } from './reactions/keep-facts-when-subscriber-events-come/keep-facts.js';

/** Everything this service listens to. */
@Controller()
export class DisputesSubscriptions {
  constructor(
    private readonly products: ProductCopyRepository,
    private readonly outages: OutageCopyRepository,
    private readonly facts: KeepFacts,
    private readonly referrals: RewardReferrals,
  ) {}

  @Consumes({ consumer: 'disputes.subscriber-copy', events: SUBSCRIBER_COPY_EVENTS, dedupe: 'handler' })
  copySubscribers(@Payload() events: EventEnvelope[], @Ctx() { tx }: BatchContext): Promise<number> {
    return saveSubscriberCopy(events, tx);
  }

  @Consumes({ consumer: 'disputes.product-copy', events: PRODUCT_COPY_EVENTS, dedupe: 'handler' })
  copyProducts(@Payload() events: EventEnvelope[], @Ctx() { tx }: BatchContext): Promise<number> {
    return this.products.save(tx, events);
  }

  @Consumes({ consumer: 'disputes.outage-copy', events: OUTAGE_COPY_EVENTS, dedupe: 'handler' })
  copyOutages(@Payload() events: EventEnvelope[], @Ctx() { tx }: BatchContext): Promise<number> {
    return this.outages.save(tx, events);
  }

  @Consumes({ consumer: 'disputes.facts', events: FACT_EVENTS, dedupe: 'handler' })
  keepFacts(@Payload() events: EventEnvelope[], @Ctx() { tx }: BatchContext): Promise<number> {
    return this.facts.execute(tx, events);
  }

  @Consumes({ consumer: 'disputes.referral-rewards', events: [ProductActivated] })
  rewardReferrals(@Payload() events: EventEnvelope[], @Ctx() { tx }: BatchContext): Promise<void> {
    return this.referrals.execute(tx, events);
  }
}
