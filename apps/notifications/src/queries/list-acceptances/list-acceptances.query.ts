import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { DataSource } from 'typeorm';
import { ACCEPTANCE_COLUMNS, type Acceptance } from '../../persistence/acceptance.repository.js';

@Injectable()
export class ListAcceptances {
  constructor(
    private readonly dataSource: DataSource,
    private readonly subscribers: SubscriberCopy,
  ) {}

  /** Of a person, newest first: of all who are one with them at the moment. */
  async execute(subscriberId: string): Promise<Acceptance[]> {
    if (!isId(subscriberId)) return [];
    return await this.dataSource.query<Acceptance[]>(
      `SELECT ${ACCEPTANCE_COLUMNS} FROM acceptance WHERE subscriber_id = ANY($1::uuid[])
       ORDER BY accepted_at DESC, acceptance_id LIMIT 500`,
      [await this.subscribers.familyOf(subscriberId)],
    );
  }
}
