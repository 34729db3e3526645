import { CHANNELS, PROMISE_KINDS, type Channel, type PromiseKind } from '@viewline/events';
import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { IsMoment } from '@viewline/platform';
import { PageQuery } from './page.dto.js';

export class PromiseDto {
  @IsUUID()
  subscriberId!: string;

  @IsOptional()
  @IsUUID()
  ticketId?: string;

  @IsIn(PROMISE_KINDS)
  what!: PromiseKind;

  /** In the words of who gives it. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  text?: string;

  /** Where it has to be kept on one channel. */
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: Channel;

  /** An instant with its offset. */
  @IsMoment()
  @Matches(/T.*(?:Z|[+-]\d{2}:\d{2})$/, { message: '$property must be a time with an offset' })
  @MaxLength(40)
  dueAt!: string;

  /** Whose word it is; the caller's unless said. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  by?: string;
}

export class PromisesQuery extends PageQuery {
  @IsUUID()
  subscriberId!: string;
}
