import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';

@Injectable()
export class SpokenLanguages {
  /** What each subscriber, or whoever the address turned out to be, is known to speak (BCP 47). */
  async of(tx: Transaction, subscriberIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ id: string; language: string }[]>(
      `SELECT a.id, coalesce(parent.facts->>'language', own.facts->>'language') AS language
       FROM unnest($1::uuid[]) AS a(id)
       LEFT JOIN subscriber_copy own ON own.subscriber_id = a.id
       LEFT JOIN subscriber_edge e ON e.child_id = a.id
       LEFT JOIN subscriber_copy parent ON parent.subscriber_id = e.parent_id
       WHERE coalesce(parent.facts->>'language', own.facts->>'language') IS NOT NULL`,
      [[...new Set(subscriberIds)]],
    );
    return new Map(rows.map(({ id, language }) => [id, language]));
  }
}
