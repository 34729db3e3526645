import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCredits1766000000210 implements MigrationInterface {
  name = 'CreateCredits1766000000210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE credit (
        id uuid PRIMARY KEY,
        subscriber_id uuid NOT NULL,
        cause_kind text NOT NULL,
        cause_id text NOT NULL,
        amount bigint NOT NULL CHECK (amount > 0),
        currency text NOT NULL,
        status text NOT NULL CHECK (status IN ('pending', 'granted', 'declined', 'reversed')),
        note text,
        -- Who asked, decided and took back: {id, name}.
        requested_by jsonb NOT NULL,
        requested_at timestamptz NOT NULL,
        decided_by jsonb,
        decided_at timestamptz,
        decision_reason text,
        reversed_by jsonb,
        reversed_at timestamptz,
        reversal_reason text,
        sequence int NOT NULL,
        -- Exactly once, whatever is retried, killed or concurrent.
        UNIQUE (cause_kind, cause_id, subscriber_id)
      );
      CREATE INDEX ON credit (subscriber_id, requested_at, id);
      CREATE INDEX ON credit (requested_at, id);
      CREATE INDEX ON credit (requested_at, id) WHERE status = 'pending';

      CREATE TABLE credit_limit (
        role text NOT NULL,
        currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
        amount bigint NOT NULL CHECK (amount >= 0),
        changed_by text NOT NULL,
        changed_at timestamptz NOT NULL,
        PRIMARY KEY (role, currency)
      );

      CREATE TABLE credit_spending (
        id uuid PRIMARY KEY,
        subscriber_id uuid NOT NULL,
        cause_kind text NOT NULL,
        cause_id text NOT NULL,
        amount bigint NOT NULL CHECK (amount > 0),
        currency text NOT NULL,
        spent_by jsonb NOT NULL,
        spent_at timestamptz NOT NULL,
        UNIQUE (cause_kind, cause_id)
      );
      CREATE INDEX ON credit_spending (subscriber_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE credit_spending, credit_limit, credit');
  }
}
