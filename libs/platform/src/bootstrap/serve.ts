import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceConfig } from '../config/service.config.js';
import { drain } from './drain.js';
import { onTermination } from './termination.js';

/** The rest of a service's `main.ts`: listen, and leave in order when told to. */
export async function serve(app: NestFastifyApplication, config: ServiceConfig): Promise<void> {
  onTermination(() => drain(app, { delay: config.DRAIN_DELAY, deadline: config.DRAIN_DEADLINE }));
  await app.listen(config.PORT, config.HOST);
}
