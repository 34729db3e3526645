import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CurrentPrincipal,
  Exchange,
  type HttpExchange,
  IdempotencyKey,
  ReadsSubscriber,
  Roles,
  TmfDoor,
  type Principal,
} from '@viewline/platform';
import { ChangeMessage } from '../commands/change-message/change-message.use-case.js';
import { CreateMessage } from '../commands/create-message/create-message.use-case.js';
import { RemoveMessage } from '../commands/remove-message/remove-message.use-case.js';
import { FindMessages } from '../queries/find-messages/find-messages.query.js';
import { COMMUNICATION_MESSAGE } from '../resources/communication-message.js';

/** TMF681 CommunicationMessage v4.0.0. */
@ApiTags('TMF681 communication messages')
@Controller(COMMUNICATION_MESSAGE.path)
@Roles('agent', 'supervisor', 'integrator')
export class MessageController {
  constructor(
    private readonly door: TmfDoor,
    private readonly messages: FindMessages,
    private readonly creating: CreateMessage,
    private readonly changing: ChangeMessage,
    private readonly removing: RemoveMessage,
  ) {}

  @Get()
  @ReadsSubscriber('receiver.party.id')
  list(@Exchange() exchange: HttpExchange) {
    return this.door.list(exchange, COMMUNICATION_MESSAGE, (query) => this.messages.list(query));
  }

  @Get(':id')
  get(@Param('id') id: string, @Exchange() exchange: HttpExchange) {
    return this.door.show(exchange, COMMUNICATION_MESSAGE, () => this.messages.get(id));
  }

  @Post()
  create(
    @Body() body: unknown,
    @IdempotencyKey() key: string | undefined,
    @Exchange() exchange: HttpExchange,
  ) {
    return this.door.create(exchange, COMMUNICATION_MESSAGE, () => this.creating.execute(body, key));
  }

  @Patch(':id')
  patch(
    @Param('id') id: string,
    @Body() patch: unknown,
    @CurrentPrincipal() caller: Principal,
    @Exchange() exchange: HttpExchange,
  ) {
    return this.door.change(exchange, COMMUNICATION_MESSAGE, () =>
      this.changing.execute(id, patch, caller.id),
    );
  }

  @Delete(':id')
  @Roles('supervisor', 'integrator')
  @HttpCode(204)
  async delete(@Param('id') id: string, @CurrentPrincipal() caller: Principal): Promise<void> {
    await this.removing.execute(id, caller.id);
  }
}
