import { IsMoment, PageLimit } from '@viewline/platform';
import {
  NOTIFICATION_CHANNELS,
  NOTIFICATION_PURPOSES,
  type NotificationChannel,
  type NotificationPurpose,
} from '@viewline/events';
import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { DIGEST_WISHES, type DigestWish } from '../domain/policy/preferences.js';
import { TONES, type Tone } from '../domain/template/template.js';
import { QuietHoursDto } from './policy.dto.js';

/** A date with a time and an offset. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

export class ConsentDto {
  @IsIn(NOTIFICATION_PURPOSES)
  purpose!: NotificationPurpose;

  /** Absent: on all channels. */
  @IsOptional()
  @IsIn(NOTIFICATION_CHANNELS)
  channel?: NotificationChannel;

  @IsBoolean()
  granted!: boolean;

  /** Where they said it, such as `phone`, `shop`, `app`. */
  @IsString()
  @Matches(/^[a-z][a-z0-9-]{0,59}$/, { message: '$property must be a name such as phone or shop' })
  origin!: string;

  /** What they were shown or said, or where the proof is kept. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  evidence?: string;

  /** Now if absent. */
  @IsOptional()
  @IsMoment()
  @Matches(INSTANT, { message: '$property must have a time and an offset' })
  saidAt?: string;
}

/** What is null is wished no more. */
export class PreferencesDto {
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(NOTIFICATION_CHANNELS, { each: true })
  channels?: NotificationChannel[] | null;

  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(NOTIFICATION_CHANNELS, { each: true })
  channelsOff?: NotificationChannel[] | null;

  @IsOptional()
  @IsString()
  @MaxLength(35)
  language?: string | null;

  @IsOptional()
  @IsIn(TONES)
  tone?: Tone | null;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  timeZone?: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => QuietHoursDto)
  quietHours?: QuietHoursDto | null;

  @IsOptional()
  @IsIn(DIGEST_WISHES)
  digest?: DigestWish | null;
}

export class PageQuery {
  @PageLimit(100)
  limit: number = 20;

  /** `next` of the page before. */
  @IsOptional()
  @IsString()
  @Matches(/^[0-9a-f-]{1,36}$/, { message: '$property must be the next of a page before' })
  cursor?: string;
}

export class ExplainDto {
  @IsIn(NOTIFICATION_PURPOSES)
  purpose!: NotificationPurpose;

  @IsInt()
  @Min(1)
  @Max(10)
  severity!: number;

  /** Absent: every channel on which they can be reached. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(NOTIFICATION_CHANNELS, { each: true })
  channels?: NotificationChannel[];

  /** Now if absent. */
  @IsOptional()
  @IsMoment()
  @Matches(INSTANT, { message: '$property must have a time and an offset' })
  at?: string;

  @IsOptional()
  @IsMoment()
  @Matches(INSTANT, { message: '$property must have a time and an offset' })
  expiresAt?: string;
}

export class UnsubscribeQuery {
  @IsString()
  @MaxLength(500)
  token!: string;
}
