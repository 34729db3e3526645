import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';
import type { Outcome } from '../../domain/delivery/outcome.js';
import { DeliveryQueue } from '../../persistence/delivery-queue.repository.js';
import { ProviderRegistry } from '../../providers/provider-registry.js';

/** How deep the queues are and what providers answer. */
@Injectable()
export class DeliveryMetrics {
  private readonly attempts: Counter<'provider' | 'outcome'>;
  /** Read when somebody looks. */
  readonly gauges: readonly Gauge[];

  constructor(registry: Registry, queue: DeliveryQueue, providers: ProviderRegistry) {
    this.attempts = new Counter({
      name: 'viewline_notification_attempts_total',
      help: 'Calls of providers, by what came of them.',
      labelNames: ['provider', 'outcome'],
      registers: [registry],
    });
    const depth = new Gauge({
      name: 'viewline_notification_queue_depth',
      help: 'Messages that wait for a provider.',
      labelNames: ['provider'],
      registers: [registry],
      async collect() {
        // A scrape must not fail because the database is away: the last values stand, and readiness tells.
        const rows = await queue.depths().catch(() => []);
        const depths = new Map(rows.map((row) => [row.provider, row.depth]));
        for (const { name } of providers.all()) this.set({ provider: name }, depths.get(name) ?? 0);
      },
    });
    const open = new Gauge({
      name: 'viewline_notification_provider_open',
      help: '1 while a provider is spared because it failed too often, otherwise 0.',
      labelNames: ['provider'],
      registers: [registry],
      collect() {
        for (const { name } of providers.all()) this.set({ provider: name }, providers.isOpen(name) ? 1 : 0);
      },
    });
    this.gauges = [depth, open];
  }

  count(provider: string, outcome: Outcome['kind']): void {
    this.attempts.inc({ provider, outcome });
  }
}
