import type { Parts } from '@viewline/platform';
import { OutageMessageController } from './api/outage-message.controller.js';
import { SuggestAlternatives } from './commands/suggest-alternatives/suggest-alternatives.use-case.js';
import { TellOutageMessages } from './commands/tell-outage-messages/tell-outage-messages.use-case.js';
import { CreateOutages1766000000320 } from './persistence/migrations/create-outages.js';
import { OutageMessageRepository } from './persistence/outage-message.repository.js';
import { ProblemRepository } from './persistence/problem.repository.js';
import { CountOutageMessages } from './queries/count-outage-messages/count-outage-messages.query.js';
import { TellWhenOutageChanges } from './reactions/tell-when-outage-changes/tell-when-outage-changes.js';

export const OUTAGE_PARTS: Parts = {
  controllers: [OutageMessageController],
  providers: [
    ProblemRepository,
    OutageMessageRepository,
    SuggestAlternatives,
    TellOutageMessages,
    CountOutageMessages,
    TellWhenOutageChanges,
  ],
  migrations: [CreateOutages1766000000320],
};
