import { DeadlineController } from './api/deadline.controller.js';
import { SlaController } from './api/sla.controller.js';
import { MissDeadlines } from './commands/miss-deadlines/miss-deadlines.use-case.js';
import { RemoveTarget } from './commands/remove-target/remove-target.use-case.js';
import { WriteCalendar } from './commands/write-calendar/write-calendar.use-case.js';
import { WriteTarget } from './commands/write-target/write-target.use-case.js';
import { DeadlineRepository } from './persistence/deadline.repository.js';
import { CreateSla1766100000200 } from './persistence/migrations/create-sla.js';
import { ServiceLevels } from './persistence/service-levels.repository.js';
import { SlaRepository } from './persistence/sla.repository.js';
import { ExplainDeadlines } from './queries/explain-deadlines/explain-deadlines.query.js';
import { ShowSla } from './queries/show-sla/show-sla.query.js';
import { AnswerTicketWhenInteractionRecorded } from './reactions/answer-ticket-when-interaction-recorded/answer-ticket-when-interaction-recorded.js';

/** Service levels: calendars, targets, deadlines. */
export const SLA_PARTS = {
  controllers: [DeadlineController, SlaController],
  providers: [
    MissDeadlines,
    WriteCalendar,
    WriteTarget,
    RemoveTarget,
    AnswerTicketWhenInteractionRecorded,
    DeadlineRepository,
    ServiceLevels,
    SlaRepository,
    ExplainDeadlines,
    ShowSla,
  ],
  migrations: [CreateSla1766100000200],
};
