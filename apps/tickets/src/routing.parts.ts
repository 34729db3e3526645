import { RoutingController } from './api/routing.controller.js';
import { WorkController } from './api/work.controller.js';
import { AssignTicket } from './commands/assign-ticket/assign-ticket.use-case.js';
import { AssignWork } from './commands/assign-work/assign-work.use-case.js';
import { EditRouting } from './commands/edit-routing/edit-routing.use-case.js';
import { EndIdleChats } from './commands/end-idle-chats/end-idle-chats.use-case.js';
import { FinishWork } from './commands/finish-work/finish-work.use-case.js';
import { SetPresence } from './commands/set-presence/set-presence.use-case.js';
import { TicketDesk } from './commands/ticket-desk/ticket-desk.use-case.js';
import { TransferWork } from './commands/transfer-work/transfer-work.use-case.js';
import { DeskSweeps } from './desk-sweeps.js';
import { AddLastWord1767000000700 } from './persistence/migrations/add-last-word.js';
import { CreateRouting1767000000100 } from './persistence/migrations/create-routing.js';
import { RoutingAgentRepository } from './persistence/routing-agent.repository.js';
import { RoutingRuleRepository } from './persistence/routing-rule.repository.js';
import { SpokenLanguages } from './persistence/spoken-languages.query.js';
import { TicketWorkRepository } from './persistence/ticket-work.repository.js';
import { WorkRepository } from './persistence/work.repository.js';
import { ListRouting } from './queries/list-routing/list-routing.query.js';
import { ListWork } from './queries/list-work/list-work.query.js';
import { TryRouting } from './queries/try-routing/try-routing.query.js';
import { KeepWorkWhenTicketChanges } from './reactions/keep-work-when-ticket-changes/keep-work-when-ticket-changes.js';
import { NoteLastWordWhenContactRecorded } from './reactions/note-last-word-when-contact-recorded/note-last-word-when-contact-recorded.js';
import { QueueWorkWhenContactAsks } from './reactions/queue-work-when-contact-asks/queue-work-when-contact-asks.js';

/** Who does what: queues, rules, agents and the work that waits. */
export const ROUTING_PARTS = {
  controllers: [RoutingController, WorkController],
  providers: [
    AssignTicket,
    AssignWork,
    EditRouting,
    EndIdleChats,
    FinishWork,
    SetPresence,
    TransferWork,
    TicketDesk,
    DeskSweeps,
    RoutingAgentRepository,
    RoutingRuleRepository,
    SpokenLanguages,
    TicketWorkRepository,
    WorkRepository,
    ListRouting,
    ListWork,
    TryRouting,
    KeepWorkWhenTicketChanges,
    NoteLastWordWhenContactRecorded,
    QueueWorkWhenContactAsks,
  ],
  migrations: [CreateRouting1767000000100, AddLastWord1767000000700],
};
