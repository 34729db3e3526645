import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WithdrawRequestLinks1767000000510 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A ticket without a row has never had its links withdrawn.
      CREATE TABLE request_link_generation (ticket_id uuid PRIMARY KEY, generation int NOT NULL)
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE request_link_generation');
  }
}
