import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCreditLedger1766000000200 implements MigrationInterface {
  name = 'CreateCreditLedger1766000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledger_account (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        subscriber_id uuid,
        currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
        -- Kept for subscribers only, by a trigger: the row of an expense account would be everybody's bottleneck.
        balance bigint NOT NULL DEFAULT 0,
        UNIQUE NULLS NOT DISTINCT (kind, subscriber_id, currency),
        CHECK ((kind = 'subscriber-credit') = (subscriber_id IS NOT NULL)),
        CONSTRAINT ledger_account_never_negative CHECK (balance BETWEEN 0 AND 9007199254740991)
      );
      CREATE INDEX ON ledger_account (subscriber_id) WHERE subscriber_id IS NOT NULL;

      CREATE TABLE ledger_journal (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('grant', 'spending', 'reversal')),
        reference uuid NOT NULL,
        reverses uuid UNIQUE REFERENCES ledger_journal,
        booked_at timestamptz NOT NULL,
        booked_by text NOT NULL,
        -- Said beforehand, so that nothing can be added to a journal later.
        entry_count smallint NOT NULL CHECK (entry_count >= 2),
        CHECK ((kind = 'reversal') = (reverses IS NOT NULL))
      );
      CREATE INDEX ON ledger_journal (reference);

      CREATE TABLE ledger_entry (
        journal_id uuid NOT NULL REFERENCES ledger_journal,
        account_id uuid NOT NULL REFERENCES ledger_account,
        amount bigint NOT NULL CHECK (amount <> 0),
        PRIMARY KEY (journal_id, account_id)
      );
      CREATE INDEX ON ledger_entry (account_id);
    `);
    await runner.query(`
      CREATE FUNCTION ledger_journal_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        which uuid := CASE TG_TABLE_NAME WHEN 'ledger_journal' THEN (to_jsonb(NEW) ->> 'id')::uuid
                                         ELSE (to_jsonb(NEW) ->> 'journal_id')::uuid END;
      BEGIN
        IF EXISTS (SELECT 1 FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
                   WHERE e.journal_id = which GROUP BY a.currency HAVING sum(e.amount) <> 0) THEN
          RAISE EXCEPTION 'journal % does not balance', which USING ERRCODE = 'check_violation';
        END IF;
        IF (SELECT count(*) FROM ledger_entry WHERE journal_id = which)
           <> (SELECT entry_count FROM ledger_journal WHERE id = which) THEN
          RAISE EXCEPTION 'journal % has more or fewer entries than it was made with', which
            USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER journal_is_whole AFTER INSERT ON ledger_journal
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_journal_is_whole();
      CREATE CONSTRAINT TRIGGER journal_is_whole AFTER INSERT ON ledger_entry
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_journal_is_whole();

      CREATE FUNCTION ledger_keep_balances() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        -- In one order whoever books, so that two who need the same accounts never wait for each other.
        PERFORM 1 FROM ledger_account a
          WHERE a.kind = 'subscriber-credit' AND a.id IN (SELECT account_id FROM booked) ORDER BY a.id FOR UPDATE;
        UPDATE ledger_account a SET balance = a.balance + b.amount
          FROM (SELECT account_id, sum(amount) AS amount FROM booked GROUP BY account_id) b
          WHERE a.id = b.account_id AND a.kind = 'subscriber-credit';
        RETURN NULL;
      END $$;
      CREATE TRIGGER keep_balances AFTER INSERT ON ledger_entry REFERENCING NEW TABLE AS booked
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_keep_balances();

      CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only: book a reversal instead', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_journal
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
      -- Only the trigger above, never a person, says what a balance is.
      CREATE TRIGGER balance_follows_entries BEFORE UPDATE ON ledger_account
        FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION ledger_is_append_only();
      CREATE TRIGGER accounts_stay BEFORE DELETE OR TRUNCATE ON ledger_account
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE ledger_entry, ledger_journal, ledger_account;
      DROP FUNCTION ledger_journal_is_whole, ledger_keep_balances, ledger_is_append_only`);
  }
}
