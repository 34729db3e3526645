import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoteReturnedMail1766000000410 implements MigrationInterface {
  name = 'NoteReturnedMail1766000000410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- By the service's clock: when what the provider had taken came back.
      ALTER TABLE notification_attempt ADD returned_at timestamptz;
      CREATE INDEX notification_attempt_returned ON notification_attempt (address, returned_at)
        WHERE returned_at IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX notification_attempt_returned;
      ALTER TABLE notification_attempt DROP returned_at;
    `);
  }
}
