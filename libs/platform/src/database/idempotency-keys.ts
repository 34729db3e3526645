import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';

/** A request that its sender may repeat without its being done twice. */
export interface Repeatable {
  /** The sender's own, such as the `Idempotency-Key` header, within the sender's name. */
  key: string;
  body: unknown;
}

/** A service makes this table in its own migration. */
export const IDEMPOTENCY_KEY_TABLE = `
  CREATE TABLE idempotency_key (
    key text PRIMARY KEY,
    request_hash text NOT NULL,
    resource_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  )`;

/** Requests that were done already, by the key that their senders gave them. */
@Injectable()
export class IdempotencyKeys {
  /**
   * Claims the key for a resource about to be made. A second request waits here for the first one's end.
   * @returns the id of the resource that the key made before, if any
   * @throws DomainError `idempotency.key-reused` for another body under the same key
   */
  async claim(tx: Transaction, { key, body }: Repeatable, resourceId: string): Promise<string | undefined> {
    const hash = createHash('sha256')
      .update(JSON.stringify(body) ?? '')
      .digest('hex');
    const claimed = await tx.query<unknown[]>(
      `INSERT INTO idempotency_key (key, request_hash, resource_id) VALUES ($1, $2, $3)
       ON CONFLICT (key) DO NOTHING RETURNING key`,
      [key, hash, resourceId],
    );
    if (claimed.length > 0) return undefined;
    const [before] = await tx.query<{ request_hash: string; resource_id: string }[]>(
      'SELECT request_hash, resource_id FROM idempotency_key WHERE key = $1',
      [key],
    );
    if (before?.request_hash !== hash) {
      throw new DomainError('conflict', 'idempotency.key-reused', 'this key came with another body before');
    }
    return before.resource_id;
  }
}
