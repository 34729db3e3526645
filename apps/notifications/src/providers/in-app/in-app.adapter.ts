import type { Outcome } from '../../domain/delivery/outcome.js';
import type { DeliveryProvider } from '../../domain/delivery/provider.port.js';

/** The inbox is a list of what was sent on this channel: to accept a message is all that there is to do. */
export class InAppProvider implements DeliveryProvider {
  readonly name = 'in-app';
  readonly channel = 'in-app';
  readonly idempotent = true;
  readonly concurrency = 200;
  readonly timeout = 1_000;

  async send(): Promise<Outcome> {
    return { kind: 'accepted' };
  }
}
