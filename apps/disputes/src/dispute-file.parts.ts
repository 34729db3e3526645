import { readConfig, type Parts } from '@viewline/platform';
import { DisputeFileController } from './api/dispute-file.controller.js';
import { ForgetOldFacts } from './commands/forget-old-facts/forget-old-facts.use-case.js';
import { SealDisputeFile } from './commands/seal-dispute-file/seal-dispute-file.use-case.js';
import { DisputeFileConfig } from './dispute-file/dispute-file.config.js';
import { OperatorKey } from './dispute-file/operator-key.js';
import { DisputeFileRepository } from './persistence/dispute-file.repository.js';
import { FactRepository } from './persistence/fact.repository.js';
import { CreateDisputeFiles1766000000230 } from './persistence/migrations/create-dispute-files.js';
import { DisputeCase } from './queries/show-dispute-file/dispute-case.query.js';
import { ShowDisputeFile } from './queries/show-dispute-file/show-dispute-file.query.js';
import { KeepFacts } from './reactions/keep-facts-when-subscriber-events-come/keep-facts.js';

export const DISPUTE_FILE_PARTS: Parts = {
  controllers: [DisputeFileController],
  providers: [
    { provide: DisputeFileConfig, useFactory: () => readConfig(DisputeFileConfig) },
    OperatorKey,
    SealDisputeFile,
    ForgetOldFacts,
    KeepFacts,
    FactRepository,
    DisputeFileRepository,
    DisputeCase,
    ShowDisputeFile,
  ],
  migrations: [CreateDisputeFiles1766000000230],
};
