import { TICKET_STATUSES, type TicketStatus } from '@viewline/events';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { CHILDREN_ANSWERS, type ChildrenAnswer } from '../commands/move-ticket/children-of-ticket.js';
import { NoteDto } from './ticket.dto.js';

/** By the names of TMF621. */
export class MacroChangesDto {
  @IsOptional()
  @IsIn(TICKET_STATUSES)
  status?: TicketStatus;

  @IsOptional()
  @IsString()
  @MaxLength(4000)
  statusChangeReason?: string;

  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  severity?: string;

  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  priority?: string;

  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  ticketType?: string;

  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  name?: string;
}

export class MacroDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  description?: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => MacroChangesDto)
  changes: MacroChangesDto = new MacroChangesDto();

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => NoteDto)
  note?: NoteDto;
}

export class ApplyMacroDto {
  @IsUUID()
  ticketId!: string;

  @IsOptional()
  @IsIn(CHILDREN_ANSWERS)
  children?: ChildrenAnswer;
}
