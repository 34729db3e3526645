import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { CurrentPrincipal, Roles, type Principal } from '@viewline/platform';
import { EditRouting } from '../commands/edit-routing/edit-routing.use-case.js';
import { SetPresence } from '../commands/set-presence/set-presence.use-case.js';
import { badAgentId, notYourself, queueNotFound, unknownQueue } from '../domain/routing/routing.errors.js';
import { ListRouting } from '../queries/list-routing/list-routing.query.js';
import { TryRouting } from '../queries/try-routing/try-routing.query.js';
import { isSupervisor, nameOf } from './actor.js';
import { PageQuery } from './page.dto.js';
import { AgentDto, PresenceDto, QueueDto, RoutingRuleDto, TryRuleDto } from './routing.dto.js';

/** An agent's or a queue's id as a path may carry it. */
const ID = /^[^\p{Cc}]{1,100}$/u;
const QUEUE_ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u;

@Controller('api/tickets/v1/routing')
@Roles('supervisor', 'operator')
export class RoutingController {
  constructor(
    private readonly lists: ListRouting,
    private readonly trials: TryRouting,
    private readonly edits: EditRouting,
    private readonly presences: SetPresence,
  ) {}

  @Get('queues')
  @Roles('agent', 'supervisor', 'operator')
  listQueues(@Query() { limit, cursor }: PageQuery) {
    return this.lists.queues(limit, cursor);
  }

  @Put('queues/:id')
  async saveQueue(@Param('id') id: string, @Body() { title }: QueueDto) {
    if (!QUEUE_ID.test(id)) throw unknownQueue(id);
    await this.edits.saveQueue(id, title);
    return { id, title };
  }

  @Delete('queues/:id')
  @HttpCode(204)
  async removeQueue(@Param('id') id: string) {
    if (!QUEUE_ID.test(id)) throw queueNotFound(id);
    await this.edits.removeQueue(id);
  }

  @Get('rules')
  @Roles('agent', 'supervisor', 'operator')
  listRules(@Query() { limit, cursor }: PageQuery) {
    return this.lists.rules(limit, cursor);
  }

  @Post('rules')
  async addRule(@Body() { ...rule }: RoutingRuleDto, @CurrentPrincipal() caller: Principal) {
    const id = await this.edits.addRule({ ...rule, by: nameOf(caller) });
    return { id, ...rule };
  }

  /** Where a message would go, by the rules as they are now. */
  @Post('rules/trial')
  @HttpCode(200)
  tryRules(@Body() message: TryRuleDto) {
    return this.trials.execute(message);
  }

  @Put('rules/:id')
  async replaceRule(
    @Param('id') id: string,
    @Body() { ...rule }: RoutingRuleDto,
    @CurrentPrincipal() caller: Principal,
  ) {
    await this.edits.replaceRule({ ...rule, id, by: nameOf(caller) });
    return { id, ...rule };
  }

  @Delete('rules/:id')
  @HttpCode(204)
  async removeRule(@Param('id') id: string) {
    await this.edits.removeRule(id);
  }

  @Get('agents')
  @Roles('agent', 'supervisor', 'operator')
  listAgents(@Query() { limit, cursor }: PageQuery) {
    return this.lists.agents(limit, cursor);
  }

  @Put('agents/:id')
  async saveAgent(@Param('id') id: string, @Body() { ...agent }: AgentDto) {
    if (!ID.test(id)) throw badAgentId();
    const languages = agent.languages.map((tag) => tag.toLowerCase().split('-')[0]!);
    await this.edits.saveAgent({ ...agent, languages, agentId: id });
    return { id, ...agent, languages };
  }

  @Put('agents/:id/presence')
  @Roles('agent', 'supervisor', 'operator')
  async setPresence(
    @Param('id') id: string,
    @Body() { presence }: PresenceDto,
    @CurrentPrincipal() caller: Principal,
  ) {
    if (caller.id !== id && !isSupervisor(caller)) throw notYourself();
    await this.presences.execute(id, presence);
    return { id, presence };
  }
}
