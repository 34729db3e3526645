import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, isId, newId, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import {
  queueInUse,
  queueNotFound,
  ruleNotFound,
  unknownQueue,
} from '../../domain/routing/routing.errors.js';
import { GENERAL_QUEUE } from '../../domain/routing/routing-rule.js';
import { RoutingAgentRepository, type AgentFacts } from '../../persistence/routing-agent.repository.js';
import { RoutingRuleRepository, type EditedRule } from '../../persistence/routing-rule.repository.js';

/** What a supervisor changes while everything runs: rules, queues, agents. The next contact is routed by it. */
@Injectable()
export class EditRouting {
  constructor(
    private readonly transactions: Transactions,
    private readonly rules: RoutingRuleRepository,
    private readonly agents: RoutingAgentRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `queue.unknown` */
  async addRule(rule: Omit<EditedRule, 'id'>): Promise<string> {
    const id = newId();
    await this.transactions.run((tx) => this.rules.save(tx, { ...rule, id }, this.clock.now()));
    return id;
  }

  /** @throws DomainError `routing-rule.not-found`, `queue.unknown` */
  async replaceRule(rule: EditedRule): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!isId(rule.id) || !(await this.rules.exists(tx, rule.id))) throw ruleNotFound(rule.id);
      await this.rules.save(tx, rule, this.clock.now());
    });
  }

  /** @throws DomainError `routing-rule.not-found` */
  async removeRule(id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!isId(id) || !(await this.rules.exists(tx, id))) throw ruleNotFound(id);
      await this.rules.delete(tx, id);
    });
  }

  async saveQueue(id: string, title: string): Promise<void> {
    await this.transactions.run((tx) => this.rules.saveQueue(tx, id, title));
  }

  /** @throws DomainError `queue.not-found`, `queue.in-use` */
  async removeQueue(id: string): Promise<void> {
    if (id === GENERAL_QUEUE) throw queueInUse(id);
    await this.transactions.run(async (tx) => {
      if (!(await this.rules.deleteQueue(tx, id))) throw queueNotFound(id);
    });
  }

  /** @throws DomainError `queue.unknown` */
  async saveAgent(agent: AgentFacts): Promise<void> {
    await this.transactions.run(async (tx) => {
      for (const queue of agent.queues) {
        if (!(await this.rules.hasQueue(tx, queue))) throw unknownQueue(queue);
      }
      await this.agents.save(tx, agent, this.clock.now());
    });
  }
}
