import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PackVersion } from '../../domain/compensation/rule-pack.js';
import { RulePackRepository } from '../../persistence/rule-pack.repository.js';

interface Listed {
  name: string;
  version: number;
  title: string;
  currency: string;
  publishedBy: string;
  publishedAt: Date;
}

const MOST = 500;

@Injectable()
export class ShowRulePacks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly packs: RulePackRepository,
  ) {}

  /** The latest version of each. */
  async list(): Promise<{ items: Listed[] }> {
    const items = await this.dataSource.query<Listed[]>(
      `SELECT DISTINCT ON (name) name, version, content->>'title' AS title, content->>'currency' AS currency,
              published_by->>'name' AS "publishedBy", published_at AS "publishedAt"
       FROM rule_pack ORDER BY name, version DESC LIMIT $1`,
      [MOST],
    );
    return { items };
  }

  /** @throws DomainError `rule-pack.not-found` */
  async one(name: string, version: number): Promise<PackVersion> {
    return this.packs.find(this.dataSource, name, version);
  }
}
