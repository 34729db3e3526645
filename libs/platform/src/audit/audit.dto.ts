import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsMoment } from '../http/is-moment.js';
import type { AuditOutcome } from './audit-trail.js';

export class ListAudit {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(256)
  subscriberId?: string;

  /** Inclusive. */
  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsMoment()
  from?: string;

  /** Exclusive. */
  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsMoment()
  to?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 200 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  /** The `next` of the page before. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(64)
  cursor?: string;
}

export class AuditEntry {
  @ApiProperty({ format: 'date-time' })
  at!: string;
  @ApiProperty({ enum: ['read', 'denied'] })
  outcome!: AuditOutcome;
  @ApiProperty()
  actorId!: string;
  @ApiProperty({ type: String, nullable: true })
  actorName!: string | null;
  @ApiProperty({ type: [String] })
  roles!: string[];
  @ApiProperty()
  method!: string;
  @ApiProperty()
  route!: string;
  /** `*` where the request named no subscriber in particular. */
  @ApiProperty()
  subscriberId!: string;
  @ApiProperty()
  correlationId!: string;
}

export class AuditPage {
  @ApiProperty({ type: [AuditEntry] })
  items!: AuditEntry[];
  @ApiProperty({ type: String, nullable: true })
  next!: string | null;
}
