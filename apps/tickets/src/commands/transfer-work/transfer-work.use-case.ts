import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Outbox, Transactions } from '@viewline/messaging';
import { unknownQueue } from '../../domain/routing/routing.errors.js';
import { RoutingRuleRepository } from '../../persistence/routing-rule.repository.js';
import { WorkRepository } from '../../persistence/work.repository.js';
import { lockChat, mustBeOpen, type Asker } from '../finish-work/finish-work.use-case.js';
import { chatsPutBack } from '../set-presence/put-chats-back.js';

@Injectable()
export class TransferWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly work: WorkRepository,
    private readonly rules: RoutingRuleRepository,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * A chat goes to another queue, asking for no skill that its old one asked for; it keeps its place by age.
   * @throws DomainError `work.not-found`, `work.not-yours`, `work.is-ticket`, `work.done`, `queue.unknown`
   */
  async execute(itemId: string, queue: string, asker: Asker): Promise<void> {
    await this.transactions.run(async (tx) => {
      const chat = await lockChat(this.work, tx, itemId, asker);
      mustBeOpen(chat);
      if (!(await this.rules.hasQueue(tx, queue))) throw unknownQueue(queue);
      const [line] = await this.work.lines(tx, [
        { kind: 'chat', queue, skills: [], language: chat.language },
      ]);
      await this.work.putBack(tx, [itemId], line);
      await this.outbox.append(tx, chatsPutBack([chat], 'transferred', this.clock.now(), queue));
    });
  }
}
