import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { DataSource } from 'typeorm';
import { disputeNotFound } from '../../domain/dispute/dispute.errors.js';
import { type Evidence, MAX_EVIDENCE } from '../../domain/dispute/evidence.js';
import { DISPUTE_COLUMNS, type DisputeRow, toDispute } from '../../persistence/dispute.row.js';
import { disputeView, type DisputeView } from '../dispute.view.js';

export interface ShownDispute extends DisputeView {
  evidence: Evidence[];
}

@Injectable()
export class ShowDispute {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `dispute.not-found` */
  async execute(id: string): Promise<ShownDispute> {
    if (!isId(id)) throw disputeNotFound();
    const [row] = await this.dataSource.query<DisputeRow[]>(
      `SELECT ${DISPUTE_COLUMNS} FROM dispute d WHERE d.id = $1`,
      [id],
    );
    if (!row) throw disputeNotFound();
    const evidence = await this.dataSource.query<Evidence[]>(
      `SELECT id, kind, text, url, reference, added_by AS by, added_at AS at FROM dispute_evidence
       WHERE dispute_id = $1 ORDER BY added_at, id LIMIT ${MAX_EVIDENCE}`,
      [id],
    );
    return { ...disputeView(toDispute(row)), evidence };
  }
}
