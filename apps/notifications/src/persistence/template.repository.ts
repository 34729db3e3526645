import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import type { TemplateVersion } from '../domain/template/template.js';
import { TEMPLATE_COLUMNS, toTemplate, type TemplateRow } from './template.row.js';

export type TemplateOrigin = 'files' | 'api';
export type TemplateContent = Omit<TemplateVersion, 'version'>;

export interface CurrentTemplate {
  version: number;
  origin: TemplateOrigin;
  hash: string;
}

export interface Saved {
  origin: TemplateOrigin;
  by: string;
  at: Date;
}

@Injectable()
export class TemplateRepository {
  /** The version in use, with the template locked until the end of the transaction, known before or not. */
  async lock(tx: Transaction, name: string): Promise<CurrentTemplate | undefined> {
    await tx.query(
      'INSERT INTO template (name, current_version) VALUES ($1, 0) ON CONFLICT (name) DO NOTHING',
      [name],
    );
    const [current] = await tx.query<{ current_version: number }[]>(
      'SELECT current_version FROM template WHERE name = $1 FOR UPDATE',
      [name],
    );
    const [row] = await tx.query<CurrentTemplate[]>(
      'SELECT version, origin, hash FROM template_version WHERE name = $1 AND version = $2',
      [name, current?.current_version],
    );
    return row;
  }

  async isKnown(tx: Transaction, name: string, hash: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      'SELECT 1 FROM template_version WHERE name = $1 AND hash = $2 LIMIT 1',
      [name, hash],
    );
    return rows.length > 0;
  }

  /** @param inUse whether it is used from now on, or only kept */
  async add(
    tx: Transaction,
    content: TemplateContent,
    { origin, by, at }: Saved,
    inUse = true,
  ): Promise<number> {
    const { name, description, slots, variants } = content;
    const [added] = await tx.query<{ version: number }[]>(
      `INSERT INTO template_version (name, version, description, slots, variants, origin, hash, saved_by, saved_at)
       SELECT $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6, $7, $8 FROM template_version WHERE name = $1
       RETURNING version`,
      [name, description, JSON.stringify(slots), JSON.stringify(variants), origin, hashOf(content), by, at],
    );
    const version = added!.version;
    if (inUse) {
      await tx.query('UPDATE template SET current_version = $2 WHERE name = $1', [name, version]);
    }
    return version;
  }

  async current(tx: Transaction, name: string): Promise<TemplateVersion | undefined> {
    const [row] = await tx.query<TemplateRow[]>(
      `SELECT ${TEMPLATE_COLUMNS} FROM template t JOIN template_version v
       ON v.name = t.name AND v.version = t.current_version WHERE t.name = $1`,
      [name],
    );
    return row && toTemplate(row);
  }
}

/** The same content gives the same hash, in whatever order its slots were written. */
export function hashOf({ description, slots, variants }: TemplateContent): string {
  const sorted = Object.entries(slots).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const keys = ['channel', 'language', 'tone', 'subject', 'body'];
  return createHash('sha256')
    .update(
      JSON.stringify([description, sorted, variants], (_key, value: unknown) =>
        isVariant(value) ? Object.fromEntries(keys.map((key) => [key, value[key]])) : value,
      ),
    )
    .digest('hex');
}

const isVariant = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && 'channel' in value && 'tone' in value;
