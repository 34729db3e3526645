import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles } from '@viewline/platform';
import type { Channel } from '../domain/channel.js';
import type { CircuitState } from '../domain/delivery/circuit-breaker.js';
import { DeliveryQueue } from '../persistence/delivery-queue.repository.js';
import { ProviderRegistry } from '../providers/provider-registry.js';
import { WebPushProvider } from '../providers/web-push/web-push.adapter.js';

interface ProviderView {
  name: string;
  channel: Channel;
  /** `open`: it failed too often and is spared for a while. */
  circuit: CircuitState;
  /** Messages that wait for it. */
  queued: number;
}

@ApiTags('providers')
@Controller('api/notifications/v1')
export class ProviderController {
  constructor(
    private readonly providers: ProviderRegistry,
    private readonly queue: DeliveryQueue,
  ) {}

  @Get('providers')
  @Roles('operator', 'supervisor')
  async list(): Promise<ProviderView[]> {
    const depths = new Map((await this.queue.depths()).map(({ provider, depth }) => [provider, depth]));
    return this.providers.all().map(({ name, channel }) => ({
      name,
      channel,
      circuit: this.providers.stateOf(name),
      queued: depths.get(name) ?? 0,
    }));
  }

  /** What a browser needs to subscribe: VAPID public keys, the first provider's first. */
  @Get('push-keys')
  @Roles('integrator', 'agent', 'supervisor', 'operator')
  pushKeys(): { publicKeys: string[] } {
    const pushing = this.providers.all().filter((provider) => provider instanceof WebPushProvider);
    return { publicKeys: pushing.map(({ publicKey }) => publicKey) };
  }
}
