import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { AuditTrail, CurrentPrincipal, Roles, type Principal } from '@viewline/platform';
import { AssignTicket } from '../commands/assign-ticket/assign-ticket.use-case.js';
import { FinishWork, type Asker } from '../commands/finish-work/finish-work.use-case.js';
import { TransferWork } from '../commands/transfer-work/transfer-work.use-case.js';
import { ListWork } from '../queries/list-work/list-work.query.js';
import { isSupervisor, nameOf } from './actor.js';
import { AssignmentDto, TransferDto, WorkQuery } from './routing.dto.js';

/** What waits for somebody, and who has what. */
@Controller('api/tickets/v1')
@Roles('agent', 'supervisor', 'operator')
export class WorkController {
  constructor(
    private readonly work: ListWork,
    private readonly endings: FinishWork,
    private readonly transfers: TransferWork,
    private readonly assignments: AssignTicket,
    private readonly trail: AuditTrail,
  ) {}

  @Get('routing/work-items')
  async list(@Query() { limit, cursor, ...filter }: WorkQuery, @CurrentPrincipal() caller: Principal) {
    const page = await this.work.execute(filter, limit, cursor);
    await this.trail.record(
      caller,
      page.items.flatMap(({ subscriberId }) => subscriberId ?? []),
    );
    return page;
  }

  @Post('routing/work-items/:id/done')
  @HttpCode(204)
  async finish(@Param('id') id: string, @CurrentPrincipal() caller: Principal) {
    await this.endings.execute(id, asker(caller));
  }

  @Post('routing/work-items/:id/transfer')
  @HttpCode(204)
  async transfer(
    @Param('id') id: string,
    @Body() { queue }: TransferDto,
    @CurrentPrincipal() caller: Principal,
  ) {
    await this.transfers.execute(id, queue, asker(caller));
  }

  /** By hand: to an agent, or to nobody so that routing finds one. */
  @Put('tickets/:id/assignment')
  async assign(
    @Param('id') ticketId: string,
    @Body() { agentId, queue }: AssignmentDto,
    @CurrentPrincipal() caller: Principal,
  ) {
    const request = { ticketId, agentId, ...(queue !== undefined && { queue }), by: nameOf(caller) };
    const { id, version, ...ticket } = await this.assignments.execute(request);
    return {
      id,
      version,
      agentId: ticket.agentId ?? null,
      agentName: ticket.agentName ?? null,
      queue: ticket.queue ?? null,
    };
  }
}

const asker = (caller: Principal): Asker => ({ agentId: caller.id, isSupervisor: isSupervisor(caller) });
