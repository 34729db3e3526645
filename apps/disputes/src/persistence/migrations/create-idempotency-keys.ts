import { IDEMPOTENCY_KEY_TABLE } from '@viewline/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIdempotencyKeys1766000000100 implements MigrationInterface {
  name = 'CreateIdempotencyKeys1766000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(IDEMPOTENCY_KEY_TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency_key');
  }
}
