import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReverseSpendings1766000000250 implements MigrationInterface {
  name = 'ReverseSpendings1766000000250';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE credit_spending
        ADD COLUMN reversed_by jsonb,
        ADD COLUMN reversed_at timestamptz,
        ADD COLUMN reversal_reason text,
        ADD CHECK (num_nulls(reversed_by, reversed_at, reversal_reason) IN (0, 3))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE credit_spending DROP COLUMN reversed_by, DROP COLUMN reversed_at, DROP COLUMN reversal_reason`);
  }
}
