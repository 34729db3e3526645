import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import { packNotFound } from '../domain/compensation/compensation.errors.js';
import type { PackVersion, RulePack } from '../domain/compensation/rule-pack.js';
import type { Signature } from '../domain/credit/actor.js';

interface Asked {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

interface PackRow {
  name: string;
  version: number;
  content: RulePack;
}

/** Versions of rule packs; they are only ever added. */
@Injectable()
export class RulePackRepository {
  async publish(
    tx: Transaction,
    name: string,
    pack: RulePack,
    by: Signature,
    at: Date,
  ): Promise<{ pack: PackVersion; isNew: boolean }> {
    // Two who publish under one name at once come one after the other.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`rule-pack ${name}`]);
    const [latest] = await tx.query<PackRow[]>(
      'SELECT name, version, content FROM rule_pack WHERE name = $1 ORDER BY version DESC LIMIT 1',
      [name],
    );
    if (latest && isDeepStrictEqual(latest.content, pack)) return { pack: toPack(latest), isNew: false };
    const version = (latest?.version ?? 0) + 1;
    await tx.query(
      'INSERT INTO rule_pack (name, version, content, published_by, published_at) VALUES ($1, $2, $3, $4, $5)',
      [name, version, pack, by, at],
    );
    return { pack: { ...pack, name, version }, isNew: true };
  }

  /** @throws DomainError `rule-pack.not-found` */
  async find(asked: Asked, name: string, version: number): Promise<PackVersion> {
    const [row] = await asked.query<PackRow[]>(
      'SELECT name, version, content FROM rule_pack WHERE name = $1 AND version = $2',
      [name, version],
    );
    if (!row) throw packNotFound();
    return toPack(row);
  }
}

const toPack = ({ name, version, content }: PackRow): PackVersion => ({ ...content, name, version });
