import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ForgetMessages1766000000400 implements MigrationInterface {
  name = 'ForgetMessages1766000000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX notification_over ON notification (created_at)
        WHERE status IN ('sent', 'failed', 'delivered', 'read', 'suppressed', 'cancelled');
      -- Of a forgotten notice the key stays: the same one once more is still the same.
      ALTER TABLE notice ALTER subscriber_id DROP NOT NULL, ALTER title DROP NOT NULL, ALTER text DROP NOT NULL;
      CREATE INDEX notice_gathered ON notice (collected_at) WHERE digest_id IS NOT NULL AND title IS NOT NULL;
      CREATE INDEX reminder_until ON reminder (until);
      CREATE INDEX outage_message_told ON outage_message (at) WHERE told;
      CREATE INDEX problem_stage_over ON problem_stage (at) WHERE kind = 'all-clear';
      CREATE INDEX announcement_ended ON announcement (ended_at) WHERE ended_at IS NOT NULL;
      CREATE INDEX channel_habit_month ON channel_habit (month);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM notice WHERE title IS NULL;
      DROP INDEX channel_habit_month, announcement_ended, problem_stage_over, outage_message_told, reminder_until,
                 notice_gathered, notification_over;
      ALTER TABLE notice ALTER subscriber_id SET NOT NULL, ALTER title SET NOT NULL, ALTER text SET NOT NULL;
    `);
  }
}
