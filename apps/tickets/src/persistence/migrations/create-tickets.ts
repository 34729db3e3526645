import { IDEMPOTENCY_KEY_TABLE } from '@viewline/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTickets1766100000100 implements MigrationInterface {
  name = 'CreateTickets1766100000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE ticket_number START 1001;

      -- The document is the trouble ticket as TMF621 has it; the columns are what is asked for by most.
      CREATE TABLE ticket (
        id uuid PRIMARY KEY,
        number text NOT NULL UNIQUE,
        version int NOT NULL,
        sequence int NOT NULL,
        document jsonb NOT NULL,
        status text NOT NULL,
        severity text NOT NULL,
        severity_level text NOT NULL,
        ticket_type text NOT NULL,
        ticket_class text NOT NULL,
        subscriber_id uuid,
        parent_id uuid REFERENCES ticket,
        opened_by text,
        queue text,
        agent_id text,
        agent_name text,
        escalation_level int NOT NULL,
        escalation_queue text,
        answered_at timestamptz,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE INDEX ON ticket (subscriber_id, created_at DESC, id DESC) WHERE subscriber_id IS NOT NULL;
      CREATE INDEX ON ticket (parent_id) WHERE parent_id IS NOT NULL;
      CREATE INDEX ON ticket (created_at);
      CREATE INDEX ON ticket (status, created_at);
      CREATE INDEX ticket_escalated ON ticket (escalation_level DESC, created_at, id)
        WHERE escalation_queue IS NOT NULL AND status NOT IN ('resolved', 'rejected', 'cancelled', 'closed');
      CREATE INDEX ticket_parties ON ticket USING gin ((document -> 'relatedParty') jsonb_path_ops);

      CREATE TABLE ticket_specification (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        document jsonb NOT NULL
      );

      CREATE TABLE macro (
        id uuid PRIMARY KEY,
        name text NOT NULL UNIQUE,
        version int NOT NULL,
        description text,
        changes jsonb NOT NULL,
        note jsonb,
        updated_at timestamptz NOT NULL,
        updated_by text
      );
      ${IDEMPOTENCY_KEY_TABLE}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE idempotency_key, macro, ticket_specification, ticket; DROP SEQUENCE ticket_number',
    );
  }
}
