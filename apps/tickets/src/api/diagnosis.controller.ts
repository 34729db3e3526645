import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AuditTrail, CurrentPrincipal, ReadsSubscriber, Roles, type Principal } from '@viewline/platform';
import { DiagnoseSubscriber } from '../commands/diagnose-subscriber/diagnose-subscriber.use-case.js';
import { ListDiagnoses } from '../queries/list-diagnoses/list-diagnoses.query.js';
import { DiagnosesQuery, DiagnosisDto } from './diagnosis.dto.js';
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
  diagnose(
    @Param('id') subscriberId: string,
    @Body() { ...request }: DiagnosisDto,
    @CurrentPrincipal() caller: Principal,
  ) {
    return this.diagnoses.execute({ ...request, subscriberId, by: nameOf(caller) });
  }

  @Get('subscribers/:id/diagnoses')
  @ReadsSubscriber('id')
  listOfSubscriber(@Param('id') subscriberId: string, @Query() { limit, cursor, answer }: DiagnosesQuery) {
    return this.lists.execute({ subscriberId, ...(answer && { answer }) }, limit, cursor);
  }

  @Get('diagnoses')
  @Roles('supervisor', 'operator', 'integrator')
  async list(@Query() { limit, cursor, answer }: DiagnosesQuery, @CurrentPrincipal() caller: Principal) {
    const page = await this.lists.execute(answer ? { answer } : {}, limit, cursor);
    await this.trail.record(
      caller,
      page.items.map(({ subscriberId }) => subscriberId),
    );
    return page;
  }
}
