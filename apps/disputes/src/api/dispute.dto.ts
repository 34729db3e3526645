import { PageLimit } from '@viewline/platform';
import {
  DISPUTE_OUTCOMES,
  DISPUTE_REASONS,
  DISPUTE_STATES,
  type DisputeOutcome,
  type DisputeReason,
  type DisputeState,
} from '@viewline/events';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MoneyDto } from './tmf-money.dto.js';

export class DisputedItemDto {
  /** An applied customer billing rate of the bill. */
  @IsUUID()
  rateId!: string;

  /** The whole charge unless it says how much of it. */
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyDto)
  amount?: MoneyDto;
}

export class OpenDisputeDto {
  @ValidateIf(({ billNo }: OpenDisputeDto) => billNo === undefined)
  @IsUUID()
  billId?: string;

  @ValidateIf(({ billId }: OpenDisputeDto) => billId === undefined)
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  billNo?: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => DisputedItemDto)
  items!: DisputedItemDto[];

  @IsIn(DISPUTE_REASONS)
  reason!: DisputeReason;

  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(4000)
  description?: string;

  /** Whose deadlines hold; as the subscriber's region says unless given. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  jurisdiction?: string;
}

export class DisputesQuery {
  @IsOptional()
  @IsUUID()
  subscriberId?: string;

  @IsOptional()
  @IsUUID()
  billId?: string;

  @IsOptional()
  @IsIn(DISPUTE_STATES)
  state?: DisputeState;

  @PageLimit(200)
  limit: number = 50;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;
}

export class NoteDto {
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(4000)
  note?: string;
}

export class DecisionDto extends NoteDto {
  @IsIn(DISPUTE_OUTCOMES)
  outcome!: DisputeOutcome;

  /** Needed where it is upheld in part. */
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyDto)
  amount?: MoneyDto;
}

export class ClosureDto extends NoteDto {
  /** What the body found that the dispute was referred to. */
  @IsOptional()
  @IsIn(DISPUTE_OUTCOMES)
  outcome?: DisputeOutcome;

  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyDto)
  amount?: MoneyDto;
}

export class AppealDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(4000)
  grounds!: string;
}

export class ReferralDto {
  /** Name of the body of dispute resolution. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  body!: string;

  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  caseNumber?: string;
}
