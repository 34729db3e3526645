import { DiagnosisController } from './api/diagnosis.controller.js';
import { RecurringErrorController } from './api/recurring-error.controller.js';
import { DiagnoseSubscriber } from './commands/diagnose-subscriber/diagnose-subscriber.use-case.js';
import { EditErrorRules } from './commands/edit-error-rules/edit-error-rules.use-case.js';
import { DiagnosisRepository } from './persistence/diagnosis.repository.js';
import { ErrorPatternRepository } from './persistence/error-pattern.repository.js';
import { CreateRecurringErrors1767000000300 } from './persistence/migrations/create-recurring-errors.js';
import { CreateViewing1767000000200 } from './persistence/migrations/create-viewing.js';
import { ProductCopyRepository } from './persistence/product-copy.repository.js';
import { ServiceProblemRepository } from './persistence/service-problem.repository.js';
import { ViewingRepository } from './persistence/viewing.repository.js';
import { GatherDiagnosisFacts } from './queries/gather-diagnosis-facts/gather-diagnosis-facts.query.js';
import { ListDiagnoses } from './queries/list-diagnoses/list-diagnoses.query.js';
import { ListRecurringErrors } from './queries/list-recurring-errors/list-recurring-errors.query.js';
import { CopyProducts } from './reactions/copy-products/copy-products.js';
import { CopyServiceProblems } from './reactions/copy-service-problems/copy-service-problems.js';
import { CopyViewing } from './reactions/copy-viewing/copy-viewing.js';
import { OpenTicketWhenErrorRecurs } from './reactions/open-ticket-when-error-recurs/open-ticket-when-error-recurs.js';

/** Own copies of what is watched, paid for and broken, and the errors that many have. */
export const VIEWING_PARTS = {
  controllers: [DiagnosisController, RecurringErrorController],
  providers: [
    DiagnoseSubscriber,
    EditErrorRules,
    DiagnosisRepository,
    GatherDiagnosisFacts,
    ListDiagnoses,
    ListRecurringErrors,
    ErrorPatternRepository,
    ProductCopyRepository,
    ServiceProblemRepository,
    ViewingRepository,
    CopyProducts,
    CopyServiceProblems,
    CopyViewing,
    OpenTicketWhenErrorRecurs,
  ],
  migrations: [CreateViewing1767000000200, CreateRecurringErrors1767000000300],
};
