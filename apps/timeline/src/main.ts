import { readConfig, serve, ServiceConfig } from '@viewline/platform';
import { createTimeline } from './index.js';

const config = readConfig(ServiceConfig);
await serve(await createTimeline({ config }), config);
