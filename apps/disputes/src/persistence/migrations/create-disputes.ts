import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDisputes1766000000120 implements MigrationInterface {
  name = 'CreateDisputes1766000000120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dispute (
        id uuid PRIMARY KEY,
        subscriber_id uuid NOT NULL,
        bill_id uuid NOT NULL REFERENCES bill,
        bill_no text NOT NULL,
        version int NOT NULL,
        sequence int NOT NULL,
        state text NOT NULL,
        reason text NOT NULL,
        description text,
        currency text NOT NULL,
        -- Whole minor units.
        amount bigint NOT NULL CHECK (amount > 0),
        awarded bigint CHECK (awarded BETWEEN 0 AND amount),
        outcome text,
        decisions int NOT NULL,
        -- The deadlines' rule as it was when the case was opened.
        rule jsonb NOT NULL,
        opened_by jsonb NOT NULL,
        opened_at timestamptz NOT NULL,
        acknowledge_by timestamptz NOT NULL,
        decide_by timestamptz NOT NULL,
        appeal_by timestamptz,
        missed text[] NOT NULL,
        -- The next deadline to be missed; null while none runs.
        next_due timestamptz,
        adr_body text,
        adr_case_number text,
        history jsonb NOT NULL
      );
      CREATE INDEX ON dispute (subscriber_id, opened_at, id);
      CREATE INDEX ON dispute (opened_at, id);
      CREATE INDEX ON dispute (bill_id);
      CREATE INDEX dispute_next_due ON dispute (next_due) WHERE next_due IS NOT NULL;

      CREATE TABLE dispute_item (
        dispute_id uuid NOT NULL REFERENCES dispute,
        position int NOT NULL,
        rate_id uuid NOT NULL REFERENCES applied_rate,
        name text,
        amount bigint NOT NULL CHECK (amount > 0),
        PRIMARY KEY (dispute_id, position)
      );
      CREATE INDEX ON dispute_item (rate_id);

      CREATE TABLE dispute_evidence (
        id uuid PRIMARY KEY,
        dispute_id uuid NOT NULL REFERENCES dispute,
        kind text NOT NULL,
        text text,
        url text,
        reference jsonb,
        added_by text NOT NULL,
        added_at timestamptz NOT NULL
      );
      CREATE INDEX ON dispute_evidence (dispute_id, added_at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE dispute_evidence, dispute_item, dispute');
  }
}
