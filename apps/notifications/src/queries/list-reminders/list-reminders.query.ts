import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { DataSource } from 'typeorm';

export interface ProductReminders {
  productId: string;
  subscriberId: string;
  productName: string;
  expiresAt: Date | null;
  /** When the next one is planned for. */
  nextAt: Date | null;
  /** `asked`: it went to the delivery; `missed`: its day passed while the service did not run. */
  past: { days: number; lastDay: string; dueAt: string; outcome: 'asked' | 'missed' }[];
}

@Injectable()
export class ListReminders {
  constructor(
    private readonly dataSource: DataSource,
    private readonly subscribers: SubscriberCopy,
  ) {}

  /** Of a person: of all who are one with them at the moment. */
  async execute(subscriberId: string): Promise<ProductReminders[]> {
    if (!isId(subscriberId)) return [];
    return await this.dataSource.query<ProductReminders[]>(
      `SELECT p.product_id AS "productId", p.subscriber_id AS "subscriberId", p.name AS "productName",
              p.expires_at AS "expiresAt", p.reminder_at AS "nextAt",
              coalesce((SELECT jsonb_agg(jsonb_build_object('days', days, 'lastDay', last_day, 'dueAt', due_at,
                                                            'outcome', outcome) ORDER BY due_at)
                        FROM reminder r WHERE r.product_id = p.product_id), '[]') AS past
       FROM product p WHERE p.subscriber_id = ANY($1::uuid[]) ORDER BY p.expires_at, p.product_id LIMIT 500`,
      [await this.subscribers.familyOf(subscriberId)],
    );
  }
}
