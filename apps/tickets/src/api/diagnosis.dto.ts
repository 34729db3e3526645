import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { ANSWERS } from '../domain/diagnosis/diagnosis.js';
import { LANGUAGES, type Language } from '../domain/language.js';
import { PageQuery } from './page.dto.js';

const ONE_LINE = /^[^\p{Cc}]*\S[^\p{Cc}]*$/u;

export class DiagnosisDto {
  /** What they say they watch; else the last that is known. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Matches(ONE_LINE)
  streamId?: string;

  /** The ticket that it is made for. */
  @IsOptional()
  @IsUUID()
  ticketId?: string;
}

export class DiagnosisQuery {
  /** In which it is told. */
  @IsOptional()
  @IsIn(LANGUAGES)
  language: Language = 'en';
}

export class DiagnosesQuery extends PageQuery {
  @IsOptional()
  @IsIn(LANGUAGES)
  language: Language = 'en';

  @IsOptional()
  @IsIn(ANSWERS)
  answer?: string;
}

export class ErrorRuleDto {
  /** Absent: any error. */
  @IsOptional()
  @IsString()
  @MaxLength(120)
  @Matches(ONE_LINE)
  errorCode?: string;

  /** Absent: any class. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  @Matches(ONE_LINE)
  deviceClass?: string;

  /** Distinct subscribers. */
  @IsInt()
  @Min(1)
  @Max(100_000)
  threshold!: number;

  @IsInt()
  @Min(1)
  @Max(1440)
  windowMinutes!: number;

  /** False: this error on this class is nobody's business. */
  @IsOptional()
  @IsBoolean()
  active: boolean = true;
}
