import { readConfig, serve, ServiceConfig } from '@viewline/platform';
import { createInteractions } from './index.js';

const config = readConfig(ServiceConfig);
await serve(await createInteractions({ config }), config);
