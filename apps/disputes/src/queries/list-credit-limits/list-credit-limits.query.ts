import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { limitOfRole, LIMITED_ROLES } from '../../domain/credit/credit-limits.js';
import { tmfMoney } from '../../resources/tmf-money.js';
import { CreditLimitRepository } from '../../persistence/credit-limit.repository.js';

/** What each role may grant on its own in one currency, whether it was set or not. */
@Injectable()
export class ListCreditLimits {
  constructor(
    private readonly dataSource: DataSource,
    private readonly limits: CreditLimitRepository,
  ) {}

  async execute(currency: string) {
    const set = await this.limits.setFor(this.dataSource, currency);
    return {
      items: LIMITED_ROLES.map((role) => ({
        role,
        limit: tmfMoney(limitOfRole(role, currency, set)),
        isSet: set.has(role),
      })),
    };
  }
}
