import { readConfig, serve } from '@viewline/platform';
import { createInteractions } from './index.js';
import { InteractionsConfig } from './interactions.config.js';

const config = readConfig(InteractionsConfig);
await serve(await createInteractions({ config }), config);
