import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BatchLogServer } from '@viewline/messaging';
import { createServiceApp, type ServiceAppOptions } from '@viewline/platform';
import { TMF_ERROR_BODY } from '@viewline/tmf';
import { SubscribersModule } from './subscribers.module.js';

export { importSubscribers, type ImportProgress, type ImportTarget } from './import-subscribers.js';

/** The subscribers service, not yet listening. */
export function createSubscribers(
  options: Omit<ServiceAppOptions, 'service'>,
): Promise<NestFastifyApplication> {
  return createServiceApp(SubscribersModule, {
    errorBodies: [TMF_ERROR_BODY],
    ...options,
    service: 'subscribers',
    eventStrategy: (app) => app.get(BatchLogServer),
  });
}
