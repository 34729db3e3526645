import { readConfig, serve, ServiceConfig } from '@viewline/platform';
import { createSubscribers } from './index.js';

const config = readConfig(ServiceConfig);
await serve(await createSubscribers({ config }), config);
