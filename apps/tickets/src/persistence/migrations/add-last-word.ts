import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddLastWord1767000000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- When somebody last wrote in a chat, whichever side; tickets have none.
      ALTER TABLE work_item ADD COLUMN last_word_at timestamptz(3);
      -- Nobody knows of those that are there, so each is given its whole time from now.
      UPDATE work_item w SET last_word_at = now() FROM work_need n WHERE n.need_id = w.need_id AND n.kind = 'chat';
      CREATE INDEX work_item_silent ON work_item (last_word_at) WHERE state = 'assigned' AND last_word_at IS NOT NULL
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE work_item DROP COLUMN last_word_at');
  }
}
