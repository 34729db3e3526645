import { TICKET_STATUSES, type TicketStatus } from '@viewline/events';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { CHILDREN_ANSWERS, type ChildrenAnswer } from '../commands/move-ticket/children-of-ticket.js';
import { PageQuery } from './page.dto.js';

export class StatusDto {
  @IsIn(TICKET_STATUSES)
  status!: TicketStatus;

  @IsOptional()
  @IsString()
  @MaxLength(4000)
  reason?: string;

  /** What becomes of open children where this ends their parent. */
  @IsOptional()
  @IsIn(CHILDREN_ANSWERS)
  children?: ChildrenAnswer;
}

export const VISIBILITIES = ['internal', 'public'] as const;

export class NoteDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100_000)
  text!: string;

  /** `public` is an answer that the subscriber may read. */
  @IsOptional()
  @IsIn(VISIBILITIES)
  visibility: (typeof VISIBILITIES)[number] = 'internal';
}

export class EscalationDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  reason!: string;
}

export class SubscriberTicketsQuery extends PageQuery {
  /** Only those that somebody still works on. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  open: boolean = false;
}
