import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { DataSource } from 'typeorm';
import { disputeNotFound } from '../../domain/dispute/dispute.errors.js';
import { DISPUTE_COLUMNS, type DisputeRow, toDispute } from '../../persistence/dispute.row.js';
import type { Dispute } from '../../domain/dispute/dispute.js';

export interface Evidence {
  kind: string;
  text: string | null;
  url: string | null;
  reference: { type: string; id: string } | null;
  by: string;
  at: Date;
}

const MOST_EVIDENCE = 1000;

/** A dispute with everything that was put on file for it. */
@Injectable()
export class DisputeCase {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `dispute.not-found` */
  async dispute(id: string): Promise<Dispute> {
    const [row] = isId(id)
      ? await this.dataSource.query<DisputeRow[]>(
          `SELECT ${DISPUTE_COLUMNS} FROM dispute d WHERE d.id = $1`,
          [id],
        )
      : [];
    if (!row) throw disputeNotFound();
    return toDispute(row);
  }

  /** Oldest first. */
  async evidence(disputeId: string): Promise<Evidence[]> {
    return this.dataSource.query<Evidence[]>(
      `SELECT kind, text, url, reference, added_by AS by, added_at AS at FROM dispute_evidence
       WHERE dispute_id = $1 ORDER BY added_at, id LIMIT $2`,
      [disputeId, MOST_EVIDENCE],
    );
  }
}
