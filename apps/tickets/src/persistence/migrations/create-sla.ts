import { idFromName } from '@viewline/kernel';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kind, severity, minutes: what holds until an operator writes something else. */
const FIRST_TARGETS = [
  ['first-response', 'critical', 15],
  ['first-response', 'major', 60],
  ['first-response', null, 240],
  ['resolution', 'critical', 240],
  ['resolution', 'major', 480],
  ['resolution', 'moderate', 1440],
  ['resolution', null, 4320],
] as const;

export class CreateSla1766100000200 implements MigrationInterface {
  name = 'CreateSla1766100000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A calendar is never changed: deadlines stand on the version that they were promised on.
      CREATE TABLE sla_calendar (
        id text NOT NULL,
        version int NOT NULL,
        name text NOT NULL,
        time_zone text NOT NULL,
        windows jsonb NOT NULL,
        holidays jsonb NOT NULL,
        written_at timestamptz NOT NULL DEFAULT now(),
        written_by text,
        PRIMARY KEY (id, version)
      );

      CREATE TABLE sla_target (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        severity_level text,
        segment text,
        calendar_id text NOT NULL,
        minutes int NOT NULL
      );

      CREATE TABLE deadline (
        id uuid PRIMARY KEY,
        ticket_id uuid NOT NULL REFERENCES ticket ON DELETE CASCADE,
        kind text NOT NULL,
        calendar_id text NOT NULL,
        calendar_version int NOT NULL,
        target_minutes int NOT NULL,
        severity_level text NOT NULL,
        segment text,
        state text NOT NULL,
        due_at timestamptz,
        stopped_at timestamptz,
        missed_at timestamptz,
        UNIQUE (ticket_id, kind),
        FOREIGN KEY (calendar_id, calendar_version) REFERENCES sla_calendar
      );
      CREATE INDEX deadline_due ON deadline (due_at) WHERE state = 'running'`);
    const allDay = [{ from: '00:00', to: '24:00' }];
    const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
    await runner.query(
      `INSERT INTO sla_calendar (id, version, name, time_zone, windows, holidays)
       VALUES ('always', 1, 'Always', 'UTC', $1, '[]')`,
      [JSON.stringify(Object.fromEntries(days.map((day) => [day, allDay])))],
    );
    for (const [kind, severity, minutes] of FIRST_TARGETS) {
      await runner.query(
        `INSERT INTO sla_target (id, kind, severity_level, calendar_id, minutes) VALUES ($1, $2, $3, 'always', $4)`,
        [idFromName('sla-target', kind, severity ?? '', ''), kind, severity, minutes],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE deadline, sla_target, sla_calendar');
  }
}
