import type { DeliveryProvider } from '../domain/delivery/provider.port.js';
import type { PushDevices, WebhookEndpoints } from '../domain/delivery/subscriptions.port.js';
import { GenericHttpProvider } from './generic-http/generic-http.adapter.js';
import type { AddressGuard } from './http/address-guard.js';
import { InAppProvider } from './in-app/in-app.adapter.js';
import type { ProviderConfig } from './provider-config.js';
import { SmtpProvider } from './smtp/smtp.adapter.js';
import { TwilioProvider } from './twilio/twilio.adapter.js';
import { WebPushProvider } from './web-push/web-push.adapter.js';
import { WebhookProvider } from './webhook/webhook.adapter.js';

const CONCURRENCY = 16;
const TIMEOUT = 10_000;

export interface ProviderSurroundings {
  subscriptions: PushDevices & WebhookEndpoints;
  guard: AddressGuard;
}

/** All providers there are: those configured, and the inbox, which needs no configuration. */
export function createProviders(
  configs: readonly ProviderConfig[],
  surroundings: ProviderSurroundings,
): DeliveryProvider[] {
  return [...configs.map((config) => createProvider(config, surroundings)), new InAppProvider()];
}

function createProvider(
  given: ProviderConfig,
  { subscriptions, guard }: ProviderSurroundings,
): DeliveryProvider {
  const limits = { concurrency: given.concurrency ?? CONCURRENCY, timeout: given.timeout ?? TIMEOUT };
  switch (given.kind) {
    case 'smtp':
      return new SmtpProvider({ ...given, ...limits });
    case 'twilio':
      return new TwilioProvider({ baseUrl: 'https://api.twilio.com', ...given, ...limits });
    case 'http':
      return new GenericHttpProvider({ idempotent: true, ...given, ...limits });
    case 'web-push':
      return new WebPushProvider({ ...given, ...limits }, subscriptions, guard);
    case 'webhook':
      return new WebhookProvider({ ...given, ...limits }, subscriptions, guard);
  }
}
