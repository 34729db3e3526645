import { readConfig, serve, ServiceConfig } from '@viewline/platform';
import { createTickets } from './index.js';

const config = readConfig(ServiceConfig);
await serve(await createTickets({ config }), config);
