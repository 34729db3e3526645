import { PageLimit } from '@viewline/platform';
import { NOTIFICATION_CHANNELS, type NotificationChannel, type NotificationPurpose } from '@viewline/events';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { CONSENT_RULES, type ConsentRule } from '../domain/policy/policy-settings.js';

export const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/;

export class QuietHoursDto {
  /** `HH:MM`. */
  @Matches(HOUR)
  start!: string;

  /** `HH:MM`; one before the start is on the next day. */
  @Matches(HOUR)
  end!: string;
}

class BudgetDto {
  /** Points. */
  @IsInt()
  @Min(1)
  @Max(1000)
  perDay!: number;

  /** Points in any seven days in a row. */
  @IsInt()
  @Min(1)
  @Max(7000)
  perWeek!: number;
}

class PurposeRuleDto {
  @IsIn(CONSENT_RULES)
  consent!: ConsentRule;

  /** Points. */
  @IsInt()
  @Min(0)
  @Max(1000)
  weight!: number;

  /** Severities from 1 up to this one; 0 is none. */
  @IsInt()
  @Min(0)
  @Max(10)
  passesQuietHours!: number;

  /** Severities from 1 up to this one; 0 is none. */
  @IsInt()
  @Min(0)
  @Max(10)
  critical!: number;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(NOTIFICATION_CHANNELS, { each: true })
  channels!: NotificationChannel[];
}

class PurposesDto implements Record<NotificationPurpose, PurposeRuleDto> {
  @IsDefined()
  @ValidateNested()
  @Type(() => PurposeRuleDto)
  service!: PurposeRuleDto;

  @IsDefined()
  @ValidateNested()
  @Type(() => PurposeRuleDto)
  outage!: PurposeRuleDto;

  @IsDefined()
  @ValidateNested()
  @Type(() => PurposeRuleDto)
  billing!: PurposeRuleDto;

  @IsDefined()
  @ValidateNested()
  @Type(() => PurposeRuleDto)
  reminder!: PurposeRuleDto;

  @IsDefined()
  @ValidateNested()
  @Type(() => PurposeRuleDto)
  marketing!: PurposeRuleDto;

  @IsDefined()
  @ValidateNested()
  @Type(() => PurposeRuleDto)
  survey!: PurposeRuleDto;

  @IsDefined()
  @ValidateNested()
  @Type(() => PurposeRuleDto)
  security!: PurposeRuleDto;
}

export class PolicySettingsDto {
  @IsDefined()
  @ValidateNested()
  @Type(() => BudgetDto)
  budget!: BudgetDto;

  /** null: there are none. */
  @IsOptional()
  @ValidateNested()
  @Type(() => QuietHoursDto)
  quietHours?: QuietHoursDto | null;

  @IsString()
  @MaxLength(60)
  timeZone!: string;

  /** IANA zones by the region of a subscriber. */
  @IsObject()
  timeZoneByRegion!: Record<string, string>;

  @Matches(HOUR)
  resumeAt!: string;

  @Matches(HOUR)
  digestAt!: string;

  @IsInt()
  @Min(1)
  @Max(11)
  digestFrom!: number;

  /** Days. */
  @IsInt()
  @Min(0)
  @Max(30)
  lookAhead!: number;

  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(NOTIFICATION_CHANNELS.length)
  @IsIn(NOTIFICATION_CHANNELS, { each: true })
  silentChannels!: NotificationChannel[];

  @IsDefined()
  @ValidateNested()
  @Type(() => PurposesDto)
  purposes!: PurposesDto;
}

export class PolicyChangeDto {
  @IsDefined()
  @ValidateNested()
  @Type(() => PolicySettingsDto)
  settings!: PolicySettingsDto;

  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason?: string;
}

export class PolicyVersionsQuery {
  @PageLimit(100)
  limit: number = 20;

  /** The version after the ones wanted. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  before?: number;
}
