import { readConfig, serve, ServiceConfig } from '@viewline/platform';
import { createDisputes } from './index.js';

const config = readConfig(ServiceConfig);
await serve(await createDisputes({ config }), config);
