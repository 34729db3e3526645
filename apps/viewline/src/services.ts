import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createDisputes } from '@viewline/disputes';
import { createInteractions } from '@viewline/interactions';
import { createNotifications } from '@viewline/notifications';
import type { ServiceAppOptions } from '@viewline/platform';
import { createSubscribers } from '@viewline/subscribers';
import { createTickets } from '@viewline/tickets';
import { createTimeline } from '@viewline/timeline';
import type { Mounted } from './front-door.js';

interface Service {
  name: string;
  create: (options: Omit<ServiceAppOptions, 'service'>) => Promise<NestFastifyApplication>;
  /** The paths that are its own, besides its documentation. */
  prefixes: readonly string[];
}

/** Every service of the product and what it answers to; the longest prefix wins. */
const SERVICES: readonly Service[] = [
  {
    name: 'interactions',
    create: createInteractions,
    prefixes: ['/webhooks', '/tmf-api/partyInteraction', '/api/interactions', '/dev/token'],
  },
  {
    name: 'subscribers',
    create: createSubscribers,
    prefixes: ['/tmf-api/customerManagement', '/tmf-api/party', '/api/subscribers'],
  },
  {
    name: 'tickets',
    create: createTickets,
    prefixes: ['/tmf-api/troubleTicket', '/api/tickets'],
  },
  {
    name: 'disputes',
    create: createDisputes,
    prefixes: ['/tmf-api/customerBillManagement', '/api/disputes'],
  },
  {
    name: 'notifications',
    create: createNotifications,
    prefixes: ['/webhooks/notifications', '/tmf-api/communicationManagement', '/api/notifications'],
  },
  { name: 'timeline', create: createTimeline, prefixes: ['/api/timeline'] },
];

/** @param options of each service by its name */
export function createServices(
  options: (service: string) => Omit<ServiceAppOptions, 'service'>,
): Promise<Mounted[]> {
  return Promise.all(
    SERVICES.map(async ({ name, create, prefixes }) => ({
      name,
      app: await create(options(name)),
      prefixes: [...prefixes, `/docs/${name}`, `/docs/${name}-json`],
    })),
  );
}
