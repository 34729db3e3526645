import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import { DataSource } from 'typeorm';
import { DEFAULT_SETTINGS, type PolicySettings } from '../domain/policy/policy-settings.js';
import type { Asked } from './asked.js';

export interface PolicyVersion {
  /** 0 is what the product comes with. */
  version: number;
  settings: PolicySettings;
  changedBy: string;
  reason?: string;
  changedAt?: Date;
}

export interface PolicyVersionRow {
  version: number;
  settings: PolicySettings;
  changed_by: string;
  reason: string | null;
  changed_at: Date;
}

const FIRST: PolicyVersion = { version: 0, settings: DEFAULT_SETTINGS, changedBy: 'viewline' };

@Injectable()
export class PolicySettingsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async current(asked: Asked = this.dataSource): Promise<PolicyVersion> {
    const [row] = await asked.query<PolicyVersionRow[]>(
      'SELECT * FROM policy_version ORDER BY version DESC LIMIT 1',
    );
    return row ? toPolicyVersion(row) : FIRST;
  }

  /** Newest first; what the product comes with is not among them. */
  async history(asked: Asked, limit: number, before?: number): Promise<PolicyVersion[]> {
    const rows = await asked.query<PolicyVersionRow[]>(
      `SELECT * FROM policy_version WHERE version < coalesce($1::int, ${2 ** 31 - 1}) ORDER BY version DESC LIMIT $2`,
      [before, limit],
    );
    return rows.map(toPolicyVersion);
  }

  /** The current one, which nobody else can follow with another until the end of the transaction. */
  async lock(tx: Transaction): Promise<PolicyVersion> {
    await tx.query('LOCK TABLE policy_version IN SHARE ROW EXCLUSIVE MODE');
    return this.current(tx);
  }

  async add(
    tx: Transaction,
    { version, settings, changedBy, reason, changedAt }: PolicyVersion,
  ): Promise<void> {
    await tx.query(
      'INSERT INTO policy_version (version, settings, changed_by, reason, changed_at) VALUES ($1, $2, $3, $4, $5)',
      [version, JSON.stringify(settings), changedBy, reason, changedAt],
    );
  }
}

function toPolicyVersion(row: PolicyVersionRow): PolicyVersion {
  const { version, settings, changed_by: changedBy, reason, changed_at: changedAt } = row;
  return { version, settings, changedBy, changedAt, ...(reason !== null && { reason }) };
}
