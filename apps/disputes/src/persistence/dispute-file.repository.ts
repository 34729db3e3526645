import { Injectable } from '@nestjs/common';
import { DisputeFileSealed } from '@viewline/events';
import { Outbox, type Transaction } from '@viewline/messaging';

interface Asked {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

/** A sealed file without its content. */
export interface FileOnRecord {
  fileId: string;
  disputeId: string;
  number: number;
  seal: string;
  entryCount: number;
  sealedBy: string;
  sealedAt: Date;
}

const COLUMNS = `id AS "fileId", dispute_id AS "disputeId", number, seal, entry_count AS "entryCount",
  sealed_by AS "sealedBy", sealed_at AS "sealedAt"`;
const MOST = 200;

@Injectable()
export class DisputeFileRepository {
  constructor(private readonly outbox: Outbox) {}

  /** The latest first. */
  async list(asked: Asked, disputeId: string): Promise<FileOnRecord[]> {
    return asked.query<FileOnRecord[]>(
      `SELECT ${COLUMNS} FROM dispute_file WHERE dispute_id = $1 ORDER BY number DESC LIMIT $2`,
      [disputeId, MOST],
    );
  }

  /** One of them, by its number, or the latest. */
  async content(
    asked: Asked,
    disputeId: string,
    number: number | undefined,
  ): Promise<(FileOnRecord & { content: Buffer }) | undefined> {
    const [row] = await asked.query<(FileOnRecord & { content: Buffer })[]>(
      `SELECT ${COLUMNS}, content FROM dispute_file WHERE dispute_id = $1 AND ($2::int IS NULL OR number = $2)
       ORDER BY number DESC LIMIT 1`,
      [disputeId, number ?? null],
    );
    return row;
  }

  /** @returns false, having done nothing, where somebody else sealed this number first */
  async addWithEvent(
    tx: Transaction,
    file: FileOnRecord & { content: Buffer },
    subscriberId: string,
  ): Promise<boolean> {
    const { fileId, disputeId, number, seal, entryCount, sealedBy, sealedAt, content } = file;
    const added = await tx.query<unknown[]>(
      `INSERT INTO dispute_file (id, dispute_id, number, seal, entry_count, sealed_by, sealed_at, content)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (dispute_id, number) DO NOTHING RETURNING 1`,
      [fileId, disputeId, number, seal, entryCount, sealedBy, sealedAt, content],
    );
    if (added.length === 0) return false;
    const told = { fileId, disputeId, subscriberId, entryCount, seal, by: sealedBy };
    await this.outbox.append(tx, [DisputeFileSealed.create(told, { time: sealedAt, sequence: 1 })]);
    return true;
  }
}
