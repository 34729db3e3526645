import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { CurrentPrincipal, Roles, type Principal } from '@viewline/platform';
import { EditErrorRules } from '../commands/edit-error-rules/edit-error-rules.use-case.js';
import { ListRecurringErrors } from '../queries/list-recurring-errors/list-recurring-errors.query.js';
import { ErrorRuleDto } from './diagnosis.dto.js';
import { PageQuery } from './page.dto.js';
import { nameOf } from './actor.js';

/** Errors that many have on one class of devices, and from how many on they are a ticket. */
@Controller('api/tickets/v1/recurring-errors')
@Roles('supervisor', 'operator')
export class RecurringErrorController {
  constructor(
    private readonly errors: ListRecurringErrors,
    private readonly edits: EditErrorRules,
  ) {}

  @Get()
  @Roles('agent', 'supervisor', 'operator')
  list(@Query() { limit, cursor }: PageQuery) {
    return this.errors.execute(limit, cursor);
  }

  @Get('rules')
  async listRules() {
    return { items: await this.errors.rules() };
  }

  /** The rule for this error on this class, there before or not. */
  @Put('rules')
  async saveRule(@Body() { ...rule }: ErrorRuleDto, @CurrentPrincipal() caller: Principal) {
    return { id: await this.edits.save({ ...rule, by: nameOf(caller) }), ...rule };
  }

  @Delete('rules/:id')
  @HttpCode(204)
  async removeRule(@Param('id') id: string) {
    await this.edits.remove(id);
  }
}
