import { Injectable } from '@nestjs/common';
import { Money } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import type { Signature } from '../domain/credit/actor.js';
import type { Referral, ReferralProgramme } from '../domain/referral/referral.js';

interface Asked {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

interface ReferralRow {
  id: string;
  referrer_id: string;
  referred_id: string;
  currency: string;
  referrer_amount: string;
  referred_amount: string;
  claimed_by: Signature;
  claimed_at: Date;
  rewarded_at: Date | null;
}

type ProgrammeRow = Pick<ReferralRow, 'currency' | 'referrer_amount' | 'referred_amount'> & {
  active: boolean;
};

@Injectable()
export class ReferralRepository {
  async programme(asked: Asked): Promise<ReferralProgramme | undefined> {
    const [row] = await asked.query<ProgrammeRow[]>('SELECT * FROM referral_programme');
    return row && { active: row.active, ...amountsOf(row) };
  }

  async saveProgramme(
    tx: Transaction,
    { active, referrer, referred }: ReferralProgramme,
    by: string,
    at: Date,
  ) {
    await tx.query(
      `INSERT INTO referral_programme (currency, referrer_amount, referred_amount, active, changed_by, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET currency = excluded.currency,
         referrer_amount = excluded.referrer_amount, referred_amount = excluded.referred_amount,
         active = excluded.active, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
      [referrer.currency, referrer.minor, referred.minor, active, by, at],
    );
  }

  /** The subscriber's own code; the given one becomes it where there is none yet. */
  async codeOf(tx: Transaction, subscriberId: string, code: string, at: Date): Promise<string> {
    await tx.query(
      'INSERT INTO referral_code (code, subscriber_id, made_at) VALUES ($1, $2, $3) ON CONFLICT (subscriber_id) DO NOTHING',
      [code, subscriberId, at],
    );
    const [row] = await tx.query<{ code: string }[]>(
      'SELECT code FROM referral_code WHERE subscriber_id = $1',
      [subscriberId],
    );
    return row!.code;
  }

  async referrerOf(tx: Transaction, code: string): Promise<string | undefined> {
    const [row] = await tx.query<{ subscriber_id: string }[]>(
      'SELECT subscriber_id FROM referral_code WHERE code = $1',
      [code],
    );
    return row?.subscriber_id;
  }

  /** @returns false where one of this id stands already */
  async insert(tx: Transaction, referral: Referral): Promise<boolean> {
    const { id, referrerId, referredId, referrer, referred, claimedBy, claimedAt } = referral;
    const added = await tx.query<unknown[]>(
      `INSERT INTO referral (id, referrer_id, referred_id, currency, referrer_amount, referred_amount, claimed_by, claimed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING 1`,
      [id, referrerId, referredId, referrer.currency, referrer.minor, referred.minor, claimedBy, claimedAt],
    );
    return added.length > 0;
  }

  /** How any of them came. */
  async referredOf(asked: Asked, family: readonly string[]): Promise<Referral[]> {
    const sql = 'SELECT * FROM referral WHERE referred_id = ANY($1::uuid[])';
    return (await asked.query<ReferralRow[]>(sql, [family])).map(toReferral);
  }

  /** Whom any of them recommended, the latest first. */
  async referrersOf(asked: Asked, family: readonly string[], limit: number): Promise<Referral[]> {
    const rows = await asked.query<ReferralRow[]>(
      'SELECT * FROM referral WHERE referrer_id = ANY($1::uuid[]) ORDER BY claimed_at DESC, id LIMIT $2',
      [family, limit],
    );
    return rows.map(toReferral);
  }

  /** Those not rewarded yet by which any of these, or somebody who is one with them, came. */
  async lockOpenOf(tx: Transaction, subscriberIds: readonly string[]): Promise<Referral[]> {
    const rows = await tx.query<ReferralRow[]>(
      `WITH RECURSIVE up AS (
         SELECT id AS origin, id, 0 AS height FROM unnest($1::uuid[]) AS id
         UNION ALL
         SELECT up.origin, e.parent_id, up.height + 1 FROM up JOIN subscriber_edge e ON e.child_id = up.id
         WHERE e.parent_id IS NOT NULL AND up.height < 100
       ), root AS (SELECT DISTINCT ON (origin) id FROM up ORDER BY origin, height DESC
       ), family AS (SELECT id FROM root UNION SELECT e.child_id FROM family f JOIN subscriber_edge e ON e.parent_id = f.id)
       SELECT * FROM referral WHERE rewarded_at IS NULL AND referred_id IN (SELECT id FROM family)
       ORDER BY id FOR UPDATE`,
      [subscriberIds],
    );
    return rows.map(toReferral);
  }

  /** Those who became customers without our noticing, such as between two looks. */
  async lockOverlooked(tx: Transaction, limit: number): Promise<Referral[]> {
    const rows = await tx.query<ReferralRow[]>(
      `SELECT * FROM referral r WHERE rewarded_at IS NULL AND EXISTS (
         SELECT 1 FROM product_copy p
         WHERE p.subscriber_id = r.referred_id AND p.kind <> 'trial' AND p.status = 'active')
       ORDER BY claimed_at LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [limit],
    );
    return rows.map(toReferral);
  }

  async markRewarded(tx: Transaction, ids: readonly string[], at: Date): Promise<void> {
    await tx.query('UPDATE referral SET rewarded_at = $2 WHERE id = ANY($1::uuid[])', [ids, at]);
  }
}

const amountsOf = (row: Pick<ReferralRow, 'currency' | 'referrer_amount' | 'referred_amount'>) => ({
  referrer: Money.of(Number(row.referrer_amount), row.currency),
  referred: Money.of(Number(row.referred_amount), row.currency),
});

const toReferral = (row: ReferralRow): Referral => ({
  id: row.id,
  referrerId: row.referrer_id,
  referredId: row.referred_id,
  ...amountsOf(row),
  claimedBy: row.claimed_by,
  claimedAt: row.claimed_at,
  rewardedAt: row.rewarded_at,
});
