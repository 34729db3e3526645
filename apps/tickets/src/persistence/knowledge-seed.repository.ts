import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';

@Injectable()
export class KnowledgeSeedRepository {
  /** @returns true for the first one ever to ask; others wait until that one is done */
  async claim(tx: Transaction, now: Date): Promise<boolean> {
    await tx.query('LOCK TABLE knowledge_seed IN EXCLUSIVE MODE');
    const planted = await tx.query<unknown[]>(
      `INSERT INTO knowledge_seed SELECT $1::timestamptz WHERE NOT EXISTS (SELECT 1 FROM knowledge_seed)
       RETURNING planted_at`,
      [now],
    );
    return planted.length > 0;
  }
}
