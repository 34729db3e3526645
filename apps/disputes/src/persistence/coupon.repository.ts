import { Injectable } from '@nestjs/common';
import { CouponRedeemed } from '@viewline/events';
import { isId, Money } from '@viewline/kernel';
import { Outbox, sqlState, type Transaction } from '@viewline/messaging';
import { codeTaken, type Coupon, couponNotFound, type CouponStatus } from '../domain/coupon/coupon.js';
import type { Credit } from '../domain/credit/credit.js';
import type { Signature } from '../domain/credit/actor.js';

interface Asked {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

interface CouponRow {
  id: string;
  code: string;
  campaign: string;
  status: CouponStatus;
  percent: number | null;
  amount: string;
  currency: string;
  valid_from: Date;
  valid_until: Date;
  max_redemptions: number;
  redeemed: number;
  issued_by: Signature;
  issued_at: Date;
  approved_by: Signature | null;
}

export interface Redemption {
  id: string;
  subscriberId: string;
  creditId: string;
}

const UNIQUE_VIOLATION = '23505';

@Injectable()
export class CouponRepository {
  constructor(private readonly outbox: Outbox) {}

  /** @throws DomainError `coupon.code-taken` */
  async insert(tx: Transaction, coupon: Coupon): Promise<void> {
    const { value } = coupon;
    const { minor, currency } = value.kind === 'amount' ? value.amount : value.cap;
    try {
      await tx.query(
        `INSERT INTO coupon (id, code, campaign, status, percent, amount, currency, valid_from, valid_until,
                             max_redemptions, issued_by, issued_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          coupon.id,
          coupon.code,
          coupon.campaign,
          coupon.status,
          value.kind === 'percent' ? value.percent : null,
          minor,
          currency,
          coupon.validFrom,
          coupon.validUntil,
          coupon.maxRedemptions,
          coupon.issuedBy,
          coupon.issuedAt,
        ],
      );
    } catch (error) {
      throw sqlState(error) === UNIQUE_VIOLATION ? codeTaken() : error;
    }
  }

  /** One redemption of a coupon comes after the other, so that its number and the rule of families hold. */
  async lockByCode(tx: Transaction, code: string): Promise<Coupon | undefined> {
    const [row] = await tx.query<CouponRow[]>('SELECT * FROM coupon WHERE code = $1 FOR UPDATE', [code]);
    return row && toCoupon(row);
  }

  /** @throws DomainError `coupon.not-found` */
  async lock(tx: Transaction, id: string): Promise<Coupon> {
    const rows = isId(id)
      ? await tx.query<CouponRow[]>('SELECT * FROM coupon WHERE id = $1 FOR UPDATE', [id])
      : [];
    if (!rows[0]) throw couponNotFound();
    return toCoupon(rows[0]);
  }

  async saveDecision(tx: Transaction, { id, status, approvedBy }: Coupon): Promise<void> {
    await tx.query('UPDATE coupon SET status = $2, approved_by = $3 WHERE id = $1', [id, status, approvedBy]);
  }

  async redemptionsBy(tx: Transaction, couponId: string, family: readonly string[]): Promise<Redemption[]> {
    return tx.query<Redemption[]>(
      `SELECT id, subscriber_id AS "subscriberId", credit_id AS "creditId" FROM coupon_redemption
       WHERE coupon_id = $1 AND subscriber_id = ANY($2::uuid[])`,
      [couponId, family],
    );
  }

  async addRedemptionWithEvent(
    tx: Transaction,
    coupon: Coupon,
    redemption: Redemption,
    { amount }: Credit,
    made: { by: Signature; at: Date },
  ): Promise<void> {
    const { id, subscriberId, creditId } = redemption;
    await tx.query(
      `INSERT INTO coupon_redemption (id, coupon_id, subscriber_id, credit_id, redeemed_by, redeemed_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, coupon.id, subscriberId, creditId, made.by, made.at],
    );
    await tx.query('UPDATE coupon SET redeemed = redeemed + 1 WHERE id = $1', [coupon.id]);
    const { code, campaign } = coupon;
    const told = { redemptionId: id, subscriberId, code, campaign, amount: amount.toJSON(), creditId };
    await this.outbox.append(tx, [CouponRedeemed.create(told, { time: made.at, sequence: 1 })]);
  }

  /** The latest first. */
  async list(asked: Asked, limit: number): Promise<Coupon[]> {
    const rows = await asked.query<CouponRow[]>(
      'SELECT * FROM coupon ORDER BY issued_at DESC, id DESC LIMIT $1',
      [limit],
    );
    return rows.map(toCoupon);
  }
}

function toCoupon(row: CouponRow): Coupon {
  const amount = Money.of(Number(row.amount), row.currency);
  return {
    id: row.id,
    code: row.code,
    campaign: row.campaign,
    status: row.status,
    value:
      row.percent === null
        ? { kind: 'amount', amount }
        : { kind: 'percent', percent: row.percent, cap: amount },
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    maxRedemptions: row.max_redemptions,
    redeemed: row.redeemed,
    issuedBy: row.issued_by,
    issuedAt: row.issued_at,
    approvedBy: row.approved_by,
  };
}
