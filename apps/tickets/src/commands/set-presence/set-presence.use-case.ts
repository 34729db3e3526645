import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Outbox, Transactions } from '@viewline/messaging';
import { agentNotFound } from '../../domain/routing/routing.errors.js';
import type { Presence } from '../../domain/routing/work.js';
import { RoutingAgentRepository } from '../../persistence/routing-agent.repository.js';
import { WorkRepository } from '../../persistence/work.repository.js';
import { chatsPutBack } from './put-chats-back.js';

@Injectable()
export class SetPresence {
  constructor(
    private readonly transactions: Transactions,
    private readonly agents: RoutingAgentRepository,
    private readonly work: WorkRepository,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Who is away keeps what they have and gets nothing new. Who is offline keeps their tickets; people in their chats
   * cannot wait for them, so those go back.
   * @throws DomainError `routing-agent.not-found`
   */
  async execute(agentId: string, presence: Presence): Promise<void> {
    await this.transactions.run(async (tx) => {
      const now = this.clock.now();
      if (!(await this.agents.setPresence(tx, agentId, presence, now))) throw agentNotFound(agentId);
      if (presence !== 'offline') return;
      const chats = await this.work.lockChatsOf(tx, agentId);
      await this.work.putBack(
        tx,
        chats.map(({ item_id }) => item_id),
      );
      await this.outbox.append(tx, chatsPutBack(chats, 'agent offline', now));
    });
  }
}
