import { readConfig, serve, ServiceConfig } from '@viewline/platform';
import { createNotifications } from './index.js';

const config = readConfig(ServiceConfig);
await serve(await createNotifications({ config }), config);
