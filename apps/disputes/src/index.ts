import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Clock } from '@viewline/kernel';
import { BatchLogServer } from '@viewline/messaging';
import { createServiceApp, type ServiceAppOptions } from '@viewline/platform';
import { TMF_ERROR_BODY } from '@viewline/tmf';
import { DisputesModule } from './disputes.module.js';

export type { DisputeFile } from './dispute-file/file-format.js';
export { verifyDisputeFile } from './dispute-file/verify-file.js';

interface DisputesOptions extends Omit<ServiceAppOptions, 'service'> {
  /** The time of the machine unless given. */
  clock?: Clock;
}

/** The disputes service, not yet listening. */
export function createDisputes({ clock, ...options }: DisputesOptions): Promise<NestFastifyApplication> {
  return createServiceApp(DisputesModule.at(clock), {
    errorBodies: [TMF_ERROR_BODY],
    ...options,
    service: 'disputes',
    eventStrategy: (app) => app.get(BatchLogServer),
  });
}
