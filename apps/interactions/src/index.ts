import { BatchLogServer } from '@viewline/messaging';
import { createServiceApp, type ServiceAppOptions } from '@viewline/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TMF_ERROR_BODY } from '@viewline/tmf';
import type { InteractionsConfig } from './interactions.config.js';
import { InteractionsModule } from './interactions.module.js';

export { InteractionsConfig } from './interactions.config.js';

/** The interactions service, not yet listening. */
export function createInteractions(
  options: Omit<ServiceAppOptions, 'service'> & { config: InteractionsConfig },
): Promise<NestFastifyApplication> {
  return createServiceApp(InteractionsModule, {
    errorBodies: [TMF_ERROR_BODY],
    ...options,
    service: 'interactions',
    eventStrategy: (app) => app.get(BatchLogServer),
  });
}
