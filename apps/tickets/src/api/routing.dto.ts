import { CHANNELS, type Channel } from '@viewline/events';
import {
  ArrayMaxSize,
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
  ValidateIf,
} from 'class-validator';
import { PRIORITY_CLASSES, type PriorityClass } from '../domain/routing/priority-class.js';
import { PRESENCES, WORK_KINDS, type Presence, type WorkKind } from '../domain/routing/work.js';
import { PageQuery } from './page.dto.js';

const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
/** No control characters: PostgreSQL cannot hold NUL, and names are shown to people. */
const ONE_LINE = /^[^\p{Cc}]*\S[^\p{Cc}]*$/u;
const QUEUE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u;

export class QueueDto {
  @IsString()
  @MaxLength(200)
  @Matches(ONE_LINE)
  title!: string;
}

export class RoutingRuleDto {
  @IsString()
  @MaxLength(200)
  @Matches(ONE_LINE)
  name!: string;

  /** The lowest is asked first. */
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  position!: number;

  /** Any of them in the text, in any spelling. Empty: any text. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  @Matches(ONE_LINE, { each: true })
  keywords: string[] = [];

  @IsOptional()
  @IsArray()
  @IsIn(CHANNELS, { each: true })
  channels: Channel[] = [];

  /** Types or classes of tickets. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  @Matches(ONE_LINE, { each: true })
  ticketTypes: string[] = [];

  /** BCP 47. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(LANGUAGE, { each: true })
  languages: string[] = [];

  @IsString()
  @Matches(QUEUE)
  queue!: string;

  /** What an agent must be able to do for it. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  @Matches(ONE_LINE, { each: true })
  skills: string[] = [];

  /** Instead of the work's own. */
  @IsOptional()
  @IsIn(PRIORITY_CLASSES)
  priority?: PriorityClass;

  @IsOptional()
  @IsBoolean()
  active: boolean = true;
}

export class AgentDto {
  @IsString()
  @MaxLength(200)
  @Matches(ONE_LINE)
  name!: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  @Matches(ONE_LINE, { each: true })
  skills: string[] = [];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(LANGUAGE, { each: true })
  languages: string[] = [];

  /** Those they serve; none: all. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @Matches(QUEUE, { each: true })
  queues: string[] = [];

  /** Chats at the same time. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(50)
  chatCapacity: number = 3;

  /** Open tickets at the same time. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1000)
  ticketCapacity: number = 20;
}

export class PresenceDto {
  @IsIn(PRESENCES)
  presence!: Presence;
}

export class TransferDto {
  @IsString()
  @Matches(QUEUE)
  queue!: string;
}

export class AssignmentDto {
  /** Null: nobody any more, so that routing finds somebody. */
  @ValidateIf(({ agentId }: AssignmentDto) => agentId !== null)
  @IsString()
  @MaxLength(100)
  @Matches(ONE_LINE)
  agentId!: string | null;

  @IsOptional()
  @IsString()
  @Matches(QUEUE)
  queue?: string;
}

export class TryRuleDto {
  @IsString()
  @MaxLength(20_000)
  text!: string;

  @IsOptional()
  @IsIn(CHANNELS)
  channel?: Channel;

  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  ticketType?: string;

  @IsOptional()
  @Matches(LANGUAGE)
  language?: string;
}

export class WorkQuery extends PageQuery {
  @IsOptional()
  @IsIn(['waiting', 'assigned', 'done'])
  state?: string;

  @IsOptional()
  @IsIn(WORK_KINDS)
  kind?: WorkKind;

  @IsOptional()
  @Matches(QUEUE)
  queue?: string;

  @IsOptional()
  @IsString()
  @MaxLength(300)
  @Matches(ONE_LINE)
  agentId?: string;
}
