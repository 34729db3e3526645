import { PageLimit } from '@viewline/platform';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { CREDIT_STATUSES, type CreditStatus } from '../domain/credit/credit.js';
import { LIMITED_ROLES, type LimitedRole } from '../domain/credit/credit-limits.js';
import { MoneyDto } from './tmf-money.dto.js';

/** Neither blanks at the ends nor control characters: it names something. */
const NAME = /^[^\s\p{Cc}](?:[^\p{Cc}]*[^\s\p{Cc}])?$/u;

export class GoodwillDto {
  /** The requester's own name for why, such as the id of the ticket; one reason is one credit. */
  @IsString()
  @MaxLength(200)
  @Matches(NAME, { message: '$property must be a name' })
  causeId!: string;

  @IsUUID()
  subscriberId!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => MoneyDto)
  amount!: MoneyDto;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string;
}

export class SpendingCauseDto {
  @IsIn(['bill', 'order'])
  kind!: 'bill' | 'order';

  @IsString()
  @MaxLength(200)
  @Matches(NAME, { message: '$property must be a name' })
  id!: string;
}

export class SpendingDto {
  @IsUUID()
  subscriberId!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => MoneyDto)
  amount!: MoneyDto;

  /** What it is spent on; once. */
  @IsObject()
  @ValidateNested()
  @Type(() => SpendingCauseDto)
  spentOn!: SpendingCauseDto;
}

export class ApprovalDto {
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string;
}

export class ReasonDto {
  @IsString()
  @MaxLength(1000)
  @Matches(/\S/, { message: '$property must say something' })
  reason!: string;
}

export class CreditsQuery {
  @IsOptional()
  @IsIn(CREDIT_STATUSES)
  status?: CreditStatus;

  @IsOptional()
  @IsUUID()
  subscriberId?: string;

  @PageLimit(200)
  limit: number = 50;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  cursor?: string;
}

export class LimitParams {
  @IsIn(LIMITED_ROLES)
  role!: LimitedRole;

  @Matches(/^[A-Z]{3}$/)
  currency!: string;
}

export class LimitDto {
  /** Major units of the currency in the address. */
  @IsNumber({ allowNaN: false, allowInfinity: false })
  value!: number;
}

export class SubscriberParams {
  @IsUUID()
  id!: string;
}

export class CurrencyQuery {
  @Matches(/^[A-Z]{3}$/)
  currency!: string;
}
