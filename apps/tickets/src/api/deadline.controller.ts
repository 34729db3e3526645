import { Controller, Get, Param } from '@nestjs/common';
import { AuditTrail, CurrentPrincipal, type Principal, Roles } from '@viewline/platform';
import { ticketNotFound } from '../domain/ticket.errors.js';
import { ExplainDeadlines } from '../queries/explain-deadlines/explain-deadlines.query.js';
import { ShowTicket } from '../queries/show-ticket/show-ticket.query.js';

/** The ledger of every deadline: where each minute went, and why. */
@Controller('api/tickets/v1/tickets/:id/deadlines')
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class DeadlineController {
  constructor(
    private readonly deadlines: ExplainDeadlines,
    private readonly tickets: ShowTicket,
    private readonly trail: AuditTrail,
  ) {}

  @Get()
  async explain(@Param('id') id: string, @CurrentPrincipal() caller: Principal) {
    const ticket = await this.tickets.summary(id);
    const deadlines = ticket && (await this.deadlines.execute(id));
    if (!deadlines) throw ticketNotFound(id);
    await this.trail.record(caller, ticket.subscriberId === null ? [] : [ticket.subscriberId]);
    return { ticketId: id, number: ticket.number, deadlines };
  }
}
