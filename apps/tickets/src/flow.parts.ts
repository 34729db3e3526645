import { GuidedFlowController } from './api/guided-flow.controller.js';
import { RecordRun } from './commands/run-flow/record-run.js';
import { RunFlow } from './commands/run-flow/run-flow.use-case.js';
import { SaveFlow } from './commands/save-flow/save-flow.use-case.js';
import { FlowRepository } from './persistence/flow.repository.js';
import { CreateGuidedFlows1767000000600 } from './persistence/migrations/create-guided-flows.js';
import { ListFlows } from './queries/list-flows/list-flows.query.js';
import { ShowFlow } from './queries/show-flow/show-flow.query.js';

/** Guided flows and their runs. */
export const FLOW_PARTS = {
  controllers: [GuidedFlowController],
  providers: [RecordRun, RunFlow, SaveFlow, FlowRepository, ListFlows, ShowFlow],
  migrations: [CreateGuidedFlows1767000000600],
};
