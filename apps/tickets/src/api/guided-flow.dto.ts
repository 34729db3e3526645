import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { RUN_STATES, type RunState } from '../domain/flows/flow-run.js';
import { STEP_OUTCOMES, type StepOutcome } from '../domain/flows/flow.js';
import { LANGUAGES, type Language } from '../domain/language.js';
import { PageQuery } from './page.dto.js';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const ONE_LINE = /^[^\p{Cc}]*\S[^\p{Cc}]*$/u;
const LONGEST_TITLE = 500;

export class FlowTextDto {
  @IsString()
  @MaxLength(LONGEST_TITLE)
  @Matches(ONE_LINE)
  en!: string;

  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_TITLE)
  @Matches(ONE_LINE)
  fr?: string;

  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_TITLE)
  @Matches(ONE_LINE)
  ar?: string;

  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_TITLE)
  @Matches(ONE_LINE)
  zh?: string;
}

export class FlowAnswerDto {
  @Matches(SLUG)
  @MaxLength(60)
  id!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => FlowTextDto)
  title!: FlowTextDto;

  @IsIn(STEP_OUTCOMES)
  outcome!: StepOutcome;

  /** A later step, `solved` or `ticket`. */
  @Matches(SLUG)
  @MaxLength(60)
  next!: string;
}

export class KnownAnswersDto {
  @IsOptional()
  @Matches(SLUG)
  @MaxLength(60)
  ok?: string;

  @IsOptional()
  @Matches(SLUG)
  @MaxLength(60)
  warning?: string;

  @IsOptional()
  @Matches(SLUG)
  @MaxLength(60)
  fault?: string;

  @IsOptional()
  @Matches(SLUG)
  @MaxLength(60)
  unknown?: string;
}

export class KnownDto {
  /** Of the diagnosis, such as `addresses`. */
  @Matches(SLUG)
  @MaxLength(60)
  check!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => KnownAnswersDto)
  answers!: KnownAnswersDto;
}

export class FlowStepDto {
  @Matches(SLUG)
  @MaxLength(60)
  id!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => FlowTextDto)
  title!: FlowTextDto;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => KnownDto)
  known?: KnownDto;

  @IsOptional()
  @IsBoolean()
  lastResort?: boolean;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => FlowAnswerDto)
  answers!: FlowAnswerDto[];
}

export class FlowDto {
  @IsObject()
  @ValidateNested()
  @Type(() => FlowTextDto)
  title!: FlowTextDto;

  @IsString()
  @MaxLength(200)
  @Matches(ONE_LINE)
  ticketType!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => FlowStepDto)
  steps!: FlowStepDto[];
}

export class StartRunDto {
  /** The ticket that it is run for; it carries the steps then. */
  @IsOptional()
  @IsUUID()
  ticketId?: string;
}

export class AnswerDto {
  @IsString()
  @MaxLength(60)
  step!: string;

  @IsString()
  @MaxLength(60)
  answer!: string;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  @Matches(/^[^\0]*$/)
  note?: string;
}

export class FlowLanguageQuery {
  @IsOptional()
  @IsIn(LANGUAGES)
  language: Language = 'en';
}

export class RunsQuery extends PageQuery {
  @IsOptional()
  @IsIn(RUN_STATES)
  state?: RunState;
}
