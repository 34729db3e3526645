import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { route, type Route } from '../../domain/routing/routing-rule.js';
import { RoutingRuleRepository } from '../../persistence/routing-rule.repository.js';

export interface TrialMessage {
  text: string;
  channel?: string;
  ticketType?: string;
  language?: string;
}

@Injectable()
export class TryRouting {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rules: RoutingRuleRepository,
  ) {}

  /** Where it would go; nothing is routed. */
  async execute({ text, channel, ticketType, language }: TrialMessage): Promise<Route> {
    const facts = {
      text,
      ticketTypes: ticketType === undefined ? [] : [ticketType],
      priority: 'medium' as const,
      ...(channel !== undefined && { channel }),
      ...(language !== undefined && { language }),
    };
    return route(facts, await this.rules.active(this.dataSource.manager));
  }
}
