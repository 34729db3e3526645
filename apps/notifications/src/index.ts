import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BatchLogServer } from '@viewline/messaging';
import { createServiceApp, type ServiceAppOptions } from '@viewline/platform';
import { TMF_ERROR_BODY } from '@viewline/tmf';
import { NotificationsModule, type NotificationsOptions } from './notifications.module.js';

export type { NotificationsOptions } from './notifications.module.js';
export type { ProviderConfig } from './providers/provider-config.js';

/** The notifications service, not yet listening. */
export function createNotifications({
  clock,
  providers,
  retryDelays,
  allowedNetworks,
  ...options
}: Omit<ServiceAppOptions, 'service'> & NotificationsOptions): Promise<NestFastifyApplication> {
  return createServiceApp(NotificationsModule.with({ clock, providers, retryDelays, allowedNetworks }), {
    errorBodies: [TMF_ERROR_BODY],
    ...options,
    service: 'notifications',
    eventStrategy: (app) => app.get(BatchLogServer),
  });
}
