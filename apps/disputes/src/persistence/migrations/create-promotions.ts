import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePromotions1766000000240 implements MigrationInterface {
  name = 'CreatePromotions1766000000240';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE coupon (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        campaign text NOT NULL,
        status text NOT NULL CHECK (status IN ('awaiting-approval', 'active', 'ended')),
        percent int CHECK (percent BETWEEN 1 AND 100),
        -- What it gives, or at most gives.
        amount bigint NOT NULL CHECK (amount > 0),
        currency text NOT NULL,
        valid_from timestamptz NOT NULL,
        valid_until timestamptz NOT NULL,
        max_redemptions int NOT NULL,
        redeemed int NOT NULL DEFAULT 0 CHECK (redeemed BETWEEN 0 AND max_redemptions),
        issued_by jsonb NOT NULL,
        issued_at timestamptz NOT NULL,
        approved_by jsonb
      );
      CREATE INDEX ON coupon (issued_at, id);
      CREATE TABLE coupon_redemption (
        id uuid PRIMARY KEY,
        coupon_id uuid NOT NULL REFERENCES coupon,
        subscriber_id uuid NOT NULL,
        credit_id uuid NOT NULL REFERENCES credit,
        redeemed_by jsonb NOT NULL,
        redeemed_at timestamptz NOT NULL,
        UNIQUE (coupon_id, subscriber_id)
      );

      -- Attempts with a code that did not succeed, by who tried or for whom, in one hour.
      CREATE TABLE code_attempt (
        who text NOT NULL,
        hour timestamptz NOT NULL,
        attempts int NOT NULL,
        PRIMARY KEY (who, hour)
      );
      CREATE INDEX ON code_attempt (hour);

      CREATE TABLE referral_programme (
        id int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
        currency text NOT NULL,
        referrer_amount bigint NOT NULL CHECK (referrer_amount >= 0),
        referred_amount bigint NOT NULL CHECK (referred_amount >= 0),
        active boolean NOT NULL,
        changed_by text NOT NULL,
        changed_at timestamptz NOT NULL
      );
      CREATE TABLE referral_code (
        code text PRIMARY KEY,
        subscriber_id uuid NOT NULL UNIQUE,
        made_at timestamptz NOT NULL
      );
      CREATE TABLE referral (
        id uuid PRIMARY KEY,
        referrer_id uuid NOT NULL,
        -- Somebody is new only once.
        referred_id uuid NOT NULL UNIQUE,
        -- As the programme was when it was claimed.
        currency text NOT NULL,
        referrer_amount bigint NOT NULL,
        referred_amount bigint NOT NULL,
        claimed_by jsonb NOT NULL,
        claimed_at timestamptz NOT NULL,
        rewarded_at timestamptz
      );
      CREATE INDEX ON referral (referrer_id, claimed_at);
      CREATE INDEX ON referral (claimed_at) WHERE rewarded_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE referral, referral_code, referral_programme, code_attempt, coupon_redemption, coupon',
    );
  }
}
