import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AuditTrail, CurrentPrincipal, ReadsSubscriber, Roles, type Principal } from '@viewline/platform';
import { DiagnoseSubscriber } from '../commands/diagnose-subscriber/diagnose-subscriber.use-case.js';
import { diagnosisIn } from '../domain/diagnosis/in-words.js';
import type { Language } from '../domain/language.js';
import { ListDiagnoses, type DiagnosisView } from '../queries/list-diagnoses/list-diagnoses.query.js';
import type { Page } from '../queries/page.js';
import { DiagnosesQuery, DiagnosisDto, DiagnosisQuery } from './diagnosis.dto.js';
import { nameOf } from './actor.js';

@Controller('api/tickets/v1')
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class DiagnosisController {
  constructor(
    private readonly diagnoses: DiagnoseSubscriber,
    private readonly lists: ListDiagnoses,
    private readonly trail: AuditTrail,
  ) {}

  /** Who broke it: all checks in one call. */
  @Post('subscribers/:id/diagnosis')
  @ReadsSubscriber('id')
  async diagnose(
    @Param('id') subscriberId: string,
    @Query() { language }: DiagnosisQuery,
    @Body() { ...request }: DiagnosisDto,
    @CurrentPrincipal() caller: Principal,
  ) {
    const made = await this.diagnoses.execute({ ...request, subscriberId, by: nameOf(caller) });
    return { ...diagnosisIn(made, language), language };
  }

  @Get('subscribers/:id/diagnoses')
  @ReadsSubscriber('id')
  async listOfSubscriber(
    @Param('id') subscriberId: string,
    @Query() { limit, cursor, answer, language }: DiagnosesQuery,
  ) {
    const filter = { subscriberId, ...(answer && { answer }) };
    return pageIn(await this.lists.execute(filter, limit, cursor), language);
  }

  @Get('diagnoses')
  @Roles('supervisor', 'operator', 'integrator')
  async list(
    @Query() { limit, cursor, answer, language }: DiagnosesQuery,
    @CurrentPrincipal() caller: Principal,
  ) {
    const page = await this.lists.execute(answer ? { answer } : {}, limit, cursor);
    await this.trail.record(
      caller,
      page.items.map(({ subscriberId }) => subscriberId),
    );
    return pageIn(page, language);
  }
}

const pageIn = ({ items, next }: Page<DiagnosisView>, language: Language): Page<DiagnosisView> => ({
  items: items.map((diagnosis) => diagnosisIn(diagnosis, language)),
  next,
});
