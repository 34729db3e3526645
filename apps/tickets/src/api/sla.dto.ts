import { TICKET_DEADLINE_KINDS, type TicketDeadlineKind } from '@viewline/events';
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
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { SEVERITY_LEVELS, type SeverityLevel } from '../domain/severity.js';

export const CALENDAR_ID = /^[a-z0-9][a-z0-9-]{0,59}$/;
/** Two years of minutes. */
const LONGEST = 2 * 366 * 24 * 60;

class WindowDto {
  @IsString()
  @MaxLength(5)
  from!: string;

  @IsString()
  @MaxLength(5)
  to!: string;
}

/** A day may have several, such as before and after noon; what they say is checked by the rules of calendars. */
function Windows(): PropertyDecorator {
  return (target, name) => {
    IsOptional()(target, name);
    IsArray()(target, name);
    ArrayMaxSize(20)(target, name);
    ValidateNested({ each: true })(target, name);
    Type(() => WindowDto)(target, name);
  };
}

class WeekDto {
  @Windows() monday?: WindowDto[];
  @Windows() tuesday?: WindowDto[];
  @Windows() wednesday?: WindowDto[];
  @Windows() thursday?: WindowDto[];
  @Windows() friday?: WindowDto[];
  @Windows() saturday?: WindowDto[];
  @Windows() sunday?: WindowDto[];
}

class HolidayDto {
  @IsString()
  @MaxLength(10)
  date!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;
}

export class CalendarDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  @IsString()
  @MaxLength(100)
  timeZone!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => WeekDto)
  windows!: WeekDto;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => HolidayDto)
  holidays: HolidayDto[] = [];
}

export class TargetDto {
  @IsIn(TICKET_DEADLINE_KINDS)
  kind!: TicketDeadlineKind;

  /** Absent: any. */
  @IsOptional()
  @IsIn(SEVERITY_LEVELS)
  severityLevel?: SeverityLevel;

  /** Of the subscriber; absent: any. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  segment?: string;

  @Matches(CALENDAR_ID)
  calendarId!: string;

  /** Of business time. */
  @IsInt()
  @Min(1)
  @Max(LONGEST)
  minutes!: number;
}
