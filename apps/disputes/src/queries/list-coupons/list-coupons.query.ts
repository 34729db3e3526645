import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CouponRepository } from '../../persistence/coupon.repository.js';
import { couponView } from './coupon.view.js';

const MOST = 500;

/** The latest coupons first, with how often they were redeemed. */
@Injectable()
export class ListCoupons {
  constructor(
    private readonly dataSource: DataSource,
    private readonly coupons: CouponRepository,
  ) {}

  async execute() {
    return { items: (await this.coupons.list(this.dataSource, MOST)).map(couponView) };
  }
}
