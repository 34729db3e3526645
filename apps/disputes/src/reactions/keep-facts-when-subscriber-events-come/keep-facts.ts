import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@viewline/events';
import type { Transaction } from '@viewline/messaging';
import { FactRepository } from '../../persistence/fact.repository.js';
import { factOf } from './facts.js';

/** Our own copy of what happened to subscribers: a dispute file is written from it without asking anybody. */
@Injectable()
export class KeepFacts {
  constructor(private readonly facts: FactRepository) {}

  /** @returns how many of them were new */
  execute(tx: Transaction, events: readonly EventEnvelope[]): Promise<number> {
    return this.facts.add(tx, events.flatMap(factOf));
  }
}
