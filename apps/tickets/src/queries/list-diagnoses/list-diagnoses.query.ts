import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { DataSource } from 'typeorm';
import type { DiagnosisOnRecord } from '../../domain/diagnosis/diagnosis.js';
import { pageOf, readCursor, TIME, UUID, type Page } from '../page.js';

export interface DiagnosisView extends DiagnosisOnRecord {
  id: string;
  subscriberId: string;
  by: string;
  at: string;
}

interface Row {
  diagnosis_id: string;
  subscriber_id: string;
  result: DiagnosisOnRecord;
  made_by: string;
  made_at: Date;
}

@Injectable()
export class ListDiagnoses {
  constructor(
    private readonly dataSource: DataSource,
    private readonly subscribers: SubscriberCopy,
  ) {}

  /** Newest first; of one subscriber, and whoever is one with them, or of all. */
  async execute(
    { subscriberId, answer }: { subscriberId?: string; answer?: string },
    limit: number,
    cursor?: string,
  ): Promise<Page<DiagnosisView>> {
    const [before, id] = cursor === undefined ? [null, null] : readCursor(cursor, [TIME, UUID]);
    if (subscriberId !== undefined && !isId(subscriberId)) return { items: [], next: null };
    const family = subscriberId === undefined ? null : await this.subscribers.familyOf(subscriberId);
    const rows = await this.dataSource.query<Row[]>(
      `SELECT * FROM diagnosis
       WHERE ($1::uuid[] IS NULL OR subscriber_id = ANY($1)) AND ($2::text IS NULL OR answer = $2)
         AND ($3::timestamptz IS NULL OR (made_at, diagnosis_id) < ($3, $4::uuid))
       ORDER BY made_at DESC, diagnosis_id DESC LIMIT $5`,
      [family, answer, before, id, limit + 1],
    );
    return pageOf(rows, limit, toView, (row) => [row.made_at.toISOString(), row.diagnosis_id]);
  }
}

const toView = (row: Row): DiagnosisView => ({
  id: row.diagnosis_id,
  subscriberId: row.subscriber_id,
  at: row.made_at.toISOString(),
  by: row.made_by,
  ...row.result,
});
