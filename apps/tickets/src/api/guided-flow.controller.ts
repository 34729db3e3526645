import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { AuditTrail, CurrentPrincipal, ReadsSubscriber, Roles, type Principal } from '@viewline/platform';
import { RunFlow } from '../commands/run-flow/run-flow.use-case.js';
import { SaveFlow } from '../commands/save-flow/save-flow.use-case.js';
import { flowNotFound } from '../domain/flows/flow.errors.js';
import { ListFlows } from '../queries/list-flows/list-flows.query.js';
import { ShowFlow } from '../queries/show-flow/show-flow.query.js';
import { nameOf } from './actor.js';
import { runView } from './flow-run.view.js';
import { AnswerDto, FlowDto, FlowLanguageQuery, RunsQuery, StartRunDto } from './guided-flow.dto.js';
import { PageQuery } from './page.dto.js';

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Step by step through what may help, the simplest first. */
@Controller('api/tickets/v1')
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class GuidedFlowController {
  constructor(
    private readonly saving: SaveFlow,
    private readonly running: RunFlow,
    private readonly lists: ListFlows,
    private readonly shown: ShowFlow,
    private readonly trail: AuditTrail,
  ) {}

  @Get('guided-flows')
  listFlows(@Query() { limit, cursor }: PageQuery) {
    return this.lists.flows(limit, cursor);
  }

  @Get('guided-flows/:id')
  showFlow(@Param('id') id: string) {
    if (!ID.test(id)) throw flowNotFound(id);
    return this.shown.flow(id);
  }

  @Put('guided-flows/:id')
  @Roles('supervisor', 'operator')
  async saveFlow(
    @Param('id') id: string,
    @Body() { ...flow }: FlowDto,
    @CurrentPrincipal() caller: Principal,
  ) {
    if (!ID.test(id) || id.length > 60) throw flowNotFound(id);
    const version = await this.saving.execute({ id, ...flow }, nameOf(caller));
    return { id, version, ...flow };
  }

  @Post('subscribers/:subscriberId/guided-flows/:flowId/runs')
  @ReadsSubscriber('subscriberId')
  async start(
    @Param('subscriberId') subscriberId: string,
    @Param('flowId') flowId: string,
    @Query() { language }: FlowLanguageQuery,
    @Body() { ticketId }: StartRunDto,
    @CurrentPrincipal() caller: Principal,
  ) {
    if (!ID.test(flowId)) throw flowNotFound(flowId);
    const about = { subscriberId, flowId, ...(ticketId !== undefined && { ticketId }) };
    return runView(await this.running.start({ ...about, by: nameOf(caller) }), language);
  }

  @Get('subscribers/:subscriberId/guided-flow-runs')
  @ReadsSubscriber('subscriberId')
  listOfSubscriber(
    @Param('subscriberId') subscriberId: string,
    @Query() { limit, cursor, state }: RunsQuery,
  ) {
    return this.lists.runs({ subscriberId, ...(state && { state }) }, limit, cursor);
  }

  @Get('guided-flow-runs')
  @Roles('supervisor', 'operator', 'integrator')
  async list(@Query() { limit, cursor, state }: RunsQuery, @CurrentPrincipal() caller: Principal) {
    const page = await this.lists.runs(state ? { state } : {}, limit, cursor);
    await this.trail.record(
      caller,
      page.items.map(({ subscriberId }) => subscriberId),
    );
    return page;
  }

  @Get('guided-flow-runs/:id')
  async show(
    @Param('id') id: string,
    @Query() { language }: FlowLanguageQuery,
    @CurrentPrincipal() caller: Principal,
  ) {
    const found = await this.shown.run(id);
    await this.trail.record(caller, [found.run.subscriberId]);
    return runView(found, language);
  }

  @Post('guided-flow-runs/:id/answers')
  @HttpCode(200)
  async answer(
    @Param('id') id: string,
    @Query() { language }: FlowLanguageQuery,
    @Body() { ...answer }: AnswerDto,
    @CurrentPrincipal() caller: Principal,
  ) {
    return runView(await this.running.answer(id, { ...answer, by: nameOf(caller) }), language);
  }

  /** Enough was tried. */
  @Post('guided-flow-runs/:id/ticket')
  @HttpCode(200)
  async giveUp(
    @Param('id') id: string,
    @Query() { language }: FlowLanguageQuery,
    @CurrentPrincipal() caller: Principal,
  ) {
    return runView(await this.running.giveUp(id, nameOf(caller)), language);
  }
}
