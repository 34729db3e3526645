import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import {
  AuditTrail,
  CurrentPrincipal,
  etagOf,
  IdempotencyKey,
  ifMatch,
  type Principal,
  ReadsSubscriber,
  Roles,
} from '@viewline/platform';
import type { FastifyReply } from 'fastify';
import { AddNote } from '../commands/add-note/add-note.use-case.js';
import { EscalateTicket } from '../commands/escalate-ticket/escalate-ticket.use-case.js';
import { MoveTicket } from '../commands/move-ticket/move-ticket.use-case.js';
import { ticketNotFound } from '../domain/ticket.errors.js';
import { ListEscalations } from '../queries/list-escalations/list-escalations.query.js';
import { ListSubscriberTickets } from '../queries/list-subscriber-tickets/list-subscriber-tickets.query.js';
import { ShowTicket } from '../queries/show-ticket/show-ticket.query.js';
import { isPerson, nameOf } from './actor.js';
import { PageQuery } from './page.dto.js';
import { EscalationDto, NoteDto, StatusDto, SubscriberTicketsQuery } from './ticket.dto.js';

/** What the desk does with tickets beyond TMF621. */
@Controller('api/tickets/v1')
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class TicketController {
  constructor(
    private readonly tickets: ShowTicket,
    private readonly ofSubscriber: ListSubscriberTickets,
    private readonly escalated: ListEscalations,
    private readonly moves: MoveTicket,
    private readonly notes: AddNote,
    private readonly escalations: EscalateTicket,
    private readonly trail: AuditTrail,
  ) {}

  @Get('tickets/:id')
  async show(
    @Param('id') id: string,
    @CurrentPrincipal() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = await this.tickets.execute(id);
    if (!found) throw ticketNotFound(id);
    await this.trail.record(caller, found.subscriberId === null ? [] : [found.subscriberId]);
    reply.header('ETag', etagOf(found.version));
    return found;
  }

  @Post('tickets/:id/status')
  @HttpCode(200)
  async move(
    @Param('id') id: string,
    @Body() { status, reason, children }: StatusDto,
    @Headers('if-match') match: string | undefined,
    @CurrentPrincipal() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const moved = await ifMatch(match, (expectedVersion) =>
      this.moves.execute({ id, to: status, reason, children, expectedVersion, by: nameOf(caller) }),
    );
    reply.header('ETag', etagOf(moved.version));
    return { id, number: moved.number, status: moved.document.status, version: moved.version };
  }

  @Post('tickets/:id/notes')
  async note(
    @Param('id') ticketId: string,
    @Body() { text, visibility }: NoteDto,
    @IdempotencyKey() idempotencyKey: string | undefined,
    @CurrentPrincipal() caller: Principal,
  ) {
    const by = { by: nameOf(caller), isPerson: isPerson(caller), idempotencyKey };
    return await this.notes.execute({ ticketId, text, visibility, ...by });
  }

  @Post('tickets/:id/escalations')
  async escalate(
    @Param('id') id: string,
    @Body() { reason }: EscalationDto,
    @CurrentPrincipal() caller: Principal,
  ) {
    const { number, escalationLevel, escalationQueue, version, document } = await this.escalations.execute(
      id,
      reason,
      nameOf(caller),
    );
    return { id, number, escalationLevel, escalationQueue, version, priority: document.priority };
  }

  @Get('subscribers/:subscriberId/tickets')
  @ReadsSubscriber('subscriberId')
  async list(
    @Param('subscriberId') subscriberId: string,
    @Query() { limit, cursor, open }: SubscriberTicketsQuery,
  ) {
    if (!isId(subscriberId)) return { items: [], next: null };
    return await this.ofSubscriber.execute(subscriberId, { limit, open, ...(cursor && { cursor }) });
  }

  @Get('escalations')
  @Roles('supervisor', 'operator')
  async listEscalated(@Query() { limit, cursor }: PageQuery, @CurrentPrincipal() caller: Principal) {
    const page = await this.escalated.execute(limit, cursor);
    await this.trail.record(
      caller,
      page.items.flatMap(({ subscriberId }) => subscriberId ?? []),
    );
    return page;
  }
}
