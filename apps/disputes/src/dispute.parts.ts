import type { Parts } from '@viewline/platform';
import { DisputeStepsController } from './api/dispute-steps.controller.js';
import { DisputeController } from './api/dispute.controller.js';
import { AddEvidence } from './commands/add-evidence/add-evidence.use-case.js';
import { AdvanceDispute } from './commands/advance-dispute/advance-dispute.use-case.js';
import { AwardCredit } from './commands/award-credit.js';
import { ChangeDispute } from './commands/change-dispute.js';
import { DecideDispute } from './commands/decide-dispute/decide-dispute.use-case.js';
import { EndDispute } from './commands/end-dispute/end-dispute.use-case.js';
import { MissDeadlines } from './commands/miss-deadlines/miss-deadlines.use-case.js';
import { OpenDispute } from './commands/open-dispute/open-dispute.use-case.js';
import { DisputesConfig } from './disputes.config.js';
import { DeadlineRules } from './domain/dispute/deadline-rules.js';
import { DisputedBillRepository } from './persistence/disputed-bill.repository.js';
import { DisputeRepository } from './persistence/dispute.repository.js';
import { EvidenceRepository } from './persistence/evidence.repository.js';
import { CreateDisputes1766000000120 } from './persistence/migrations/create-disputes.js';
import { ListDisputes } from './queries/list-disputes/list-disputes.query.js';
import { ShowDispute } from './queries/show-dispute/show-dispute.query.js';

const commands = [
  ChangeDispute,
  AwardCredit,
  OpenDispute,
  AddEvidence,
  AdvanceDispute,
  DecideDispute,
  EndDispute,
  MissDeadlines,
];
const persistence = [DisputeRepository, EvidenceRepository, DisputedBillRepository];
const queries = [ListDisputes, ShowDispute];

/** The dispute case: items, evidence, deadlines, decisions, appeal and what it does to its bill. */
export const DISPUTE_PARTS: Parts = {
  controllers: [DisputeController, DisputeStepsController],
  providers: [
    {
      provide: DeadlineRules,
      inject: [DisputesConfig],
      useFactory: ({ DISPUTE_DEADLINES }: DisputesConfig) => new DeadlineRules(DISPUTE_DEADLINES),
    },
    ...commands,
    ...persistence,
    ...queries,
  ],
  migrations: [CreateDisputes1766000000120],
};
