import { Inject, Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@viewline/events';
import { CLOCK, type Clock } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { deedOf, isAbout, type Deed } from '../../domain/promises/deed.js';
import { isKeptAt, keepPromise, type PromiseChange } from '../../domain/promises/promise.js';
import { DeedRepository } from '../../persistence/deed.repository.js';
import { PromiseRepository } from '../../persistence/promise.repository.js';

/** A promise is kept by what was done for the subscriber, or for whoever is one with them, before its deadline. */
@Injectable()
export class KeepPromisesWhenDone {
  constructor(
    private readonly promises: PromiseRepository,
    private readonly deeds: DeedRepository,
    private readonly subscribers: SubscriberCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async apply(events: readonly EventEnvelope[], tx: Transaction): Promise<void> {
    const deeds = events.flatMap((event) => deedOf(event) ?? []);
    await this.deeds.save(tx, deeds);
    for (const deed of deeds) await this.keep(deed, tx);
  }

  private async keep(deed: Deed, tx: Transaction): Promise<void> {
    const family = await this.subscribers.familyOf(deed.subscriberId, tx);
    const promises = await this.promises.lockUnkept(tx, family, deed.at);
    const now = this.clock.now();
    const kept = promises
      .filter((promise) => isAbout(deed, promise) && isKeptAt(promise, deed.at))
      .map((promise): PromiseChange => keepPromise(promise, { at: deed.at, evidence: deed.evidence }, now));
    await this.promises.saveWithEvents(tx, kept);
  }
}
