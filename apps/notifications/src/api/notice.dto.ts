import { NOTIFICATION_PURPOSES } from '@viewline/events';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { NOTICE_LIMITS } from '../domain/digest/notice.js';
import type { Purpose } from '../domain/notification-request.js';

export class NoticeDto {
  /** The caller's own; the same key twice is one notice. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  key!: string;

  @IsUUID()
  subscriberId!: string;

  @IsIn(NOTIFICATION_PURPOSES)
  purpose!: Purpose;

  @IsString()
  @IsNotEmpty()
  @MaxLength(NOTICE_LIMITS.title)
  title!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(NOTICE_LIMITS.text)
  text!: string;
}

export class NoticesDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => NoticeDto)
  notices!: NoticeDto[];
}
