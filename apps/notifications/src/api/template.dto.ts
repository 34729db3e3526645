import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsTimeZone,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { CHANNELS, type Channel } from '../domain/channel.js';
import type { SlotDeclarations, SlotValues } from '../domain/template/slot.js';
import { LIMITS, TONES, type Tone } from '../domain/template/template.js';

export class VariantDto {
  /** A delivery channel, or `any` for all that have no wording of their own. */
  @IsString()
  @MaxLength(20)
  channel!: string;

  /** BCP 47. */
  @IsString()
  @MaxLength(35)
  language!: string;

  @IsIn(TONES)
  tone: Tone = 'formal';

  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.subject)
  subject?: string;

  /** E-mail: MJML with Handlebars. Others: Handlebars. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LIMITS.body)
  body!: string;
}

export class TemplateDto {
  @IsString()
  @MaxLength(500)
  description: string = '';

  /** By name: `{ "link": { "type": "url", "sample": "https://…" } }`. */
  @IsObject()
  slots!: SlotDeclarations;

  @IsArray()
  @ArrayMaxSize(LIMITS.variants)
  @ValidateNested({ each: true })
  @Type(() => VariantDto)
  variants!: VariantDto[];
}

export class PreviewDto {
  @IsIn(CHANNELS)
  channel!: Channel;

  @IsOptional()
  @IsString()
  @MaxLength(35)
  language?: string;

  @IsOptional()
  @IsIn(TONES)
  tone?: Tone;

  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;

  /** Instead of the template's samples. */
  @IsOptional()
  @IsObject()
  slots?: SlotValues;

  /** IANA, in which instants are written. */
  @IsOptional()
  @IsTimeZone()
  zone?: string;
}

export class TemplateVersionQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  version?: number;
}
