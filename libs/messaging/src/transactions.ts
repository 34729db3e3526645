import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { sqlState } from './sql-state.js';

/** A running database transaction. It is passed along, never ambient. */
export type Transaction = EntityManager;

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const ATTEMPTS = 5;

/** The one write path: everything that happens inside `run` is committed together or not at all. */
export class Transactions {
  private readonly commitListeners = new Set<(tx: Transaction) => void>();

  constructor(private readonly dataSource: DataSource) {}

  /** Runs again, up to five times, when PostgreSQL itself asks for it (serialization failure, deadlock). */
  async run<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        let committed: Transaction | undefined;
        const result = await this.dataSource.transaction((tx) => work((committed = tx)));
        for (const listener of this.commitListeners) listener(committed!);
        return result;
      } catch (error) {
        const state = sqlState(error);
        const retriable = state === SERIALIZATION_FAILURE || state === DEADLOCK;
        if (!retriable || attempt === ATTEMPTS) throw error;
        await sleep(2 ** attempt * (1 + Math.random()));
      }
    }
  }

  /** Called after each commit, such as to wake the relay, with the transaction that has ended. */
  onCommit(listener: (tx: Transaction) => void): void {
    this.commitListeners.add(listener);
  }
}
