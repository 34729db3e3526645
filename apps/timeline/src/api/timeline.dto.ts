import { PageLimit } from '@viewline/platform';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDate,
  IsNotEmpty,
  IsOptional,
  IsString,
  MaxDate,
  MaxLength,
  MinDate,
} from 'class-validator';

const commaList = ({ value }: { value: unknown }) =>
  (Array.isArray(value) ? value : [value])
    .flatMap((part) => String(part).split(','))
    .map((part) => part.trim())
    .filter(Boolean);

/** Further than any contact, and within what PostgreSQL can hold. */
const EARLIEST = new Date('0001-01-01T00:00:00Z');
const LATEST = new Date('9999-12-31T23:59:59Z');

export class SearchQuery {
  /** Name, phone number in any spelling, e-mail, account number, MAC, user name. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  q!: string;

  @ApiPropertyOptional({ default: 20, maximum: 100 })
  @PageLimit(100)
  limit: number = 20;
}

export class EntriesQuery {
  @ApiPropertyOptional({ default: 50, maximum: 200 })
  @PageLimit(200)
  limit: number = 50;

  /** `next` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;

  /** Comma list of channels. */
  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @Transform(commaList)
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  channel?: string[];

  /** Comma list of kinds. */
  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @Transform(commaList)
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  kind?: string[];

  /** Happened then or later. */
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  @MinDate(EARLIEST)
  @MaxDate(LATEST)
  from?: Date;

  /** Happened before. */
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  @MinDate(EARLIEST)
  @MaxDate(LATEST)
  to?: Date;

  /** Anywhere in title, text or actor. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}
