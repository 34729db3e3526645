import { DomainError } from '@viewline/kernel';
import type { ChannelAdapter } from './channel-adapter.port.js';
import type { ChannelSecrets } from './channel-secrets.js';
import { createChannelAdapters } from './create-channel-adapters.js';

/** The adapters by the path below /webhooks at which each listens. */
export class ChannelDoors {
  private readonly fixed = new Map<string, ChannelAdapter>();
  /** Doors whose path ends in `:source`, by what stands before it. */
  private readonly open = new Map<string, ChannelAdapter>();

  constructor(secrets: ChannelSecrets) {
    for (const adapter of createChannelAdapters(secrets)) {
      const source = adapter.path.indexOf('/:');
      if (source < 0) this.fixed.set(adapter.path, adapter);
      else this.open.set(adapter.path.slice(0, source), adapter);
    }
  }

  /** @throws DomainError `webhook.unknown-door` where nobody listens, also where only the secret is missing */
  find(path: string): ChannelAdapter {
    const door = this.fixed.get(path) ?? this.open.get(path.slice(0, path.lastIndexOf('/')));
    if (!door) throw new DomainError('not-found', 'webhook.unknown-door', 'nobody listens here');
    return door;
  }
}
