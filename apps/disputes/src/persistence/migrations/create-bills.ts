import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateBills1766000000110 implements MigrationInterface {
  name = 'CreateBills1766000000110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Amounts are whole minor units; the document is how TMF678 shows the rest of the row.
      CREATE TABLE bill (
        id uuid PRIMARY KEY,
        bill_no text NOT NULL UNIQUE,
        subscriber_id uuid NOT NULL,
        account_id text,
        version int NOT NULL,
        sequence int NOT NULL,
        state text NOT NULL,
        resume_state text,
        holds jsonb NOT NULL,
        currency text NOT NULL,
        net bigint NOT NULL,
        total bigint NOT NULL,
        remaining bigint NOT NULL,
        payments jsonb NOT NULL,
        taxes jsonb NOT NULL,
        facts jsonb NOT NULL,
        -- Of what the bill was issued with, to know the same bill told of again.
        fingerprint text NOT NULL,
        bill_date timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        document jsonb NOT NULL,
        CHECK ((state = 'onHold') = (resume_state IS NOT NULL)),
        CHECK ((state = 'onHold') = (holds <> '[]'))
      );
      CREATE INDEX ON bill (subscriber_id, bill_date, id);
      CREATE INDEX ON bill (account_id);
      CREATE INDEX bill_held ON bill (subscriber_id) WHERE state = 'onHold';

      CREATE TABLE applied_rate (
        id uuid PRIMARY KEY,
        bill_id uuid REFERENCES bill,
        position int NOT NULL,
        subscriber_id uuid NOT NULL,
        account_id text,
        currency text NOT NULL,
        net bigint NOT NULL,
        gross bigint NOT NULL,
        facts jsonb NOT NULL,
        applied_at timestamptz NOT NULL,
        document jsonb NOT NULL
      );
      CREATE INDEX ON applied_rate (bill_id, position);
      CREATE INDEX applied_rate_unbilled ON applied_rate (account_id, applied_at, id) WHERE bill_id IS NULL;

      CREATE TABLE bill_on_demand (
        id uuid PRIMARY KEY,
        state text NOT NULL,
        account_id text NOT NULL,
        asked_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        document jsonb NOT NULL
      );
      CREATE INDEX bill_on_demand_waiting ON bill_on_demand (asked_at, id) WHERE state = 'inProgress'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE bill_on_demand, applied_rate, bill');
  }
}
