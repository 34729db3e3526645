import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Clock } from '@viewline/kernel';
import { BatchLogServer } from '@viewline/messaging';
import { createServiceApp, type ServiceAppOptions } from '@viewline/platform';
import { TMF_ERROR_BODY } from '@viewline/tmf';
import { TicketsModule } from './tickets.module.js';

interface TicketsOptions extends Omit<ServiceAppOptions, 'service'> {
  /** The time of the machine unless given. */
  clock?: Clock;
}

/** The tickets service, not yet listening. */
export function createTickets({ clock, ...options }: TicketsOptions): Promise<NestFastifyApplication> {
  return createServiceApp(TicketsModule.at(clock), {
    errorBodies: [TMF_ERROR_BODY],
    ...options,
    service: 'tickets',
    eventStrategy: (app) => app.get(BatchLogServer),
  });
}
