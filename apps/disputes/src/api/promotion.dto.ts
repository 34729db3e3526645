import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDate,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinDate,
  MaxDate,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MoneyDto } from './tmf-money.dto.js';

const EARLIEST = new Date('2000-01-01T00:00:00Z');
const LATEST = new Date('2200-01-01T00:00:00Z');

export class CouponDto {
  /** One that nobody guesses is made if absent. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  code?: string;

  @IsString()
  @MaxLength(200)
  @Matches(/\S/, { message: '$property must say something' })
  campaign!: string;

  @IsIn(['amount', 'percent'])
  kind!: 'amount' | 'percent';

  /** What it gives; of a percentage, what it gives at most. */
  @IsObject()
  @ValidateNested()
  @Type(() => MoneyDto)
  amount!: MoneyDto;

  @ValidateIf(({ kind, percent }: CouponDto) => kind === 'percent' || percent !== undefined)
  @IsInt()
  @Min(1)
  @Max(100)
  percent?: number;

  @IsOptional()
  @Type(() => Date)
  @IsDate()
  @MinDate(EARLIEST)
  @MaxDate(LATEST)
  validFrom?: Date;

  @Type(() => Date)
  @IsDate()
  @MinDate(EARLIEST)
  @MaxDate(LATEST)
  validUntil!: Date;

  @IsInt()
  @Min(1)
  @Max(1_000_000)
  maxRedemptions!: number;
}

export class CodeDto {
  @IsString()
  @MaxLength(60)
  code!: string;

  @IsUUID()
  subscriberId!: string;
}

export class ProgrammeDto {
  @IsBoolean()
  active!: boolean;

  @IsObject()
  @ValidateNested()
  @Type(() => MoneyDto)
  referrer!: MoneyDto;

  @IsObject()
  @ValidateNested()
  @Type(() => MoneyDto)
  referred!: MoneyDto;
}
