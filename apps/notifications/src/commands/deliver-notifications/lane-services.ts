import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { ServiceConfig } from '@viewline/platform';
import type { Channel } from '../../domain/channel.js';
import type { Notification } from '../../domain/notification.js';
import { DeliveryQueue } from '../../persistence/delivery-queue.repository.js';
import { ProviderRegistry } from '../../providers/provider-registry.js';
import { UnsubscribeLinks } from '../unsubscribe-by-link/unsubscribe-links.js';
import { DeliveryMetrics } from './delivery-metrics.js';
import { Preparation } from './preparation.js';
import { Settlements } from './settlements.js';

export const RECEIPTS_PATH = '/webhooks/notifications';

/** What every lane works with. */
@Injectable()
export class LaneServices {
  constructor(
    readonly providers: ProviderRegistry,
    readonly queue: DeliveryQueue,
    readonly preparation: Preparation,
    readonly settlements: Settlements,
    readonly metrics: DeliveryMetrics,
    private readonly unsubscribing: UnsubscribeLinks,
    private readonly config: ServiceConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** By which the receiver of a letter can refuse more of them. */
  async headersOf(
    { id: notificationId, subscriberId, purpose }: Notification,
    channel: Channel,
  ): Promise<Readonly<Record<string, string>>> {
    const { PUBLIC_URL: publicUrl } = this.config;
    if (channel !== 'email' || !publicUrl) return {};
    return await this.unsubscribing.headersOf(publicUrl, { notificationId, subscriberId, purpose, channel });
  }

  /** Where a provider reports to, as the world sees it. */
  receiptUrl(provider: string): string {
    return `${(this.config.PUBLIC_URL ?? '').replace(/\/$/, '')}${RECEIPTS_PATH}/${provider}`;
  }
}
