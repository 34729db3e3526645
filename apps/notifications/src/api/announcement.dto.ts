import { NOTIFICATION_PURPOSES } from '@viewline/events';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNotEmptyObject,
  IsObject,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsMoment } from '@viewline/platform';
import { CHANNELS, type Channel } from '../domain/channel.js';
import type { Purpose } from '../domain/notification-request.js';
import { TONES, type Tone } from '../domain/template/template.js';
import { AnnouncementTextsDto } from './announcement-texts.dto.js';
import { Names } from './names.js';

export class AudienceDto {
  @Names()
  packages?: string[];

  @Names()
  regions?: string[];

  @Names()
  languages?: string[];

  @Names()
  segments?: string[];

  @Names()
  statuses?: string[];

  @IsOptional()
  @IsMoment()
  @Matches(/(Z|[+-]\d\d:\d\d)$/)
  expiresFrom?: string;

  @IsOptional()
  @IsMoment()
  @Matches(/(Z|[+-]\d\d:\d\d)$/)
  expiresTo?: string;
}

export class ScheduleDto {
  @IsOptional()
  @IsMoment()
  @Matches(/(Z|[+-]\d\d:\d\d)$/)
  at?: string;

  /** On everybody's own clock. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  localTime?: string;
}

export class TemplateUseDto {
  @IsString()
  @Matches(/^[a-z][a-z0-9-]{0,79}$/)
  name!: string;

  @IsObject()
  slots!: Record<string, unknown>;
}

export class AnnouncementDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  title!: string;

  @ValidateNested()
  @Type(() => AudienceDto)
  audience: AudienceDto = new AudienceDto();

  @IsIn(NOTIFICATION_PURPOSES)
  purpose!: Purpose;

  @IsInt()
  @Min(1)
  @Max(10)
  severity: number = 6;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(CHANNELS.length)
  @IsIn(CHANNELS, { each: true })
  channels?: Channel[];

  @IsOptional()
  @IsIn(TONES)
  tone?: Tone;

  /** By language, the house's own among them. */
  @IsOptional()
  @IsNotEmptyObject()
  @AnnouncementTextsDto()
  texts?: Record<string, { title: string; text: string }>;

  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(2000)
  link?: string;

  /** Instead of texts: such as `terms-change`. */
  @IsOptional()
  @ValidateNested()
  @Type(() => TemplateUseDto)
  template?: TemplateUseDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => ScheduleDto)
  schedule?: ScheduleDto;
}

export class PublishDto {
  /** Of the preview: publish to exactly these people or not at all. */
  @IsOptional()
  @Matches(/^[0-9a-f]{32}$/)
  fingerprint?: string;
}

export class AnnouncementListQuery {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  @IsOptional()
  @IsUUID()
  before?: string;
}
