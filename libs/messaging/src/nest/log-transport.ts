import { BaseRpcContext } from '@nestjs/microservices';
import type { Transaction } from '../transactions.js';

export const LOG_TRANSPORT = Symbol('viewline event log');

/** What a consumer method gets beside its events. */
export class BatchContext extends BaseRpcContext<[Transaction]> {
  /** The transaction in which the batch's effects and the consumer's position commit together. */
  get tx(): Transaction {
    return this.getArgByIndex(0);
  }
}
