import { BatchLogServer } from '@viewline/messaging';
import { createServiceApp, type ServiceAppOptions } from '@viewline/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TimelineModule } from './timeline.module.js';

export type { RebuildProgress } from './projections/rebuild/catch-up.js';
export { RebuildTimeline, type RebuildReport } from './projections/rebuild/rebuild-timeline.js';

/** The timeline service, not yet listening. */
export function createTimeline(options: Omit<ServiceAppOptions, 'service'>): Promise<NestFastifyApplication> {
  return createServiceApp(TimelineModule, {
    ...options,
    service: 'timeline',
    eventStrategy: (app) => app.get(BatchLogServer),
  });
}
