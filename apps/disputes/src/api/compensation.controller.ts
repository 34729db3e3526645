import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { AuditTrail, CurrentPrincipal, type Principal, Roles } from '@viewline/platform';
import type { FastifyReply } from 'fastify';
import { GrantCompensation } from '../commands/grant-compensation/grant-compensation.use-case.js';
import { PublishRulePack } from '../commands/publish-rule-pack/publish-rule-pack.use-case.js';
import { RULE_PACK_SCHEMA } from '../commands/publish-rule-pack/rule-pack-schema.js';
import { SimulateCompensation } from '../commands/simulate-compensation/simulate-compensation.use-case.js';
import { runView } from '../queries/show-compensation-run/compensation-run.view.js';
import { ShowCompensationRun } from '../queries/show-compensation-run/show-compensation-run.query.js';
import { ShowRulePacks } from '../queries/show-rule-packs/show-rule-packs.query.js';
import { PackNameParams, PackVersionParams, RunsQuery, SimulationDto } from './compensation.dto.js';
import { storable } from './storable-text.js';

/** What people are owed after an outage: rules as code, simulated first, then granted once. */
@Controller('api/disputes/v1/compensation')
@Roles('supervisor', 'operator')
export class CompensationController {
  constructor(
    private readonly publishing: PublishRulePack,
    private readonly packs: ShowRulePacks,
    private readonly simulations: SimulateCompensation,
    private readonly grants: GrantCompensation,
    private readonly runs: ShowCompensationRun,
    private readonly audit: AuditTrail,
  ) {}

  @Get('rule-pack-schema')
  schema(): object {
    return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...RULE_PACK_SCHEMA };
  }

  @Get('rule-packs')
  async listPacks() {
    return await this.packs.list();
  }

  /** Publishes the next version. */
  @Put('rule-packs/:name')
  @Roles('operator')
  async publish(
    @Param() { name }: PackNameParams,
    @Body() content: object,
    @CurrentPrincipal() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { pack, isNew } = await this.publishing.execute(name, storable(content), caller);
    reply.status(isNew ? 201 : 200);
    return pack;
  }

  @Get('rule-packs/:name/versions/:version')
  async showPack(@Param() { name, version }: PackVersionParams) {
    return await this.packs.one(name, version);
  }

  @Post('runs')
  async simulate(@Body() asked: SimulationDto, @CurrentPrincipal() caller: Principal) {
    const run = await this.simulations.execute(asked, caller);
    await this.audit.record(
      caller,
      run.simulation.sample.map(({ subscriberId }) => subscriberId),
    );
    return runView(run);
  }

  @Get('runs')
  async listRuns(@Query() { problemId }: RunsQuery) {
    return await this.runs.list(problemId);
  }

  @Get('runs/:id')
  async showRun(@Param('id') id: string, @CurrentPrincipal() caller: Principal) {
    const run = await this.runs.one(id);
    await this.audit.record(
      caller,
      run.simulation.sample.map(({ subscriberId }) => subscriberId),
    );
    return run;
  }

  @Post('runs/:id/grant')
  @HttpCode(200)
  async grant(@Param('id') id: string, @CurrentPrincipal() caller: Principal) {
    return figuresOf(await this.grants.request(id, caller));
  }

  @Post('runs/:id/approve')
  @HttpCode(200)
  async approve(@Param('id') id: string, @CurrentPrincipal() caller: Principal) {
    return figuresOf(await this.grants.approve(id, caller));
  }

  @Post('runs/:id/decline')
  @HttpCode(200)
  async decline(@Param('id') id: string, @CurrentPrincipal() caller: Principal) {
    return figuresOf(await this.grants.decline(id, caller));
  }
}

function figuresOf(run: Parameters<typeof runView>[0]) {
  const { simulation: _simulation, ...figures } = runView(run);
  return figures;
}
