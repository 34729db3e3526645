import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { DomainError } from '@viewline/kernel';
import { CurrentPrincipal, etagOf, ifMatch, type Principal, Roles } from '@viewline/platform';
import type { FastifyReply } from 'fastify';
import { RemoveTarget } from '../commands/remove-target/remove-target.use-case.js';
import { WriteCalendar } from '../commands/write-calendar/write-calendar.use-case.js';
import { WriteTarget } from '../commands/write-target/write-target.use-case.js';
import { type Calendar, WEEKDAYS } from '../domain/sla/calendar.js';
import { ShowSla } from '../queries/show-sla/show-sla.query.js';
import { nameOf } from './actor.js';
import { CALENDAR_ID, CalendarDto, TargetDto } from './sla.dto.js';

/** Service levels: when the desk works, and what is promised. */
@Controller('api/tickets/v1/sla')
@Roles('supervisor', 'operator')
export class SlaController {
  constructor(
    private readonly sla: ShowSla,
    private readonly calendars: WriteCalendar,
    private readonly targets: WriteTarget,
    private readonly removals: RemoveTarget,
  ) {}

  @Get('calendars')
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  async listCalendars() {
    return { items: await this.sla.calendars() };
  }

  @Get('calendars/:id')
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  async showCalendar(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const calendar = await this.sla.calendar(id);
    reply.header('ETag', etagOf(calendar.version));
    return calendar;
  }

  @Put('calendars/:id')
  async writeCalendar(
    @Param('id') id: string,
    @Body() body: CalendarDto,
    @Headers('if-match') match: string | undefined,
    @CurrentPrincipal() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Calendar> {
    if (!CALENDAR_ID.test(id)) {
      throw new DomainError(
        'invalid',
        'sla.bad-calendar-id',
        'ids of calendars are small letters, digits and hyphens',
      );
    }
    const calendar = await ifMatch(match, (version) =>
      this.calendars.execute({ id, ...calendarOf(body) }, nameOf(caller), version),
    );
    reply.header('ETag', etagOf(calendar.version));
    return calendar;
  }

  @Get('targets')
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  async listTargets() {
    return { items: await this.sla.targets() };
  }

  @Post('targets')
  @HttpCode(200)
  async writeTarget(@Body() { kind, severityLevel, segment, calendarId, minutes }: TargetDto) {
    const narrowed = { ...(severityLevel && { severityLevel }), ...(segment && { segment }) };
    return await this.targets.execute({ kind, calendarId, minutes, ...narrowed });
  }

  @Delete('targets/:id')
  @HttpCode(204)
  async removeTarget(@Param('id') id: string): Promise<void> {
    await this.removals.execute(id);
  }
}

/** Plain data, days without a window left out. */
function calendarOf({ name, timeZone, windows, holidays }: CalendarDto): Omit<Calendar, 'id' | 'version'> {
  const week = WEEKDAYS.flatMap((day) => {
    const open = windows[day]?.map(({ from, to }) => ({ from, to })) ?? [];
    return open.length > 0 ? [[day, open] as const] : [];
  });
  const off = holidays.map((holiday) => ({ date: holiday.date, name: holiday.name }));
  return { name, timeZone, windows: Object.fromEntries(week), holidays: off };
}
