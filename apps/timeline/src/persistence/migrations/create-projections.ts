import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PROJECTION_TABLES } from '../projection-tables.js';

export class CreateProjections1700000003001 implements MigrationInterface {
  name = 'CreateProjections1700000003001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await runner.query(PROJECTION_TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE build, search_term, relationship, profile, edge, retraction, entry');
  }
}
