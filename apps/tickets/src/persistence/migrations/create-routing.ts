import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRouting1767000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE work_queue (
        queue_id text PRIMARY KEY,
        title text NOT NULL
      );
      INSERT INTO work_queue VALUES ('general', 'General');
      CREATE TABLE routing_rule (
        rule_id uuid PRIMARY KEY,
        name text NOT NULL,
        position int NOT NULL,
        keywords text[] NOT NULL,
        channels text[] NOT NULL,
        ticket_types text[] NOT NULL,
        languages text[] NOT NULL,
        queue_id text NOT NULL REFERENCES work_queue,
        skills text[] NOT NULL,
        priority text,
        active boolean NOT NULL,
        changed_by text NOT NULL,
        changed_at timestamptz NOT NULL
      );
      CREATE INDEX ON routing_rule (position, rule_id);
      CREATE INDEX ON routing_rule (queue_id);
      CREATE TABLE routing_agent (
        agent_id text PRIMARY KEY,
        name text NOT NULL,
        skills text[] NOT NULL,
        languages text[] NOT NULL,
        queues text[] NOT NULL,
        ticket_capacity int NOT NULL,
        chat_capacity int NOT NULL,
        presence text NOT NULL DEFAULT 'offline' CHECK (presence IN ('online', 'away', 'offline')),
        presence_at timestamptz NOT NULL,
        last_assigned_at timestamptz
      );
      CREATE INDEX ON routing_agent (agent_id) WHERE presence = 'online';
      -- Work that asks for the same of an agent stands in one line, so that a long line which nobody can serve costs
      -- nothing to whoever looks for what somebody can.
      CREATE TABLE work_need (
        need_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('ticket', 'chat')),
        queue_id text NOT NULL REFERENCES work_queue,
        skills text[] NOT NULL,
        language text NOT NULL,
        UNIQUE (kind, queue_id, skills, language)
      );
      CREATE TABLE work_item (
        item_id uuid PRIMARY KEY,
        need_id int NOT NULL REFERENCES work_need,
        subscriber_id uuid,
        -- 0 is the most urgent.
        priority smallint NOT NULL,
        rule_id uuid,
        title text NOT NULL,
        channel text,
        state text NOT NULL CHECK (state IN ('waiting', 'assigned', 'done')),
        waiting_since timestamptz(3) NOT NULL,
        agent_id text,
        assigned_at timestamptz(3),
        done_at timestamptz(3),
        -- Of the ticket's events the last one that this row knows of; of a conversation's own events the last.
        sequence int NOT NULL,
        CHECK ((state = 'assigned') <= (agent_id IS NOT NULL))
      );
      CREATE INDEX work_item_line ON work_item (need_id, priority, waiting_since, item_id) WHERE state = 'waiting';
      CREATE INDEX work_item_waiting ON work_item (priority, waiting_since, item_id) WHERE state = 'waiting';
      CREATE INDEX work_item_held ON work_item (agent_id, assigned_at, item_id) WHERE state = 'assigned';
      CREATE INDEX work_item_age ON work_item (waiting_since, item_id);
      CREATE INDEX work_item_done ON work_item (done_at) WHERE state = 'done';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE work_item, work_need, routing_agent, routing_rule, work_queue');
  }
}
