import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  AuditTrail,
  CurrentPrincipal,
  IdempotencyKey,
  type Principal,
  ReadsSubscriber,
  Roles,
} from '@viewline/platform';
import { KeepPromise } from '../commands/keep-promise/keep-promise.use-case.js';
import { MakePromise } from '../commands/make-promise/make-promise.use-case.js';
import { ListPromises } from '../queries/list-promises/list-promises.query.js';
import { nameOf } from './actor.js';
import { PageQuery } from './page.dto.js';
import { PromiseDto, PromisesQuery } from './promise.dto.js';

/** Who was promised what, and whether it was done. */
@Controller('api/tickets/v1/promises')
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class PromiseController {
  constructor(
    private readonly promises: ListPromises,
    private readonly making: MakePromise,
    private readonly keeping: KeepPromise,
    private readonly trail: AuditTrail,
  ) {}

  @Post()
  async make(
    @Body() { dueAt, by, ...promise }: PromiseDto,
    @IdempotencyKey() key: string | undefined,
    @CurrentPrincipal() caller: Principal,
  ) {
    const given = { ...promise, dueAt: new Date(dueAt).toISOString(), by: by ?? nameOf(caller) };
    return await this.making.execute(given, key);
  }

  @Get()
  @ReadsSubscriber('subscriberId')
  async list(@Query() { subscriberId, limit, cursor }: PromisesQuery) {
    return await this.promises.ofSubscriber(subscriberId, limit, cursor);
  }

  @Get('overdue')
  async overdue(@Query() { limit, cursor }: PageQuery, @CurrentPrincipal() caller: Principal) {
    const page = await this.promises.overdue(limit, cursor);
    await this.trail.record(
      caller,
      page.items.map(({ subscriberId }) => subscriberId),
    );
    return page;
  }

  @Get(':id')
  async show(@Param('id') id: string, @CurrentPrincipal() caller: Principal) {
    const promise = await this.promises.one(id);
    await this.trail.record(caller, [promise.subscriberId]);
    return promise;
  }

  @Post(':id/keep')
  @HttpCode(200)
  async keep(@Param('id') id: string, @CurrentPrincipal() caller: Principal) {
    return await this.keeping.execute(id, nameOf(caller));
  }
}
