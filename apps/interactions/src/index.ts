import { BatchLogServer } from '@viewline/messaging';
import { createServiceApp, type ServiceAppOptions } from '@viewline/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { InteractionsModule } from './interactions.module.js';

/** The interactions service, not yet listening. */
export function createInteractions(
  options: Omit<ServiceAppOptions, 'service'>,
): Promise<NestFastifyApplication> {
  return createServiceApp(InteractionsModule, {
    ...options,
    service: 'interactions',
    eventStrategy: (app) => app.get(BatchLogServer),
  });
}
