import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddEarlyReports1700000001003 implements MigrationInterface {
  name = 'AddEarlyReports1700000001003';

  async up(runner: QueryRunner): Promise<void> {
    // Reports that came before the contact they are of. Its row is there and counts as removed until the contact comes,
    // so that the primary key decides which of the two was first.
    await runner.query('ALTER TABLE interaction ADD COLUMN early_reports jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM interaction WHERE early_reports IS NOT NULL');
    await runner.query('ALTER TABLE interaction DROP COLUMN early_reports');
  }
}
