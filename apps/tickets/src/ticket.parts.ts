import { TmfDoor } from '@viewline/platform';
import { FindResources } from '@viewline/tmf';
import { MacroController } from './api/macro.controller.js';
import { TicketController } from './api/ticket.controller.js';
import { TroubleTicketHubController } from './api/trouble-ticket-hub.controller.js';
import { TroubleTicketSpecificationController } from './api/trouble-ticket-specification.controller.js';
import { TroubleTicketController } from './api/trouble-ticket.controller.js';
import { AddNote } from './commands/add-note/add-note.use-case.js';
import { ApplyMacro } from './commands/apply-macro/apply-macro.use-case.js';
import { ChangeSpecification } from './commands/change-specification/change-specification.use-case.js';
import { ChangeTicket } from './commands/change-ticket/change-ticket.use-case.js';
import { CreateSpecification } from './commands/create-specification/create-specification.use-case.js';
import { EscalateTicket } from './commands/escalate-ticket/escalate-ticket.use-case.js';
import { ChildrenOfTicket } from './commands/move-ticket/children-of-ticket.js';
import { MoveTicket } from './commands/move-ticket/move-ticket.use-case.js';
import { OpenTicket } from './commands/open-ticket/open-ticket.use-case.js';
import { RemoveMacro } from './commands/remove-macro/remove-macro.use-case.js';
import { RemoveSpecification } from './commands/remove-specification/remove-specification.use-case.js';
import { RemoveTicket } from './commands/remove-ticket/remove-ticket.use-case.js';
import { WriteMacro } from './commands/write-macro/write-macro.use-case.js';
import { FamilyTreeRepository } from './persistence/family-tree.repository.js';
import { MacroRepository } from './persistence/macro.repository.js';
import { CreateTickets1766100000100 } from './persistence/migrations/create-tickets.js';
import { SpecificationRepository } from './persistence/specification.repository.js';
import { TicketHubRepository } from './persistence/ticket-hub.repository.js';
import { TicketWriter } from './persistence/ticket-writer.repository.js';
import { TicketRepository } from './persistence/ticket.repository.js';
import { ListEscalations } from './queries/list-escalations/list-escalations.query.js';
import { ListMacros } from './queries/list-macros/list-macros.query.js';
import { ListSubscriberTickets } from './queries/list-subscriber-tickets/list-subscriber-tickets.query.js';
import { ShowTicket } from './queries/show-ticket/show-ticket.query.js';

/** Trouble tickets: their doors, their life, macros. */
export const TICKET_PARTS = {
  controllers: [
    TroubleTicketController,
    TroubleTicketSpecificationController,
    TroubleTicketHubController,
    TicketController,
    MacroController,
  ],
  providers: [
    TmfDoor,
    OpenTicket,
    ChangeTicket,
    MoveTicket,
    ChildrenOfTicket,
    AddNote,
    EscalateTicket,
    RemoveTicket,
    WriteMacro,
    RemoveMacro,
    ApplyMacro,
    CreateSpecification,
    ChangeSpecification,
    RemoveSpecification,
    TicketRepository,
    TicketWriter,
    TicketHubRepository,
    FamilyTreeRepository,
    MacroRepository,
    SpecificationRepository,
    FindResources,
    ShowTicket,
    ListSubscriberTickets,
    ListEscalations,
    ListMacros,
  ],
  migrations: [CreateTickets1766100000100],
};
