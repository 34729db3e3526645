import { Inject, Injectable } from '@nestjs/common';
import { ConversationAssigned, type NewEvent } from '@viewline/events';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Outbox, Transactions, type Transaction } from '@viewline/messaging';
import { assign } from '../../domain/routing/assignment.js';
import { freeFor, isAbleTo, type RoutingAgent, type WaitingWork } from '../../domain/routing/work.js';
import { RoutingAgentRepository } from '../../persistence/routing-agent.repository.js';
import { WorkRepository } from '../../persistence/work.repository.js';
import type { WorkRow } from '../../persistence/work.row.js';
import { TicketDesk } from '../ticket-desk/ticket-desk.use-case.js';

type Agent = RoutingAgent & { name: string };

@Injectable()
export class AssignWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly agents: RoutingAgentRepository,
    private readonly work: WorkRepository,
    private readonly tickets: TicketDesk,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Hands out what waits to whoever is online and free. @returns how much that was */
  async round(): Promise<number> {
    return await this.transactions.run(async (tx) => {
      const agents = await this.agents.lockOnline(tx);
      if (agents.length === 0) return 0;
      const now = this.clock.now();
      const given = assign(await this.withinReach(tx, agents), agents, now);
      if (given.length === 0) return 0;
      const taken = await this.work.take(tx, given, now);
      await this.agents.noteAssigned(tx, [...new Set(given.map(({ agentId }) => agentId))], now);
      const byId = new Map(agents.map((agent) => [agent.agentId, agent]));
      await this.outbox.append(
        tx,
        taken.filter(({ kind }) => kind === 'chat').map((chat) => chatAssigned(chat, byId, now)),
      );
      const refused = await this.tickets.assign(
        tx,
        taken
          .filter(({ kind }) => kind === 'ticket')
          .map((row) => ({
            ticketId: row.item_id,
            queue: row.queue_id,
            agentId: row.agent_id!,
            agentName: byId.get(row.agent_id!)!.name,
          })),
      );
      // Its events, on their way here, say who has it.
      await this.work.putBack(tx, refused);
      return taken.length - refused.length;
    });
  }

  /** Of every line that somebody could serve, as much as they could take: what nobody can serve holds up nothing. */
  private async withinReach(tx: Transaction, agents: readonly Agent[]): Promise<WaitingWork[]> {
    const lines = (await this.work.waitingLines(tx)).map((line) => ({
      needId: line.needId,
      most: agents
        .filter((agent) => isAbleTo(agent, { ...line, language: line.language ?? undefined }))
        .reduce((sum, agent) => sum + freeFor(agent, line.kind), 0),
    }));
    return await this.work.heads(
      tx,
      lines.filter(({ most }) => most > 0),
    );
  }
}

function chatAssigned(chat: WorkRow, agents: ReadonlyMap<string, Agent>, now: Date): NewEvent {
  return ConversationAssigned.create(
    {
      conversationId: chat.item_id,
      subscriberId: chat.subscriber_id!,
      queue: chat.queue_id,
      agentId: chat.agent_id!,
      agentName: agents.get(chat.agent_id!)!.name,
      reason: 'routing',
      waited: Math.max(0, now.getTime() - chat.waiting_since.getTime()),
    },
    { time: now, sequence: chat.sequence },
  );
}
