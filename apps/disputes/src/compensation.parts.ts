import type { Parts } from '@viewline/platform';
import { CompensationController } from './api/compensation.controller.js';
import { GrantCompensation } from './commands/grant-compensation/grant-compensation.use-case.js';
import { PublishRulePack } from './commands/publish-rule-pack/publish-rule-pack.use-case.js';
import { RunCompensation } from './commands/run-compensation/run-compensation.use-case.js';
import { SimulateCompensation } from './commands/simulate-compensation/simulate-compensation.use-case.js';
import { AffectedRepository } from './persistence/affected.repository.js';
import { CompensationRunRepository } from './persistence/compensation-run.repository.js';
import { CreateCompensation1766000000220 } from './persistence/migrations/create-compensation.js';
import { OutageCopyRepository } from './persistence/outage-copy.repository.js';
import { ProductCopyRepository } from './persistence/product-copy.repository.js';
import { RulePackRepository } from './persistence/rule-pack.repository.js';
import { ShowCompensationRun } from './queries/show-compensation-run/show-compensation-run.query.js';
import { ShowRulePacks } from './queries/show-rule-packs/show-rule-packs.query.js';

export const COMPENSATION_PARTS: Parts = {
  controllers: [CompensationController],
  providers: [
    PublishRulePack,
    SimulateCompensation,
    GrantCompensation,
    RunCompensation,
    AffectedRepository,
    CompensationRunRepository,
    OutageCopyRepository,
    ProductCopyRepository,
    RulePackRepository,
    ShowRulePacks,
    ShowCompensationRun,
  ],
  migrations: [CreateCompensation1766000000220],
};
